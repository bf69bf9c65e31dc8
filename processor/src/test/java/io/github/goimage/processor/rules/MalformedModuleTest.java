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
        tester.compile("port = 8000").hasError(1, 1, """
                [MalformedModule] com.acme.localcache @GoImage(module): go.mod:3: invalid go version 'one': must \
                match format 1.23.0
                fix: mend the file, as the go command would refuse it too
                https://github.com/goimage/goimage/blob/main/docs/rules/MalformedModule.md""");
    }

    @Test
    void namesTheFileOfANamedModule() {
        tester.file("services/api/go.mod", "modul example.com/api\n");
        tester.compile("module = \"services/api\"").hasError(1, 19, """
                [MalformedModule] com.acme.localcache @GoImage(module): services/api/go.mod:1: unknown directive: \
                modul
                fix: mend the file, as the go command would refuse it too
                https://github.com/goimage/goimage/blob/main/docs/rules/MalformedModule.md""");
    }

    @Test
    void looksAtTheWorkspaceToo() {
        tester.file("services/api/go.mod", "module example.com/api\n\ngo 1.26\n")
                .file("services/api/main.go", "package main\n")
                .file("go.work", "go 1.26\n\nuse (\n");
        tester.compile("module = \"services/api\"").hasError(1, 19, """
                [MalformedModule] com.acme.localcache @GoImage(module): go.work:3: unterminated block: no closing \
                parenthesis
                fix: mend the file, as the go command would refuse it too
                https://github.com/goimage/goimage/blob/main/docs/rules/MalformedModule.md""");
    }

    @Test
    void saysWhatToDoAboutAFileThatCannotBeRead() throws IOException {
        Files.createDirectory(directory.resolve("go.mod"));
        tester.compile("port = 8000").hasError(1, 1, """
                [MalformedModule] com.acme.localcache @GoImage(module): go.mod: is not a regular file
                fix: a regular file or directory that the user who compiles may read
                https://github.com/goimage/goimage/blob/main/docs/rules/MalformedModule.md""");
    }

    @Test
    void saysWhatToDoAboutATooLargeFile() throws IOException {
        tester.file("go.mod", "module example.com/api\n\ngo 1.26\n")
                .file("main.go", "package main\n")
                .file("data.go", "package main\n\nimport \"net/http\"\n\nvar get = http.Get\n\nvar data = `");
        enlarge("data.go");
        tester.compile("port = 8000").hasError(1, 1, """
                [MalformedModule] com.acme.localcache @GoImage(module): data.go: is larger than 32 MiB
                fix: keep data out of Go code: a file beside it, with //go:embed
                https://github.com/goimage/goimage/blob/main/docs/rules/MalformedModule.md""");

        enlarge("go.work");
        tester.compile("port = 8000").hasError(1, 1, """
                [MalformedModule] com.acme.localcache @GoImage(module): go.work: is larger than 32 MiB
                fix: write it anew: no module needs a file of that size
                https://github.com/goimage/goimage/blob/main/docs/rules/MalformedModule.md""");
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
