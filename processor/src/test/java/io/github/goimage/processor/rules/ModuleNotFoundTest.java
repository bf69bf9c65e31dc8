package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModuleNotFoundTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(ModuleNotFound.class, directory);
    }

    @Test
    void refusesADirectoryWithoutGoMod() {
        tester.file("services/api/main.go", "package main\n");
        tester.compile("module = \"services/api\"").hasError(1, 19, """
                [ModuleNotFound] com.acme.localcache @GoImage(module): there is no go.mod in "services/api", counted from the \
                project directory
                fix: the directory that holds go.mod, as module = "services/api"
                https://github.com/goimage/goimage/blob/main/docs/rules/ModuleNotFound.md""");
    }

    @Test
    void suggestsAModuleNearby() {
        tester.file("services/go.mod", "module example.com/api\n\ngo 1.26\n");
        tester.compile("module = \"services/api\"").hasError(1, 19, """
                [ModuleNotFound] com.acme.localcache @GoImage(module): there is no go.mod in "services/api", counted from the \
                project directory
                fix: module = "services"
                https://github.com/goimage/goimage/blob/main/docs/rules/ModuleNotFound.md""");
    }

    @Test
    void suggestsACustomaryDirectory() {
        tester.file("src/main/go/go.mod", "module example.com/api\n\ngo 1.26\n");
        tester.compile("module = \"nowhere\"").hasError(1, 19, """
                [ModuleNotFound] com.acme.localcache @GoImage(module): there is no go.mod in "nowhere", counted from the \
                project directory
                fix: module = "src/main/go"
                https://github.com/goimage/goimage/blob/main/docs/rules/ModuleNotFound.md""");
    }

    @Test
    void leavesWrongPathsToInvalidName() {
        tester.compile("module = \"a\\\\b\"").hasError(1, 19, """
                [InvalidName] com.acme.localcache @GoImage(module): "a\\b" is no directory counted from the project \
                directory
                fix: module = "a/b"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
        tester.compile("module = \" \"").hasError(1, 19, """
                [InvalidName] com.acme.localcache @GoImage(module): " " is no directory counted from the project \
                directory
                fix: a path with / and without a leading one, as module = "services/api"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
    }

    @Test
    void acceptsAModule() {
        tester.file("services/api/go.mod", "module example.com/api\n\ngo 1.26\n")
                .file("services/api/main.go", "package main\n");
        tester.accepts("module = \"services/api\"");
        tester.accepts("module = \"./services/../services/api/\"");
    }

    @Test
    void acceptsThatThereIsNoneWhereNoneIsNamed() {
        tester.accepts("port = 8000");
    }
}
