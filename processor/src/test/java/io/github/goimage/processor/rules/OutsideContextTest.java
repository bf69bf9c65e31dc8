package io.github.goimage.processor.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutsideContextTest {
    private static final String REPLACE = "\nrequire example.com/log v1.0.0\n\nreplace example.com/log => ../log\n";

    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(OutsideContext.class, directory);
    }

    @Test
    void refusesAReplacement() {
        tester.file("api/pom.xml", "<project/>")
                .file("api/go.mod", GoService.mod() + REPLACE)
                .file("api/main.go", GoService.main("\"os\""))
                .file("log/go.mod", "module example.com/log\n")
                .option("-Agoimage.projectDir=" + directory.resolve("api"))
                .option("-Agoimage.rootDir=" + directory.resolve("api"))
                .compile("port = 8080")
                .hasError(
                        "module",
                        1,
                        1,
                        "go.mod:7: \"../log\" lies outside the root directory; goimage reads nothing there",
                        "name the directory .. of the root directory in -Agoimage.rootDir, or copy the module to a"
                                + " directory below the root directory");
    }

    @Test
    void refusesAMemberOfAWorkspace() {
        tester.file("api/go.mod", GoService.mod())
                .file("api/main.go", GoService.main("\"os\""))
                .file("api/go.work", "go 1.26\n\nuse (\n\t.\n\t../log\n)\n")
                .option("-Agoimage.projectDir=" + directory.resolve("api"))
                .option("-Agoimage.rootDir=" + directory.resolve("api"))
                .compile("port = 8080")
                .hasError(
                        "module",
                        1,
                        1,
                        "go.work:5: \"../log\" lies outside the root directory; goimage reads nothing there",
                        "name the directory .. of the root directory in -Agoimage.rootDir, or copy the module to a"
                                + " directory below the root directory");
    }

    @Test
    void namesNoRootThatHoldsTheWholeFileSystem() {
        tester.file("go.mod", GoService.mod() + REPLACE.replace("../log", "/log"))
                .file("main.go", GoService.main("\"os\""))
                .compile("port = 8080")
                .hasError(
                        "module",
                        1,
                        1,
                        "go.mod:7: \"/log\" lies outside the root directory; goimage reads nothing there",
                        "copy the module to a directory below the root directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../shared/x.go", "../api/x.txt", "%s/api/x.txt"})
    void refusesALinkOutOfTheBuildContext(String target) throws IOException {
        String written = target.formatted(directory);
        tester.file("api/go.mod", GoService.mod())
                .file("api/main.go", GoService.main("\"os\""))
                .file("shared/x.go", "package main\n")
                .file("api/x.txt", "package main\n");
        Files.createSymbolicLink(directory.resolve("api/x.go"), Path.of(written));
        tester.compile("module = \"api\"")
                .hasError(
                        "module",
                        1,
                        19,
                        "api/x.go is a symbolic link to \"%s\", %s: a builder would find nothing there"
                                .formatted(
                                        written,
                                        written.startsWith("/")
                                                ? "an absolute path"
                                                : "which leads out of the build context"),
                        "replace the link with a copy of the file, or with a relative link to a place in the module");
    }

    @Test
    void refusesAnAbsolutePathInsideTheRoot() {
        tester.file("api/go.mod", GoService.mod() + REPLACE.replace("../log", directory + "/log"))
                .file("api/main.go", GoService.main("\"os\""))
                .file("log/go.mod", "module example.com/log\n")
                .compile("module = \"api\"")
                .hasError(
                        "module",
                        1,
                        19,
                        "api/go.mod:7: \"%s/log\" is an absolute path, but in a builder the module is elsewhere"
                                .formatted(directory),
                        "../log");
        tester.file("api/go.mod", GoService.mod())
                .file("go.work", "go 1.26\n\nuse " + directory + "/api\n")
                .compile("module = \"api\"")
                .hasError(
                        "module",
                        1,
                        19,
                        "go.work:3: \"%s/api\" is an absolute path, but in a builder the module is elsewhere"
                                .formatted(directory),
                        "./api");
    }

    @Test
    void acceptsALinkThatNoBuildOpens() throws IOException {
        tester.file("go.mod", GoService.mod()).file("main.go", GoService.main("\"os\""));
        Files.createSymbolicLink(directory.resolve("x_windows.go"), Path.of("/x.go"));
        Files.createSymbolicLink(directory.resolve("README.md"), Path.of("/README.md"));
        tester.accepts("port = 8080");
    }

    @Test
    void acceptsANeighbourInsideTheRoot() {
        tester.file("api/go.mod", GoService.mod() + REPLACE)
                .file("api/main.go", GoService.main("\"os\""))
                .file("log/go.mod", "module example.com/log\n")
                .accepts("module = \"api\"");
    }

    @Test
    void acceptsAReplacementOfWhatIsNotRequired() {
        tester.file("go.mod", GoService.mod() + "\nreplace example.com/log => ../log\n")
                .file("main.go", GoService.main("\"os\""))
                .accepts("port = 8080");
    }
}
