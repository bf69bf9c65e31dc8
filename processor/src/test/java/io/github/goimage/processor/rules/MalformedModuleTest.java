package io.github.goimage.processor.rules;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MalformedModuleTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(MalformedModule.class, directory);
    }

    @Test
    void namesTheLineOfGoMod() {
        tester.file("go.mod", "module example.com/api\n\ngo one\n").file("main.go", "package main\n");
        tester.compile("port = 8000")
                .hasError(
                        "module",
                        1,
                        1,
                        "go.mod:3: invalid go version 'one': must match format 1.23.0",
                        "correct the file; the go command would reject it too");
    }

    @Test
    void namesTheFileOfANamedModule() {
        tester.file("services/api/go.mod", "modul example.com/api\n");
        tester.compile("module = \"services/api\"")
                .hasError(
                        "module",
                        1,
                        19,
                        "services/api/go.mod:1: unknown directive: modul",
                        "correct the file; the go command would reject it too");
    }

    @Test
    void looksAtTheWorkspaceToo() {
        tester.file("services/api/go.mod", "module example.com/api\n\ngo 1.26\n")
                .file("services/api/main.go", "package main\n")
                .file("go.work", "go 1.26\n\nuse (\n");
        tester.compile("module = \"services/api\"")
                .hasError(
                        "module",
                        1,
                        19,
                        "go.work:3: unterminated block: no closing parenthesis",
                        "correct the file; the go command would reject it too");
    }

    @Test
    void saysWhatToDoAboutAFileThatCannotBeRead() throws IOException {
        Files.createDirectory(directory.resolve("go.mod"));
        tester.compile("port = 8000")
                .hasError(
                        "module",
                        1,
                        1,
                        "go.mod: is not a regular file",
                        "use a regular file or directory that the compiling user can read");
    }

    @Test
    void saysWhatToDoAboutATooLargeFile() throws IOException {
        tester.file("go.mod", "module example.com/api\n\ngo 1.26\n")
                .file("main.go", "package main\n")
                .file("data.go", "package main\n\nimport \"net/http\"\n\nvar get = http.Get\n\nvar data = `");
        enlarge("data.go");
        tester.compile("port = 8000")
                .hasError(
                        "module",
                        1,
                        1,
                        "data.go: is larger than 32 MiB",
                        "keep data out of Go code: put it into a file beside it and use //go:embed");

        enlarge("go.work");
        tester.compile("port = 8000")
                .hasError(
                        "module",
                        1,
                        1,
                        "go.work: is larger than 32 MiB",
                        "create the file again: no module needs a file of that size");
    }

    private void enlarge(String file) throws IOException {
        try (RandomAccessFile large =
                new RandomAccessFile(directory.resolve(file).toFile(), "rw")) {
            large.setLength(33L << 20);
        }
    }

    @Test
    void acceptsAGoodModule() {
        tester.file("go.mod", "module example.com/api\n\ngo 1.26\n").file("main.go", "package main\n");
        tester.accepts("port = 8000");
    }
}
