package io.github.goimage.processor.golang.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.Targets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoFileTest {

    @Test
    void packageAndImportsAreRead() {
        GoFile file = parse("""
                // Package p does.
                package p // import "example.com/p"

                import "fmt"; import f "flag"
                import (
                    . "strings"
                    _ "embed" /* for
                        the files */
                    `raw/path`
                )

                const s = "import \\"x\\"" // import "y"
                """);

        assertEquals("p", file.packageName());
        assertEquals(
                List.of(
                        new GoImport("", "fmt", 4),
                        new GoImport("f", "flag", 4),
                        new GoImport(".", "strings", 6),
                        new GoImport("_", "embed", 7),
                        new GoImport("", "raw/path", 9)),
                file.imports());
        assertEquals(Optional.empty(), file.malformed());
    }

    @Test
    void linesOfCgoAreReadFromTheCommentAboveTheImport() {
        GoFile file = parse("""
                package p

                // #cgo LDFLAGS: -lnot

                /*
                #cgo linux,amd64 LDFLAGS: -lm "-L /opt/my lib" -Wl\\ x
                #cgo (linux||darwin)&&!arm pkg-config: sqlite3
                #cgo noescape f
                #include <math.h>
                */
                import "C"
                """);

        assertTrue(file.usesCgo());
        assertEquals(2, file.cgo().size());
        assertEquals(
                List.of("-lm", "-L /opt/my lib", "-Wl x"), file.cgo().get(0).arguments());
        assertEquals(6, file.cgo().get(0).line());
        assertEquals("pkg-config", file.cgo().get(1).verb());
        assertTrue(file.cgo().get(0).appliesTo(Targets.linux("amd64", true, 26)));
        assertTrue(!file.cgo().get(0).appliesTo(Targets.linux("arm64", true, 26)));
        assertTrue(file.cgo().get(1).appliesTo(Targets.linux("arm64", true, 26)));
    }

    @Test
    void lineCommentsAndBlocksHoldCgoLinesToo() {
        GoFile file = parse("""
                package p
                // #cgo LDFLAGS: -la
                import (
                    "C"
                )
                import (
                    "fmt"
                    // #cgo CFLAGS: -DX
                    "C"
                )
                """);

        assertEquals(
                List.of("LDFLAGS", "CFLAGS"),
                file.cgo().stream().map(CgoDirective::verb).toList());
    }

    @Test
    void embedLinesAreReadWhereTheFileImportsEmbed() {
        GoFile file = parse("""
                package p

                import "embed"

                //go:embed a.txt static/*.html
                var (
                    // Files are embedded.
                    //go:embed "with space.txt" `all:dist`
                    files embed.FS
                )

                const s = `
                //go:embed not.txt
                `
                //go:embedded not.txt
                """);

        assertEquals(
                List.of(
                        new EmbedDirective("a.txt", 5),
                        new EmbedDirective("static/*.html", 5),
                        new EmbedDirective("with space.txt", 8),
                        new EmbedDirective("all:dist", 8)),
                file.embeds());
    }

    @Test
    void withoutTheImportAnEmbedLineIsAComment() {
        assertEquals(
                List.of(), parse("package p\n//go:embed a.txt\nvar s string\n").embeds());
    }

    @Test
    void debugLinesStandAboveThePackageClause() {
        GoFile file = parse("//go:debug tls10server=1\n\npackage main\n//go:debug x=2\n");

        assertEquals(List.of(new Godebug("tls10server", "1", 1)), file.godebug());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFpackage p\nimport \"fmt\"\n",
                "package p\r\nimport \"fmt\"\r\n",
                "package p;import\"fmt\"",
                "/* a\n b */ package /* c */ p\nimport ( \"fmt\" ; )\nfunc f() { '\\'' }",
            })
    void layoutDoesNotMatter(String source) {
        GoFile file = parse(source);

        assertEquals("p", file.packageName());
        assertEquals("fmt", file.imports().get(0).path());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pakage p",
                "package",
                "package p import \"fmt\"",
                "package p\nimport fmt\n",
                "package p\nimport \"a b\"\n",
                "package p\nimport \"\"\n",
                "package p\nimport \"example.com/\u00e9\"\n",
                "package p\nimport \"example.com/a@v1\"\n",
                "package p\nimport \"example.com/a/\"\n",
                "package p\nimport \"example.com//a\"\n",
                "package p\nimport \"example.com/./a\"\n",
                "package p\nimport \"example.com/a/../b\"\n",
                "package p\nimport \"./a\"\n",
                "package p\nimport \"/a\"\n",
                "package p\nimport \"-a\"\n",
                "package p\nimport (\"fmt\"\n",
                "package p\nimport \"fmt\n",
                "/* package p",
                "package p\nimport (\"a\" \"b\")"
            })
    void aMalformedHeadSaysSo(String source) {
        GoFile file = parse(source);

        assertEquals(
                UnusableFileException.Kind.SYNTAX,
                file.malformed().orElseThrow().kind());
    }

    @Test
    void aMalformedFileKeepsItsConstraint() {
        assertEquals(
                new BuildConstraint.Tag("ignore"),
                parse("//go:build ignore\n\npackage {{.}}\n").constraint());
    }

    private static GoFile parse(String source) {
        return GoFile.parse("p.go", "p.go", source.getBytes(StandardCharsets.UTF_8));
    }

    /** What the go command says of the same bytes. */
    @ParameterizedTest
    @CsvSource({
        "'// ~\npackage p', x.go:1: illegal UTF-8 encoding",
        "'package p\n\nimport \"fm~t\"', x.go:3: illegal UTF-8 encoding",
        "'package p\n\n// ~\nfunc f() {}', x.go:3: illegal UTF-8 encoding",
        "'\n^package p', x.go:2: illegal byte order mark",
        "'package p\n\n// @\nfunc f() {}', x.go:3: unexpected NUL in input",
    })
    void bytesThatAreNotTextAreRefusedInTheHead(String source, String problem) {
        GoFile file = GoFile.parse("x.go", "x.go", bytes(source));

        assertEquals(problem, file.malformed().orElseThrow().getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"^package p", "// \u00e9 \u4e16\npackage p", "package p\n\nfunc f() {}\n\nconst x = \"~\""})
    void aLeadingMarkOtherLanguagesAndWhatOnlyTheCompilerReadsAreFine(String source) {
        assertEquals(
                Optional.empty(), GoFile.parse("x.go", "x.go", bytes(source)).malformed());
    }

    @Test
    void utf16IsRefusedInItsFirstLine() {
        GoFile file = GoFile.parse("x.go", "x.go", "package p\n".getBytes(StandardCharsets.UTF_16));

        assertEquals(
                "x.go:1: illegal UTF-8 encoding (got UTF-16)",
                file.malformed().orElseThrow().getMessage());
    }

    /** UTF-8, with a byte that is none for {@code ~}, a byte order mark for {@code ^} and NUL for {@code @}. */
    private static byte[] bytes(String source) {
        return new String(
                        source.replace('^', '\uFEFF').replace('@', '\0').getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.ISO_8859_1)
                .replace('~', '\u00ff')
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
