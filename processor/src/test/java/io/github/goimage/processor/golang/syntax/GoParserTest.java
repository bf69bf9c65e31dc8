package io.github.goimage.processor.golang.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.golang.source.GoText;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoParserTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a := b.c(1, \"x\")[2:3].d.(T)",
                "if x := f(); x != nil && !y { } else if z { } else { }",
                "for { break }",
                "for i := 0; i < n; i++ { continue outer }",
                "for range ch { }",
                "for k, v := range []T{{1}, {a: 2}} { _ = k }",
                "switch { case a, b == 1: f(); default: }",
                "switch x := y.(type) { case *T, []int, func() error: g(x); case nil: }",
                "select { case v, ok := <-c: use(v, ok); case d <- 1: default: }",
                "x.y, z[i] = <-c, *p",
                "x <<= 2; y &^= z; s += \"t\"; c <- v",
                "go func(a int, b ...string) (c, d int) { return 1, 2 }(1)",
                "defer mu.Unlock()",
                "var ( a, b int = 1, 2; c = f )",
                "const ( x = iota; y )",
                "type t[P any] struct { a, b int `json:\"x\"`; *E; pkg.F; G[int]; f func(int) (x, y error) }",
                "type a = map[string][]chan<- func(...int)",
                "label: for { goto label }",
                "x := map[K]V{k: {1, 2}, l: &T{}}",
                "y := f[int, []string](g[T]{}, (*T)(nil), interface{ M() }(z), struct{}{})",
                "if v, ok := m[T{1}]; ok { }",
                "if (T{1}) == x { }",
                "for _, f := range []func(){func() {}, nil} { f() }",
                "a = b*c + -d<<1 | ^e&f == g",
                "var f func(int) = nil",
                "return",
            })
    void everyStatementIsParsed(String statement) {
        GoSyntax syntax = parse("func f() { " + statement + " }\nfunc g() {}");

        assertEquals(List.of(), syntax.failures());
        assertEquals(List.of("f", "g"), names(syntax));
    }

    @Test
    void whatCannotBeParsedIsIgnored() {
        GoSyntax syntax = parse("func f() { a b c }\nvar x = ]\nfunc g() {}\nfunc h() { )");

        assertEquals(List.of("f", "g"), names(syntax));
        assertEquals(List.of(1, 2, 4), syntax.failures());
    }

    @Test
    void aNameIsWhatTheInnermostBlockDeclares() {
        GoSyntax syntax = parse("""
                func f(a string) (c error) {
                	if a := a + b; a != "" { b := a; use(b) }
                	use(a, b, c)
                	func() { a = "x" }()
                }
                """);

        assertEquals(
                List.of("string", "error", "b", "use", "use", "b"),
                syntax.bare().stream().map(Name::text).toList());
        assertEquals(
                1,
                syntax.functions()
                        .get(0)
                        .signature()
                        .parameters()
                        .get(0)
                        .values()
                        .size());
    }

    private static GoSyntax parse(String text) {
        return GoParser.parse(new GoText("a.go", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> names(GoSyntax syntax) {
        return syntax.functions().stream().map(GoFunction::name).toList();
    }
}
