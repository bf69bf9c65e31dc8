package io.github.goimage.processor.rules;

import static io.github.goimage.processor.rules.RuleTester.error;

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
        tester.compile("module = \"services/api\"")
                .hasError(
                        "module",
                        1,
                        19,
                        "there is no go.mod in \"services/api\" (relative to the project directory)",
                        "name the directory that holds go.mod, such as module = \"services/api\"");
    }

    @Test
    void suggestsAModuleNearby() {
        tester.file("services/go.mod", "module example.com/api\n\ngo 1.26\n");
        tester.compile("module = \"services/api\"")
                .hasError(
                        "module",
                        1,
                        19,
                        "there is no go.mod in \"services/api\" (relative to the project directory)",
                        "module = \"services\"");
    }

    @Test
    void suggestsACustomaryDirectory() {
        tester.file("src/main/go/go.mod", "module example.com/api\n\ngo 1.26\n");
        tester.compile("module = \"nowhere\"")
                .hasError(
                        "module",
                        1,
                        19,
                        "there is no go.mod in \"nowhere\" (relative to the project directory)",
                        "module = \"src/main/go\"");
    }

    @Test
    void leavesWrongPathsToInvalidName() {
        tester.compile("module = \"a\\\\b\"")
                .hasErrors(error(
                                "module",
                                1,
                                19,
                                "\"a\\b\" is not a directory path relative to the project directory",
                                "module = \"a/b\"")
                        .of("InvalidName"));
        tester.compile("module = \" \"")
                .hasErrors(error(
                                "module",
                                1,
                                19,
                                "\" \" is not a directory path relative to the project directory",
                                "use a path with / and without a leading one, such as module = \"services/api\"")
                        .of("InvalidName"));
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

    @Test
    void refusesGoCodeWithoutAModule() {
        tester.file("cmd/api/main.go", "package main\n\nfunc main() {}\n");
        tester.compile("port = 8000")
                .hasError(
                        "module",
                        1,
                        1,
                        "\"cmd/api/main.go\" is Go code, and there is no go.mod in ., src/main/go, go or"
                                + " another directory below the project directory",
                        "run go mod init <module path> in the directory of the service, and go mod tidy");
    }
}
