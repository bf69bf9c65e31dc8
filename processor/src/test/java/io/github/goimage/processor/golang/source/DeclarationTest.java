package io.github.goimage.processor.golang.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.golang.source.Declaration.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclarationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "var v = \"dev\"                   # STRING",
                "var v string = `dev`              # STRING",
                "var v = \"a\" + (\"b\")           # STRING",
                "var v string                      # EMPTY_STRING",
                "var v = other                     # UNKNOWN",
                "var v = \"a\" + pkg.Other         # UNKNOWN",
                "var v = 5                         # NOT_A_STRING",
                "var v = true                      # NOT_A_STRING",
                "var v int                         # NOT_A_STRING",
                "var v []string                    # NOT_A_STRING",
                "var v *string                     # NOT_A_STRING",
                "var v Version = \"x\"             # NOT_A_STRING",
                "var v = get()                     # COMPUTED",
                "var v = fmt.Sprint(1)             # COMPUTED",
                "var v = []string{\"a\"}           # COMPUTED",
                "var v = names[0]                  # COMPUTED",
                "var v = func() string { return s }() # COMPUTED",
                "var v = &x                        # COMPUTED",
            })
    void theValueIsJudged(String source, Value value) {
        assertEquals(value, parse(source).get(0).value());
    }

    @Test
    void groupsListsAndLinesAreRead() {
        List<Declaration> declarations = parse("""
                import "fmt"

                // var no = "x"
                var (
                    a, b = "1", "2" // two
                    c    string

                    d, e = pair()
                )
                const f = "6"
                type t struct { var1 string }
                func g() { var local = "x"; const other = "y" }
                var h = "8"; var i = map[string]int{
                    "a": 1,
                }
                """);

        assertEquals(
                List.of(
                        "a STRING 5",
                        "b STRING 5",
                        "c EMPTY_STRING 6",
                        "d COMPUTED 8",
                        "e COMPUTED 8",
                        "f STRING 10",
                        "h STRING 13",
                        "i COMPUTED 13"),
                declarations.stream()
                        .map(found -> found.name() + " " + found.value() + " "
                                + found.place().at().number())
                        .toList());
        assertEquals("6", declarations.get(5).literal().orElseThrow());
        assertEquals(
                List.of(false, true),
                List.of(declarations.get(0).refusesStamp(), declarations.get(5).refusesStamp()));
    }

    private static List<Declaration> parse(String source) {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        return DeclarationParser.parse(GoTokens.scan("a.go", bytes), new Place("a", new SourceLine("a.go", 0)));
    }
}
