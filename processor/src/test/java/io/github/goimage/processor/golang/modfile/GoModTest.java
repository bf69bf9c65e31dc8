package io.github.goimage.processor.golang.modfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.source.Godebug;
import io.github.goimage.processor.golang.source.Located;
import io.github.goimage.processor.golang.version.ModuleVersion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoModTest {

    @Test
    void everyDirectiveIsReadWithItsLine() {
        GoMod mod = GoMod.parse("go.mod", """
                // Deprecated: no longer.
                module "example.com/a" // the module

                go 1.24.1
                toolchain go1.25.0-custom
                godebug default=go1.21
                godebug (
                    panicnil=1
                )
                require example.com/b/v2 v2.0.1 // indirect
                require (
                    example.com/c v1.2.3 // indirect; pinned
                    gopkg.in/yaml.v3 v3.0.1

                    // alone on its line
                    example.com/d v4.0.0+incompatible
                )
                exclude example.com/b/v2 v2.0.0
                replace example.com/c => ../c
                replace example.com/d v4.0.0+incompatible => example.com/e v1.0.0
                retract v1.0.0 // wrong
                retract [v1.1.0, v1.2.0]
                tool example.com/c/cmd/c
                ignore ./node_modules
                """);

        assertEquals(new Located<>("example.com/a", 2), mod.module());
        assertEquals("1.24.1", mod.go().orElseThrow().value().toString());
        assertEquals(new Located<>("go1.25.0-custom", 5), mod.toolchain().orElseThrow());
        assertEquals(List.of(new Godebug("default", "go1.21", 6), new Godebug("panicnil", "1", 8)), mod.godebug());
        assertEquals(
                List.of(
                        new Requirement(new ModuleVersion("example.com/b/v2", "v2.0.1"), 10),
                        new Requirement(new ModuleVersion("example.com/c", "v1.2.3"), 12),
                        new Requirement(new ModuleVersion("gopkg.in/yaml.v3", "v3.0.1"), 13),
                        new Requirement(new ModuleVersion("example.com/d", "v4.0.0+incompatible"), 16)),
                mod.require());
        assertEquals(List.of(new Located<>(new ModuleVersion("example.com/b/v2", "v2.0.0"), 18)), mod.exclude());
        assertTrue(mod.replace().get(0).isLocal());
        assertFalse(mod.replace().get(1).isLocal());
        assertEquals(List.of(new Located<>("./node_modules", 24)), mod.ignore());
    }

    @Test
    void aParenthesisInTheMiddleOfALineOpensNoBlock() {
        UnusableFileException error =
                assertThrows(UnusableFileException.class, () -> GoMod.parse("go.mod", "module a\nignore ( static )\n"));

        assertEquals("go.mod:2: ignore directive expects exactly one argument", error.getMessage());
    }

    @Test
    void carriageReturnsAndAMissingLastNewlineDoNotMatter() {
        GoMod mod = GoMod.parse("go.mod", "module example.com/a\r\n\r\ngo 1.22\r\nrequire b.c/d v1.0.0");

        assertEquals("example.com/a", mod.modulePath());
        assertEquals(4, mod.require().get(0).line());
    }

    @Test
    void aShortVersionIsCompleted() {
        GoMod mod = GoMod.parse("go.mod", "module a\nrequire b.c/d v1.2\n");

        assertEquals("v1.2.0", mod.require().get(0).module().version());
    }

    @Test
    void withoutAGoLineThereIsNone() {
        assertEquals(Optional.empty(), GoMod.parse("go.mod", "module a\n").go());
    }

    @Test
    void anEscapeInAQuotedPathIsUndone() {
        GoMod mod = GoMod.parse("go.mod", "module \"example.com/\\x61\\u0062\"\n");

        assertEquals("example.com/ab", mod.modulePath());
    }

    @Test
    void sameReplacementTwiceIsTaken() {
        GoMod mod = GoMod.parse("go.mod", "module a\nreplace b.c/d => ./d\nreplace b.c/d => ./d\n");

        assertEquals(2, mod.replace().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "go 1.22                                          | go.mod: missing module declaration",
                "module a;module b                                | go.mod:2: repeated module statement",
                "module a;go 1.22;go 1.23                         | go.mod:3: repeated go statement",
                "module a;go 1                                    | go.mod:2: invalid go version '1': must"
                        + " match format 1.23.0",
                "module a;go v1.22                                | go.mod:2: invalid go version 'v1.22': must"
                        + " match format 1.23.0",
                "module a;toolchain 1.22                          | go.mod:2: invalid toolchain version '1.22':"
                        + " must match format go1.23.0 or default",
                "module a /* why */                               | go.mod:1: mod files must use // comments"
                        + " (not /* */ comments)",
                "module a;require (;b.c/d v1.0.0                  | go.mod:2: unterminated block: no closing"
                        + " parenthesis",
                "module a;require (;b.c/d v1.0.0;) x              | go.mod:4: expected newline after closing"
                        + " parenthesis",
                "module a;frobnicate b                            | go.mod:2: unknown directive: frobnicate",
                "module a;use (;./x;)                             | go.mod:2: unknown block type: use",
                "module a;require b.c/d                           | go.mod:2: usage: require module/path v1.2.3",
                "module a;require b.c/d latest                    | go.mod:2: require: version \"latest\""
                        + " invalid: must be of the form v1.2.3",
                "module a;require b.c/d/v2 v1.0.0                 | go.mod:2: require b.c/d/v2: version"
                        + " \"v1.0.0\" invalid: should be v2, not v1",
                "module a;require b.c/d v2.0.0                    | go.mod:2: require b.c/d: version \"v2.0.0\""
                        + " invalid: should be v0 or v1, not v2",
                "module a;require b.c/d/v1 v1.0.0                 | go.mod:2: invalid module path: b.c/d/v1",
                "module a;replace b.c/d => d                      | go.mod:2: replacement module without"
                        + " version must be directory path (rooted or starting with . or ..)",
                "module a;replace b.c/d => d@v1.0.0               | go.mod:2: replacement module must match"
                        + " format 'path version', not 'path@version'",
                "module a;replace b.c/d => ./d v1.0.0             | go.mod:2: replacement module directory path"
                        + " \"./d\" cannot have version",
                "module a;replace b.c/d ./d                       | go.mod:2: usage: replace module/path"
                        + " [v1.2.3] => other/module v1.4, or => ../local/directory",
                "module a;replace b.c/d => ./d;replace b.c/d => ./e | go.mod:3: conflicting replacements for"
                        + " b.c/d: ./d and ./e",
                "module a;retract [v1.0.0                         | go.mod:2: usage: retract v1.2.3, or"
                        + " [v1.2.3, v1.2.9]",
                "module a;godebug x                               | go.mod:2: usage: godebug key=value",
                "module 'a'                                       | go.mod:1: invalid quoted string: unquoted"
                        + " string cannot contain quote: 'a'",
                "module \"a                                       | go.mod:1: unexpected newline in string",
                "module a;module \u0001 b                          | go.mod:2: unexpected input character U+0001",
            },
            quoteCharacter = '\0')
    void whatGoRefusesIsOneErrorWithItsPlace(String text, String message) {
        UnusableFileException error =
                assertThrows(UnusableFileException.class, () -> GoMod.parse("go.mod", text.replace(';', '\n') + "\n"));

        assertEquals(message, error.getMessage());
        assertEquals(UnusableFileException.Kind.SYNTAX, error.kind());
    }
}
