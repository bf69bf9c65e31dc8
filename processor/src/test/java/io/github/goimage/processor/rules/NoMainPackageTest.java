package io.github.goimage.processor.rules;

import static io.github.goimage.processor.rules.RuleTester.error;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NoMainPackageTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(NoMainPackage.class, directory).file("go.mod", "module example.com/api\n\ngo 1.26\n");
    }

    @Test
    void refusesALibrary() {
        tester.file("api.go", "package api\n");
        tester.compile("port = 8000")
                .hasError(
                        "main",
                        1,
                        1,
                        "the module has no package main",
                        "name a directory with a package main, or the module of the service, such as module ="
                                + " \"services/api\"");
    }

    @Test
    void refusesADirectoryWithALibrary() {
        tester.file("api.go", "package api\n").file("cmd/api/main.go", "package main\n");
        tester.compile("main = \".\"")
                .hasError("main", 1, 17, "\".\" is package api, not package main", "main = \"./cmd/api\"");
    }

    @Test
    void refusesADirectoryWithoutGo() {
        tester.file("cmd/api/main.go", "package main\n").file("cmd/admin/main.go", "package main\n");
        tester.compile("main = \"./cmd/apy\"")
                .hasError(
                        "main",
                        1,
                        17,
                        "there is no Go package in \"./cmd/apy\"",
                        "main = \"./cmd/api\", or ./cmd/admin");
    }

    @Test
    void leavesWrongPathsToInvalidName() {
        tester.file("main.go", "package main\n");
        tester.compile("main = \"./...\"")
                .hasErrors(error(
                                "main",
                                1,
                                17,
                                "\"./...\" is not a package path relative to the module directory",
                                "main = \"./cmd/localcache\"")
                        .of("InvalidName"));
    }

    @Test
    void acceptsAMainPackageWhateverItsFile() {
        tester.file("cmd/api/server.go", "package main\n");
        tester.accepts("main = \"cmd/api\"");
    }

    @Test
    void namesTheElementThatIsWrong() {
        tester.file("cmd/api/main.go", "package main\n").file("cmd/admin/main.go", "package main\n");
        tester.compile("main = {\"./cmd/api\", \"./cmd/admim\"}")
                .hasError(
                        "main[1]", 1, 31, "there is no Go package in \"./cmd/admim\"", "\"./cmd/admin\", or ./cmd/api");
    }
}
