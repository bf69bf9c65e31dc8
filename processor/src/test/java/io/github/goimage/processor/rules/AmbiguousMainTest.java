package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AmbiguousMainTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(AmbiguousMain.class, directory).file("go.mod", "module example.com/api\n\ngo 1.26\n");
    }

    @Test
    void refusesToChoose() {
        tester.file("cmd/api/main.go", "package main\n").file("cmd/admin/main.go", "package main\n");
        tester.compile("port = 8000")
                .hasError(
                        "main",
                        1,
                        1,
                        "the module has several main packages: ./cmd/admin, ./cmd/api",
                        "main = \"./cmd/admin\"");
    }

    @Test
    void suggestsTheOneOfTheImagesName() {
        tester.file("cmd/api/main.go", "package main\n").file("cmd/localcache/main.go", "package main\n");
        tester.compile("port = 8000")
                .hasError(
                        "main",
                        1,
                        1,
                        "the module has several main packages: ./cmd/api, ./cmd/localcache",
                        "main = \"./cmd/localcache\"");
    }

    @Test
    void choosesBelowCmdFirst() {
        tester.file("cmd/api/main.go", "package main\n").file("tools/gen/main.go", "package main\n");
        tester.accepts("port = 8000");
    }

    @Test
    void choosesTheRootFirst() {
        tester.file("main.go", "package main\n").file("cmd/api/main.go", "package main\n");
        tester.accepts("port = 8000");
    }

    @Test
    void acceptsAName() {
        tester.file("a/main.go", "package main\n").file("b/main.go", "package main\n");
        tester.accepts("main = \"./b\"");
    }
}
