package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnknownStampTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(UnknownStamp.class, directory)
                .file("go.mod", "module example.com/api\n\ngo 1.26\n")
                .file("main.go", """
                        package main

                        import (
                        	"strings"

                        	_ "example.com/api/about"
                        )

                        var version = "none"

                        const release = "1"

                        var build = strings.ToUpper("b")

                        var number = 1

                        func main() {}
                        """)
                .file("about/about.go", "package about\n\nvar Commit string\n")
                .file("unused/unused.go", "package unused\n\nvar Commit string\n");
    }

    @Test
    void refusesAVariableThatDoesNotExist() {
        tester.compile("build = @Build(stamp = \"main.Version\")")
                .hasError(
                        "build.stamp",
                        1,
                        33,
                        "main.Version is ignored: package main has no variable Version",
                        "stamp = \"main.version\"");
    }

    @Test
    void refusesTheMainPackageByItsImportPath() {
        tester.compile("build = @Build(stamp = \"example.com/api.version\")")
                .hasError(
                        "build.stamp",
                        1,
                        33,
                        "example.com/api.version is ignored: the linker calls the main package main",
                        "stamp = \"main.version\"");
    }

    @Test
    void refusesAConstantAComputedValueAndANumber() {
        tester.compile("build = @Build(stamp = \"main.release\")")
                .hasError(
                        "build.stamp",
                        1,
                        33,
                        "main.release cannot be set by the linker: it is a constant (main.go:11)",
                        "in the Go code: var release string");
        tester.compile("build = @Build(stamp = \"main.build\")")
                .hasError(
                        "build.stamp",
                        1,
                        33,
                        "main.build cannot be set by the linker: its value is computed when the program starts"
                                + " (main.go:13)",
                        "in the Go code: var build string");
        tester.compile("build = @Build(stamp = \"main.number\")")
                .hasError(
                        "build.stamp",
                        1,
                        33,
                        "main.number cannot be set by the linker: it is not a string (main.go:15)",
                        "in the Go code: var number string");
    }

    @Test
    void refusesAPackageThatIsNotReached() {
        tester.compile("build = @Build(stamp = \"example.com/api/unused.Commit\")")
                .hasError(
                        "build.stamp",
                        1,
                        33,
                        "example.com/api/unused.Commit is ignored: the main package does not import"
                                + " example.com/api/unused",
                        "name a variable of package main, or of a package that it imports");
    }

    @Test
    void acceptsVariablesAndPackagesOfOtherModules() {
        tester.accepts("build = @Build(stamp = {\"main.version\", \"example.com/api/about.Commit=none\"})");
        tester.accepts("build = @Build(stamp = \"example.org/other/about.Commit\")");
    }

    @Test
    void acceptsAVariableThatOnePlatformHas() {
        tester.file("v_amd64.go", "package main\n\nconst level = \"v1\"\n")
                .file("v_arm64.go", """
                        package main

                        import _ "example.com/api/arm"

                        var variant string

                        var level = "v8"
                        """)
                .file("arm/arm.go", "package arm\n\nvar Commit string\n");

        String dockerfile = tester.compile("""
                        build = @Build(platforms = {"linux/amd64", "linux/arm64"}, \
                        stamp = {"main.variant", "main.level", "example.com/api/arm.Commit"})""").file("Dockerfile");

        assertTrue(dockerfile.contains("ARG LEVEL=v8\n"), dockerfile);
    }
}
