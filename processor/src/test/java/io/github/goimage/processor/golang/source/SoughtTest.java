package io.github.goimage.processor.golang.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoughtTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.Port = 1",
                "x.Port, ok = f()",
                "x.Port += 1",
                "x.Port++",
                "x.Port <<= 1",
                "T{Port: 1}",
                "f(&x.y[i].Port)",
                "f(& x.Port, 1)",
                "for x.Port, y = range z {",
                "x.\n\tPort = 1"
            })
    void whatGivesAFieldAValueIsFound(String code) {
        assertTrue(Sought.assigned("Port").isIn(text(code)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"f(x.Port, 1)", "x.Port == y", "Port := 1", "x.Ports = 1", "f(x.Port)", "x.Port.y()"})
    void readingAFieldGivesItNoValue(String code) {
        assertFalse(Sought.assigned("Port").isIn(text(code)));
    }

    @Test
    void aNameIsFoundBehindItsPackage() {
        Sought sought = Sought.words(List.of("Static"));
        sought.add("os", Set.of("Open"));

        assertTrue(sought.isIn(text("os.Open(x)")));
        assertTrue(sought.isIn(text("os.\n\t\tOpen(x)")));
        assertTrue(sought.isIn(text("r.Static(x)")));
        assertFalse(sought.isIn(text("os.OpenFile(x); x.Open(); pos.Open(); r.Statics()")));
    }

    @Test
    void aLiteralBeginsWithItsType() {
        Sought sought = Sought.assigned("X").orLiteral("T");

        assertTrue(sought.isIn(text("return T{1}")));
        assertTrue(sought.isIn(text("return &p.T[int]{1}")));
        assertFalse(sought.isIn(text("var t T = f(T(1))")));
    }

    @Test
    void everyNameThatAFileDeclaresIsAmongThem() {
        Set<String> declared = text("""
                        package p
                        func a() { var l int }
                        func (t *T[K]) b() {}
                        func c[P any](x func(int)) {}
                        var d, e = 1, f(
                        )
                        const (
                        	g = iota
                        	// h
                        	i, j = 2, ")"
                        	k
                        ); type m = int; type ( n struct { q int }; o int )
                        var größe int
                        """).declared();

        assertTrue(
                declared.containsAll(Set.of("a", "b", "c", "d", "e", "g", "i", "j", "k", "m", "n", "o", "größe")),
                declared.toString());
    }

    @Test
    void theBodyOfAFunctionIsTwoTokensOfTheOutline() {
        GoTokens outline = GoTokens.outline(
                text("func f() map[string]struct{} { if a { b(\"}\") } }\nfunc (t T) g() func() interface{"
                        + " m() } { c() }\n"));
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < outline.size(); i++) {
            all.append(outline.text(i)).append(outline.kind(i) == GoScanner.Kind.SEMICOLON ? ";" : " ");
        }

        assertEquals(
                "func f ( ) map [ string ] struct { } { } \n;func ( t T ) g ( ) func ( ) interface { m ( ) } { } \n;",
                all.toString().replace(" ;", " \n;"));
    }

    private static GoText text(String code) {
        return new GoText("a.go", code.getBytes(StandardCharsets.UTF_8));
    }
}
