package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MissingDeclarationTest {
    private static final String FIX =
            "declare it in a file that is compiled; if that is generated, generate it before javac runs";

    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(MissingDeclaration.class, directory)
                .file("go.mod", GoService.mod())
                .file("main.go", GoService.main("\"example.com/api/asset\"", "_ = asset.Files"));
    }

    private RuleTester asset(String code) {
        return tester.file("asset/asset.go", "package asset\n\n" + code + "\n");
    }

    @Test
    void refusesANameThatNoFileDeclares() {
        asset("// Files is generated.\nvar files = \"Files\"")
                .compile("port = 8080")
                .hasError(
                        "main",
                        1,
                        1,
                        "main.go:8 uses asset.Files" + ", which no compiled file of \"example.com/api/asset\" declares",
                        FIX);
    }

    @Test
    void tellsOnceWhatOnePackageLacks() {
        asset("")
                .file(
                        "main.go",
                        GoService.main("\"example.com/api/asset\"", "asset.Open()", "_ = asset.Files", "asset.Open()"));

        tester.compile("port = 8080")
                .hasError(
                        "main",
                        1,
                        1,
                        "main.go:9 uses asset.Files and 1 other name of the package, which no compiled file of"
                                + " \"example.com/api/asset\" declares",
                        FIX);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "netgo                  # build = @Build(tags = \"netgo\")",
                "linux && builtinassets # build = @Build(tags = \"builtinassets\")",
                "dev || prod            # build = @Build(tags = \"dev\")",
            })
    void namesTheTagOfAFileThatDeclaresIt(String constraint, String fix) {
        asset("")
                .file("asset/files.go", "//go:build " + constraint + "\n\npackage asset\n\nvar Files = 1\n")
                .compile("port = 8080")
                .hasError(
                        "main",
                        1,
                        1,
                        "main.go:8 uses asset.Files, which no compiled file of \"example.com/api/asset\" declares;"
                                + " asset/files.go does, and is not compiled",
                        fix);
        tester.accepts(fix);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows", "ignore", "!linux", "a && b"})
    void namesNoTagThatIsNotEnough(String constraint) {
        asset("").file("asset/files.go", "//go:build " + constraint + "\n\npackage asset\n\nvar Files = 1\n");

        assertEquals(List.of(FIX), tester.compile("port = 8080").fixes());
    }

    @Test
    void keepsTheOtherTags() {
        asset("").file("asset/files.go", "//go:build ui\n\npackage asset\n\nvar Files = 1\n");

        assertEquals(
                List.of("tags = {\"fast\", \"ui\"} in @Build"),
                tester.compile("build = @Build(tags = \"fast\")").fixes());
    }

    @Test
    void namesWhatGeneratesIt() {
        asset("//go:generate go run ./gen -o files.go");

        assertEquals(
                List.of("run go generate ./asset (asset/asset.go:3) before javac runs"),
                tester.compile("port = 8080").fixes());
    }

    @Test
    void namesThePlatformThatAloneLacksIt() {
        asset("")
                .file("asset/files_amd64.go", "package asset\n\nvar Files = 1\n")
                .compile("build = @Build(platforms = {\"linux/amd64\", \"linux/arm64\"})")
                .hasError(
                        "main",
                        1,
                        1,
                        "main.go:8 uses asset.Files, which no compiled file of \"example.com/api/asset\" declares;"
                                + " asset/files_amd64.go does, and is not compiled, on linux/arm64 alone",
                        FIX + "; or build for the others: platforms = \"linux/amd64\" in @Build");
        tester.accepts("port = 8080");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var Files = 1",
                "const (\n\tA, B = 1, 2\n\tFiles = iota\n)",
                "const (\n\tA = iota\n\tFiles\n)",
                "type Files struct{}",
                "type (\n\tFiles = int\n)",
                "func Files[T any](t T) T { return t }",
                "func Files()",
                "var (\n\tx, Files int\n)",
                "/* var Files */ var /* here */ Files int",
                "var Files = `\nvar x`; var y int",
            })
    void acceptsEveryDeclaration(String code) {
        asset(code).accepts("port = 8080");
    }

    @Test
    void acceptsWhatIsNoNameOfThePackage() {
        asset("type T struct{ Files int }\n\nfunc New() T { return T{} }")
                .file(
                        "main.go",
                        GoService.main(
                                "\"example.com/api/asset\"",
                                "// asset.Missing",
                                "_ = \"asset.Missing\"",
                                "asset := asset.New()",
                                "_ = asset.Files"))
                .accepts("port = 8080");
    }

    @Test
    void saysNothingOfAPackageThatIsNotReadWhole() {
        asset("func broken( {").accepts("port = 8080");
        asset("import \"C\"\n\nvar files = 1").accepts("build = @Build(cgo = true)");
        asset("").file("asset/files.swig", "").accepts("build = @Build(cgo = true)");
    }
}
