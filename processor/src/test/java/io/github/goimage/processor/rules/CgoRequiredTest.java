package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CgoRequiredTest {
    private static final String C = "package c\n\n// int x();\nimport \"C\"\n";

    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(CgoRequired.class, directory).file("go.mod", GoService.mod());
    }

    private RuleTester module(String path) {
        return tester.file("go.mod", GoService.mod() + "\nrequire " + path + " v1.0.0\n")
                .file("go.sum", GoService.sum(path + " v1.0.0"))
                .file("main.go", GoService.main("_ \"" + path + "\""));
    }

    @Test
    void refusesAPackageWithoutGoFiles() {
        tester.file("c/c.go", C)
                .file("main.go", GoService.main("_ \"example.com/api/c\""))
                .compile("port = 8080")
                .hasError(
                        "build.cgo",
                        1,
                        1,
                        "package example.com/api/c has no Go file without cgo: c.go imports \"C\"",
                        "build = @Build(cgo = true)");
    }

    @Test
    void judgesEachPlatformThatIsNamed() {
        tester.file("c/c.go", "//go:build !s390x\n\npackage c\n")
                .file("c/c_s390x.go", C)
                .file("main.go", GoService.main("_ \"example.com/api/c\""));
        tester.compile("build = @Build(platforms = {\"linux/amd64\", \"linux/s390x\"})")
                .hasError(
                        "build.cgo",
                        1,
                        18,
                        "package example.com/api/c has no Go file without cgo: c_s390x.go imports \"C\"",
                        "cgo = true in @Build");
        tester.accepts("build = @Build(platforms = {\"linux/amd64\", \"linux/arm64\"})");
    }

    @Test
    void refusesAMainPackageWithoutGoFiles() {
        tester.file("main.go", "package main\n\nimport \"C\"\n\nfunc main() {}\n")
                .compile("build = @Build(go = \"1.26\")")
                .hasError(
                        "build.cgo",
                        1,
                        18,
                        "package example.com/api has no Go file without cgo: main.go imports \"C\"",
                        "cgo = true in @Build");
    }

    @Test
    void refusesAModuleThatFailsWhenItRuns() {
        module("github.com/mattn/go-sqlite3")
                .compile("port = 8080")
                .hasError(
                        "build.cgo",
                        1,
                        1,
                        "main.go:4 imports github.com/mattn/go-sqlite3, which does not work without cgo (SQLite in C)",
                        "build = @Build(cgo = true); or modernc.org/sqlite, which needs no C");
    }

    @Test
    void doesNotAdviseCgoForALibraryThatTheBuilderLacks() {
        module("github.com/libgit2/git2go")
                .compile("port = 8080")
                .hasError(
                        "build.cgo",
                        1,
                        1,
                        "main.go:4 imports github.com/libgit2/git2go, which does not work without cgo (libgit2)",
                        "replace it with github.com/go-git/go-git, which needs no C");
    }

    @Test
    void acceptsAModuleThatAnotherStandsFor() {
        String requirement = "\nrequire github.com/mattn/go-sqlite3 v1.14.53\n";
        String replacement = "replace github.com/mattn/go-sqlite3 => example.com/pure v1.0.0\n";
        module("github.com/mattn/go-sqlite3")
                .file("go.mod", GoService.mod() + requirement + replacement)
                .file("go.sum", GoService.sum("example.com/pure v1.0.0"))
                .accepts("port = 8080");
    }

    @Test
    void refusesAModuleWhoseVersionIsReplaced() {
        String requirement = "\nrequire github.com/mattn/go-sqlite3 v1.14.53\n";
        String replacement = "replace github.com/mattn/go-sqlite3 => github.com/mattn/go-sqlite3 v1.14.52\n";
        module("github.com/mattn/go-sqlite3")
                .file("go.mod", GoService.mod() + requirement + replacement)
                .file("go.sum", GoService.sum("github.com/mattn/go-sqlite3 v1.14.52"))
                .compile("port = 8080")
                .hasError(
                        "build.cgo",
                        1,
                        1,
                        "main.go:4 imports github.com/mattn/go-sqlite3, which does not work without cgo (SQLite in C)",
                        "build = @Build(cgo = true); or modernc.org/sqlite, which needs no C");
    }

    @Test
    void refusesACallOfWhatIsLeftOut() {
        tester.file("sum.go", "package main\n\nimport \"C\"\n\nfunc sum(n int) int { return n }\n")
                .file("main.go", GoService.main("\"os\"", "os.Exit(sum(1))"))
                .compile("port = 8080")
                .hasError(
                        "build.cgo",
                        1,
                        1,
                        "main.go:8 uses sum, which sum.go:5 declares: that file imports \"C\" and is ignored"
                                + " without cgo",
                        "build = @Build(cgo = true)");
    }

    @Test
    void refusesASelectorOfWhatIsLeftOut() {
        tester.file("c/c.go", C + "\ntype Engine struct{}\n")
                .file("c/doc.go", "package c\n")
                .file("main.go", GoService.main("native \"example.com/api/c\"", "_ = native.Engine{}"))
                .compile("port = 8080")
                .hasError(
                        "build.cgo",
                        1,
                        1,
                        "main.go:8 uses Engine, which c/c.go:6 declares: that file imports \"C\" and is ignored"
                                + " without cgo",
                        "build = @Build(cgo = true)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var sum = func() int { return 1 }; _ = sum()",
                "s.sum(1)",
                "func(sum func(int)) { sum(1) }(nil)",
                "type t interface { sum(int) }",
                "_ = t{sum: 1}",
            })
    void acceptsOtherThingsOfTheName(String statement) {
        tester.file("sum.go", "package main\n\nimport \"C\"\n\nfunc sum(n int) int { return n }\n")
                .file("main.go", GoService.main("\"os\"", statement))
                .accepts("port = 8080");
    }

    @Test
    void acceptsAnAdditionThatNothingUses() {
        tester.file("sum.go", "package main\n\nimport \"C\"\n\nfunc init() { register(1) }\n")
                .file("main.go", GoService.main("\"os\"", "register(2)") + "\nfunc register(n int) {}\n")
                .accepts("port = 8080");
    }

    @Test
    void acceptsCgo() {
        module("github.com/mattn/go-sqlite3").accepts("build = @Build(cgo = true)");
    }

    @Test
    void acceptsAModuleThatIsRequiredAndNotImported() {
        module("github.com/mattn/go-sqlite3")
                .file("main.go", GoService.main("\"os\""))
                .accepts("port = 8080");
    }

    @Test
    void acceptsAPackageWithAFileInPlaceOfC() {
        tester.file("c/c.go", C)
                .file("c/pure.go", "//go:build !cgo\n\npackage c\n")
                .file("main.go", GoService.main("_ \"example.com/api/c\""))
                .accepts("port = 8080");
    }
}
