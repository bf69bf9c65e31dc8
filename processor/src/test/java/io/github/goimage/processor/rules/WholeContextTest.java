package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeContextTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(WholeContext.class, directory)
                .file("go.mod", "module example.com/api\n\ngo 1.26\n")
                .file("main.go", "package main\n\nfunc main() {}\n");
    }

    @Test
    void refusesTheModuleDirectory() {
        tester.compile("files = \".\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\".\" is the whole module directory, with sources and tests",
                        "list the files and directories that the service opens: files = \"web/static\"");
        tester.compile("files = \"./:/srv\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"./\" is the whole module directory, with sources and tests",
                        "list the files and directories that the service opens: files = \"web/static\"");
    }

    @Test
    void refusesALinkToIt() throws IOException {
        Files.createSymbolicLink(directory.resolve("all"), Path.of("."));
        tester.compile("files = \"all\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"all\" is the whole module directory, with sources and tests",
                        "list the files and directories that the service opens: files = \"web/static\"");
    }

    @Test
    void aWaiverCopiesIt() {
        RuleTester.Result result = tester.file("web/index.html", "")
                .compile("files = \".:/srv\", waive = @Waiver(rule = \"WholeContext\", reason = \"it is public\")");

        assertTrue(
                result.file("Dockerfile").contains("\nCOPY [\"./\",\"/out/root/srv\"]\n"), result.file("Dockerfile"));
        assertTrue(result.file(".dockerignore").contains("\n!*\n"), result.file(".dockerignore"));
    }

    @Test
    void acceptsADirectoryOfIt() {
        tester.file("web/index.html", "").accepts("files = \"./web/\"");
    }
}
