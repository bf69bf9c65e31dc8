package io.github.goimage.processor.rule;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                .hasError(1, 1, """
                        [OutsideContext] com.acme.localcache @GoImage(module): go.mod:7: "../log" lies outside %s, \
                        beyond which nothing is read
                        fix: -Agoimage.rootDir=%s, or a copy of the module below %s
                        https://github.com/goimage/goimage/blob/main/docs/rules/OutsideContext.md""".formatted(directory.resolve("api"), directory, directory.resolve("api")));
    }

    @Test
    void refusesAMemberOfAWorkspace() {
        tester.file("api/go.mod", GoService.mod())
                .file("api/main.go", GoService.main("\"os\""))
                .file("api/go.work", "go 1.26\n\nuse (\n\t.\n\t../log\n)\n")
                .option("-Agoimage.projectDir=" + directory.resolve("api"))
                .option("-Agoimage.rootDir=" + directory.resolve("api"))
                .compile("port = 8080")
                .hasError(1, 1, """
                        [OutsideContext] com.acme.localcache @GoImage(module): go.work:5: "../log" lies outside %s, \
                        beyond which nothing is read
                        fix: -Agoimage.rootDir=%s, or a copy of the module below %s
                        https://github.com/goimage/goimage/blob/main/docs/rules/OutsideContext.md""".formatted(directory.resolve("api"), directory, directory.resolve("api")));
    }

    @Test
    void namesNoRootThatHoldsTheWholeFileSystem() {
        tester.file("go.mod", GoService.mod() + REPLACE.replace("../log", "/log"))
                .file("main.go", GoService.main("\"os\""))
                .compile("port = 8080")
                .hasError(1, 1, """
                        [OutsideContext] com.acme.localcache @GoImage(module): go.mod:7: "/log" lies outside %s, \
                        beyond which nothing is read
                        fix: a copy of the module below %s
                        https://github.com/goimage/goimage/blob/main/docs/rules/OutsideContext.md""".formatted(directory, directory));
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
