package io.github.goimage.processor.rule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnsafePathTest {
    @TempDir
    Path directory;

    @TempDir
    Path elsewhere;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(UnsafePath.class, directory);
    }

    @Test
    void refusesAModuleOutsideTheProject() {
        tester.compile("module = \"../../elsewhere\"").hasError(1, 19, """
                [UnsafePath] com.acme.localcache @GoImage(module): "../../elsewhere" lies outside the root directory, \
                beyond which nothing is read
                fix: a module in the same repository; where the repository's root is another directory: \
                -Agoimage.rootDir=<directory>
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""".formatted(directory));
    }

    @Test
    void refusesASymbolicLinkThatLeavesTheProject() throws IOException {
        Files.createSymbolicLink(directory.resolve("api"), elsewhere);
        tester.compile("module = \"api\"").hasError(1, 19, """
                [UnsafePath] com.acme.localcache @GoImage(module): "api" lies outside the root directory, beyond \
                which nothing is read
                fix: a module in the same repository; where the repository's root is another directory: \
                -Agoimage.rootDir=<directory>
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""".formatted(directory));
    }

    @Test
    void acceptsAModuleInsideTheRoot() {
        tester.file("java/pom.xml", "<project/>")
                .file("api/go.mod", "module example.com/api\n\ngo 1.26\n")
                .file("api/main.go", "package main\n")
                .option("-Agoimage.projectDir=" + directory.resolve("java"))
                .option("-Agoimage.rootDir=" + directory);
        tester.accepts("module = \"../api\"");
    }
}
