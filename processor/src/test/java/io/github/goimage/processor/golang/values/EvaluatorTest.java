package io.github.goimage.processor.golang.values;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.golang.GoTree;
import io.github.goimage.processor.golang.Targets;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoParser;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the argument of {@code show} can be: texts, with what replaces them, and a question mark where there may be
 * others.
 */
class EvaluatorTest {
    private static final String IMPORTS =
            "import (\"os\"; \"fmt\"; \"cmp\"; \"flag\"; \"net\"; \"path/filepath\"; \"strconv\"; "
                    + "\"github.com/spf13/pflag\"; \"github.com/spf13/cobra\"; \"github.com/alecthomas/kingpin/v2\"; "
                    + "\"github.com/urfave/cli/v2\"; \"github.com/spf13/viper\"; \"runtime\")\n";

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "func f() { show(\"a\" + `b`) }                                               # ab",
                "const c = \"x\"; func f() { show(c) }                                        # x",
                "var v = \"x\"; func f() { show(v) }                                          # x",
                "var v = \"x\"; func g() { v = \"y\" }; func f() { show(v) }                  # x | y",
                "var v = \"x\"; func g(s string) { v = s }; func f() { show(v) }              # x | ?",
                "func f() { a := \"x\"; b := a + \"/\"; show(b) }                             # x/",
                "func f() { a := \"x\"; { a := \"y\"; _ = a }; show(a) }                      # x",
                "func f() { a := g(); show(a) }; func g() string { return \"x\" }             # x",
                "func f() { _, a := g(); show(a) }; func g() (int, string) { return 1, \"x\" } # x",
                "func f() { show(g(\"x\")) }; func g(s string) string { return s + \"y\" }    # xy",
                "func g(s string) { show(s) }; func f() { g(\"x\") }                          # x",
                "func g(s string) { show(s) }; func f() { g(\"x\"); g(\"y\") }                # x | y",
                "func g(s string) { show(s) }; func f() { g(\"x\"); h(g) }; func h(any) {}    # ?",
                "func f() { show(fmt.Sprintf(\"%s:%d%%\", \"x\", 80)) }                       # x:80%",
                "func f() { show(fmt.Sprintf(\"%x\", 80)) }                                   # ?",
                "func f() { show(filepath.Join(\"a\", \"../b\", \"c.txt\")) }                 # b/c.txt",
                "func f() { show(net.JoinHostPort(\"::1\", strconv.Itoa(80))) }               # [::1]:80",
                "func f() { for _, v := range x { show(v) } }                                 # ?",
                "func f() { a := \"x\"; a += \"y\"; show(a) }                                 # x | ?",
                "func f() { a := \"x\"; a = filepath.Join(a, \"y\"); show(a) }               # x/y | ?",
                "func f() { a := \"x\"; if g() { a = filepath.Join(a, \"y\") }; show(a) }    # x | x/y | ?",
                "func f() { a := \"x\"; if g() { a = \"z\"; a = a + \"/y\" }; show(a) }      # x | z/y | ?",
                "func f() { a := \"x\"; if runtime.GOOS == \"windows\" { a = g() }; show(a) }; func g() string { return"
                        + " \"y\" } # x",
                "func f() { a := \"x\"; switch { case runtime.GOOS == \"darwin\": a = g(); default: a = h() }; show(a)"
                        + " }; func g() string { return \"y\" }; func h() string { return \"z\" } # x | z",
                "var a = flag.String(\"addr\", \":80\", \"usage\"); func f() { show(*a) }     # :80 -addr",
                "var a string; func init() { flag.StringVar(&a, \"addr\", \":80\", \"\") }; func f() { show(a)"
                        + " } # :80 -addr",
                "func f() { var a string; pflag.StringVarP(&a, \"addr\", \"a\", \":80\", \"\"); show(a) } # :80"
                        + " -addr -a",
                "func f(c *cobra.Command) { c.Flags().String(\"addr\", \":80\", \"\"); a, _ :="
                        + " c.Flags().GetString(\"addr\"); show(a) } # :80 -addr",
                "var a = kingpin.Flag(\"addr\", \"help\").Default(\":80\").Envar(\"ADDR\").String(); func f() {"
                        + " show(*a) } # :80 $ADDR -addr",
                "var x = &cli.StringFlag{Name: \"addr\", Value: \":80\", EnvVars: []string{\"ADDR\"}}; func f(c"
                        + " *cli.Context) { show(c.String(\"addr\")) } # :80 $ADDR -addr",
                "func f() { viper.SetDefault(\"web.addr\", \":80\"); show(viper.GetString(\"web.addr\")) } #"
                        + " :80 web.addr",
                "func f() { a := os.Getenv(\"ADDR\"); if a == \"\" { a = \":80\" }; show(a) } # :80 $ADDR",
                "func f() { show(cmp.Or(os.Getenv(\"ADDR\"), \":80\")) }                      # :80 $ADDR",
                "func e(k, d string) string { if v, ok := os.LookupEnv(k); ok { return v }; return d }; func"
                        + " f() { show(e(\"ADDR\", \":80\")) } # :80 $ADDR",
                "func f() { a := \":80\"; if p := os.Getenv(\"PORT\"); p != \"\" { a = \":\" + p }; show(a) } #"
                        + " :80 $PORT",
                "func f() { show(\":\" + os.Getenv(\"PORT\")) }                               # ",
                "type C struct { Addr string }; func f() { c := C{Addr: \":80\"}; show(c.Addr) } # :80",
                "type C struct { Addr string }; func n() *C { return &C{Addr: \":80\"} }; func f() { c := n();"
                        + " show(c.Addr) } # :80",
                "type C struct { Addr string }; func f(c C) { c.Addr = \":80\"; show(c.Addr) } # :80",
                "type C struct { Addr string `env:\"ADDR\" envDefault:\":80\"` }; func f(c C) { show(c.Addr) }"
                        + " # :80 $ADDR",
                "type C struct { Addr string `long:\"addr\" default:\":80\"` }; func f(c C) { show(c.Addr) } #"
                        + " :80 -addr",
                "type C struct { Addr string `yaml:\"addr\"` }; func f(c C) { c.Addr = \":80\"; show(c.Addr) }"
                        + " # :80 | ?",
                "type D struct { Addr string }; type C struct { D }; func f(c C) { d := D{\":80\"};"
                        + " show(c.Addr, d) } # :80",
                "var c struct { Addr string }; func init() { flag.StringVar(&c.Addr, \"addr\", \":80\", \"\") }; func"
                        + " f() { show(c.Addr) } # :80 -addr",
                "var c struct { Addr string }; func g(h func(*flag.FlagSet)) {}; func init() { g(func(s *flag.FlagSet) {"
                        + " s.StringVar(&c.Addr, \"addr\", \"./data\", \"\") }) }; func f() { a, _ :="
                        + " filepath.Abs(c.Addr); show(a) } # ./data -addr",
                "var c struct { In struct { Addr string } }; func f() { c.In.Addr = \":80\"; show(c.In.Addr) } # :80",
                "var c struct { Addr string }; func f() { c.Addr = \":80\"; { c := g(); show(c.Addr) } } # ?",
                "var c struct { Addr string }; var d struct { Addr string }; func f() { c.Addr = \":80\"; d.Addr = \":81\";"
                        + " show(d.Addr) } # :81",
                "func f() { _, s, _, _ := runtime.Caller(0); show(filepath.Dir(s)) }          # example.com/app",
            })
    void theStringsOfAnExpression(String source, String strings) {
        assertEquals(strings == null ? "" : strings, show(source));
    }

    @Test
    void aVariableOfAnotherPackageIsWhatAnyPackageAssigns() {
        new GoTree(temporary)
                .file("conf/conf.go", "package settings", "var Addr = \":80\"")
                .file(
                        "set.go",
                        "package main",
                        "import \"example.com/app/conf\"",
                        "func g() { settings.Addr = \":81\" }");

        assertEquals(":80 | :81", show("import \"example.com/app/conf\"\nfunc f() { show(settings.Addr) }"));
    }

    private String show(String source) {
        GoTree tree = new GoTree(temporary)
                .file("go.mod", "module example.com/app")
                .file("main.go", "package main", (source.startsWith("import") ? "" : IMPORTS) + source);
        ImportGraph graph =
                tree.sources().imports(tree.sources().modules(temporary), temporary, Targets.linux("amd64", false, 26));
        Code code = new Code(
                new io.github.goimage.processor.files.SourceTree(temporary),
                graph,
                (file, text) -> GoParser.parse(text));
        CodeFile main = code.main().files().stream()
                .filter(file -> file.place(1).at().file().equals("main.go"))
                .findFirst()
                .orElseThrow();
        for (GoExpression use : main.syntax().uses()) {
            if (use instanceof Call call
                    && call.function() instanceof Name name
                    && name.text().equals("show")) {
                return show(new Evaluator(code).evaluate(call.arguments().get(0), Frame.of(main)));
            }
        }
        throw new AssertionError("nothing is shown");
    }

    private static String show(Values values) {
        String known = values.written().stream().map(EvaluatorTest::show).collect(Collectors.joining(" | "));
        return values.complete() ? known : known.isEmpty() ? "?" : known + " | ?";
    }

    private static String show(Value value) {
        return value.text()
                + value.settings().stream()
                        .map(EvaluatorTest::show)
                        .sorted()
                        .map(" "::concat)
                        .collect(Collectors.joining());
    }

    private static String show(Setting setting) {
        if (setting instanceof Setting.Part part) {
            return show(part.of());
        }
        if (setting instanceof Setting.Flag flag) {
            return "-" + String.join(" -", flag.names());
        }
        return setting instanceof Setting.Variable variable ? "$" + variable.name() : ((Setting.Key) setting).name();
    }
}
