package io.github.goimage.processor.rules;

import static io.github.goimage.processor.rules.RuleTester.error;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnresolvedImportTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(UnresolvedImport.class, directory).file("go.mod", "module example.com/api\n\ngo 1.26\n");
    }

    @Test
    void refusesAPackageOfTheModuleThatIsNotThere() {
        tester.file("main.go", main("example.com/api/internal/gen"));
        tester.compile("port = 8000")
                .hasError(
                        "main",
                        1,
                        1,
                        "main.go:3: there is no package \"example.com/api/internal/gen\": \"internal\" does not exist",
                        "write the package, or correct its path; if it is generated, generate it before javac runs");
    }

    @Test
    void refusesADirectoryWithoutGoCode() {
        tester.file("main.go", main("example.com/api/api")).file("api/api.proto", "syntax = \"proto3\";");

        refuses(
                "main.go:3: there is no package \"example.com/api/api\": \"api\" holds no Go file",
                "write the package, or correct its path; if it is generated, generate it before javac runs");
    }

    @Test
    void tellsOnceWhatLiesBelowOneDirectory() {
        StringBuilder imports = new StringBuilder("package main\n\nimport (\n");
        for (int i = 10; i < 50; i++) {
            imports.append("\t_ \"example.com/api/gen/v1/p").append(i).append("\"\n");
        }
        tester.file("main.go", imports + ")\n\nfunc main() {}\n").file("gen/README.md", "");

        refuses(
                "main.go:4: there is no package \"example.com/api/gen/v1/p10\", nor 39 others below it: \"gen/v1\" does"
                        + " not exist",
                "write the package, or correct its path; if it is generated, generate it before javac runs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "doc.go       | //go:generate protoc --go_out=gen/pb a.proto | go generate . (doc.go:3)",
                "proto/doc.go | //go:generate buf generate                   | make proto (Makefile:2)",
                "gen/doc.go   | //go:generate buf generate                   | go generate ./gen (gen/doc.go:3)",
                "doc.go       | // go generate is run for gen/pb             | make proto (Makefile:2)",
            })
    void namesWhatGeneratesThePackage(String file, String line, String command) {
        tester.file("main.go", main("example.com/api/gen/pb"))
                .file(file, "package main\n\n" + line + "\n")
                .file("Makefile", ".PHONY: proto\nproto: a.proto\n\tprotoc --go_out=gen/pb $<\n");

        assertEquals(
                List.of("run " + command + " before javac runs"),
                tester.compile("port = 8000").fixes());
    }

    @Test
    void namesThePlatformWhoseCodeAloneImportsIt() {
        tester.file("main.go", "package main\n\nfunc main() {}\n")
                .file("gpio_arm64.go", main("example.com/api/gpio").replace("func main() {}", ""));

        refuses(
                "gpio_arm64.go:3: there is no package \"example.com/api/gpio\": \"gpio\" does not exist, on linux/arm64"
                        + " alone",
                "write the package, or correct its path; if it is generated, generate it before javac runs; or build"
                        + " for the others: build = @Build(platforms = \"linux/amd64\")");
    }

    @Test
    void refusesAModuleThatIsNotRequired() {
        tester.file("main.go", main("github.com/acme/other"));
        tester.compile("port = 8000")
                .hasError(
                        "main",
                        1,
                        1,
                        "main.go:3: no required module provides \"github.com/acme/other\"",
                        "run go mod tidy in the module");
    }

    /** go mod tidy would look for the module in the network. */
    @ParameterizedTest
    @CsvSource({"example.com/lib/text, go work use ./api", "example.com/library, run go mod tidy in the module"})
    void tellsOfTheWorkspaceThatHasTheModule(String imported, String fix) {
        tester.file("go.work", "go 1.26\n\nuse ./lib\n")
                .file("lib/go.mod", "module example.com/lib\n\ngo 1.26\n")
                .file("lib/text/text.go", "package text\n")
                .file("api/go.mod", "module example.com/api\n\ngo 1.26\n")
                .file("api/main.go", main(imported))
                .compile("module = \"api\"")
                .hasError("main", 1, 1, "api/main.go:3: no required module provides \"" + imported + "\"", fix);
    }

    @Test
    void countsWhatComesAfterTheFirstOfMany() {
        StringBuilder imports = new StringBuilder("package main\n\nimport (\n");
        for (int i = 0; i < 2_000; i++) {
            imports.append("\t_ \"github.com/acme/p").append(i).append("\"\n");
        }
        tester.file("main.go", imports + ")\n\nfunc main() {}\n");
        List<String> fixes = tester.compile("port = 8000").fixes();

        assertEquals(21, fixes.size());
        assertEquals("resolve those that are listed first; the rest may go with them", fixes.get(20));
    }

    private void refuses(String problem, String fix) {
        tester.compile("port = 8000").hasError("main", 1, 1, problem, fix);
    }

    @Test
    void refusesAProgram() {
        tester.file("main.go", main("example.com/api/tool")).file("tool/main.go", "package main\n\nfunc main() {}\n");
        refuses(
                "main.go:3: \"example.com/api/tool\" is a package main, which cannot be imported",
                "move what both need into another package");
    }

    @Test
    void refusesTheInternalPackageOfAnother() {
        tester.file("go.mod", "module example.com/api\n\ngo 1.26\n\nrequire github.com/acme/lib v1.0.0\n")
                .file("go.sum", "github.com/acme/lib v1.0.0 h1:x=\ngithub.com/acme/lib v1.0.0/go.mod h1:x=\n")
                .file("main.go", main("github.com/acme/lib/internal/x"));
        refuses(
                "main.go:3: \"github.com/acme/lib/internal/x\" is internal, and \"example.com/api\" does not"
                        + " belong to the code that may import it",
                "import what that code provides outside its internal directories");
        tester.file("main.go", main("internal/abi"));
        refuses(
                "main.go:3: \"internal/abi\" is internal, and \"example.com/api\" does not belong to the code"
                        + " that may import it",
                "import what that code provides outside its internal directories");
        tester.file("main.go", main("example.com/api/a/internal/x")).file("a/internal/x/x.go", "package x\n");
        refuses(
                "main.go:3: \"example.com/api/a/internal/x\" is internal, and \"example.com/api\" does not"
                        + " belong to the code that may import it",
                "import what that code provides outside its internal directories");
    }

    @Test
    void acceptsAnInternalPackageOfItsOwn() {
        tester.file("main.go", main("example.com/api/a"))
                .file(
                        "a/a.go",
                        "package a\n\nimport (\n\t_ \"example.com/api/a/internal/x\"\n\t_"
                                + " \"example.com/api/internal\"\n)\n")
                .file("a/internal/x/x.go", "package x\n\nimport _ \"example.com/api/a/internal/y\"\n")
                .file("a/internal/y/y.go", "package y\n")
                .file("internal/i.go", "package internal\n");
        tester.accepts("port = 8000");
    }

    @Test
    void refusesACycle() {
        tester.file("main.go", main("example.com/api/m"))
                .file("m/m.go", "package m\n\nimport (\n\t_ \"example.com/api/c\"\n\t_ \"example.com/api/leaf\"\n)\n")
                .file("leaf/l.go", "package leaf\n")
                .file("c/c.go", "package c\n\nimport _ \"example.com/api/b\"\n")
                .file("b/b.go", "package b\n\nimport (\n\t_ \"example.com/api/leaf\"\n\t_ \"example.com/api/c\"\n)\n");
        refuses(
                "b/b.go:5: \"example.com/api/b\" imports \"example.com/api/c\", which imports it directly or"
                        + " indirectly: a cycle",
                "move what both need into another package");
        tester.file("c/c.go", "package c\n\nimport _ \"example.com/api/c\"\n");
        refuses(
                "c/c.go:3: \"example.com/api/c\" imports \"example.com/api/c\", itself",
                "move what both need into another package");
    }

    @Test
    void acceptsWhatIsThereAndWhatTheProgramDoesNotReach() {
        tester.file("main.go", main("example.com/api/internal/gen"))
                .file("internal/gen/gen.go", "package gen\n")
                .file("unused/unused.go", "package unused\n\nimport _ \"github.com/acme/other\"\n");
        tester.accepts("port = 8000");
    }

    @Test
    void refusesWhatIsNotInVendor() {
        vendored("# github.com/acme/errors v1.0.0\n## explicit\ngithub.com/acme/errors\n")
                .file("main.go", main("github.com/acme/errors"));
        notInVendor("github.com/acme/errors");
        tester.file("main.go", main("github.com/acme/errors/stack"))
                .file("vendor/github.com/acme/errors/errors.go", "package errors\n");
        notInVendor("github.com/acme/errors/stack");
        tester.file("main.go", main("github.com/acme/errors"));
        tester.accepts("port = 8000");
    }

    private void notInVendor(String path) {
        tester.compile("port = 8000")
                .hasError(
                        "main",
                        1,
                        1,
                        "main.go:3: vendor does not contain \"%s\"".formatted(path),
                        "run go mod vendor in .");
    }

    @Test
    void leavesAVendorDirectoryOfAnotherGoModToInconsistentVendor() {
        vendored("# github.com/acme/errors v0.9.0\n## explicit\ngithub.com/acme/errors\n")
                .file("main.go", main("github.com/acme/errors"));
        tester.compile("port = 8000")
                .hasErrors(error(
                                "module",
                                1,
                                1,
                                "go.mod:5: github.com/acme/errors@v1.0.0 is explicitly required in go.mod, but not"
                                        + " marked as explicit in vendor/modules.txt; and 1 other",
                                "run go mod vendor in .")
                        .of("InconsistentVendor"));
    }

    private RuleTester vendored(String list) {
        return tester.file("go.mod", "module example.com/api\n\ngo 1.26\n\nrequire github.com/acme/errors v1.0.0\n")
                .file("vendor/modules.txt", list);
    }

    private static String main(String path) {
        return "package main\n\nimport _ \"" + path + "\"\n\nfunc main() {}\n";
    }
}
