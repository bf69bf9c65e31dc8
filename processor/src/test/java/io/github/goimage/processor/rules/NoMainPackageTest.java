package io.github.goimage.processor.rules;

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
        tester.compile("port = 8000").hasError(1, 1, """
                [NoMainPackage] com.acme.localcache @GoImage(main): the module has no package main
                fix: a directory with a package main, or the module of the service, as module = "services/api"
                https://github.com/goimage/goimage/blob/main/docs/rules/NoMainPackage.md""");
    }

    @Test
    void refusesADirectoryWithALibrary() {
        tester.file("api.go", "package api\n").file("cmd/api/main.go", "package main\n");
        tester.compile("main = \".\"").hasError(1, 17, """
                [NoMainPackage] com.acme.localcache @GoImage(main): "." is package api, not package main
                fix: main = "./cmd/api"
                https://github.com/goimage/goimage/blob/main/docs/rules/NoMainPackage.md""");
    }

    @Test
    void refusesADirectoryWithoutGo() {
        tester.file("cmd/api/main.go", "package main\n").file("cmd/admin/main.go", "package main\n");
        tester.compile("main = \"./cmd/apy\"").hasError(1, 17, """
                [NoMainPackage] com.acme.localcache @GoImage(main): there is no Go package in "./cmd/apy"
                fix: main = "./cmd/api", or one of ./cmd/admin
                https://github.com/goimage/goimage/blob/main/docs/rules/NoMainPackage.md""");
    }

    @Test
    void leavesWrongPathsToInvalidName() {
        tester.file("main.go", "package main\n");
        tester.compile("main = \"./...\"").hasError(1, 17, """
                [InvalidName] com.acme.localcache @GoImage(main): "./..." is no package path counted from the \
                module directory
                fix: main = "./cmd/localcache"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
    }

    @Test
    void acceptsAMainPackageWhateverItsFile() {
        tester.file("cmd/api/server.go", "package main\n");
        tester.accepts("main = \"cmd/api\"");
    }
}
