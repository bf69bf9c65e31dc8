package io.github.goimage.processor.golang.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.GoSources;
import io.github.goimage.processor.golang.GoTree;
import io.github.goimage.processor.golang.Targets;
import io.github.goimage.processor.golang.source.BuildTarget;
import io.github.goimage.processor.golang.source.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTest {
    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "net/http           # http.Get(url)                                  # TlsClient http.Get",
                "net/http           # var c http.Client                              # TlsClient http.Client",
                "net/http           # c := &http.Client{}                            # TlsClient http.Client",
                "h net/http         # h.Get(url)                                     # TlsClient h.Get",
                "crypto/tls         # tls.Dial(\"tcp\", x, nil)                      # TlsClient tls.Dial",
                "crypto/tls         # tls.Config{}                                   # ",
                "time               # time.LoadLocation(name)                        # TimeZoneLookup"
                        + " time.LoadLocation",
                "time               # time.LoadLocation(\"UTC\")                # ",
                "os                 # f := os.CreateTemp                             # TemporaryFile os.CreateTemp",
                "net/http           # r.ParseMultipartForm(1)                        # TemporaryFile"
                        + " ParseMultipartForm",
                "strings            # r.ParseMultipartForm(1)                        # ",
                "os/user            # user.Current()                                 # UserLookup user.Current",
                "plugin             # plugin.Open(p)                                 # PluginUse plugin.Open",
                "os/exec            # exec.Command(\"sh\", \"-c\")                   # ProgramRun sh",
                "os/exec            # exec.CommandContext(f(a, b), `git`)            # ProgramRun git",
                "os/exec            # exec.Command(name)                             # ",
                "net/http           # http.ListenAndServe(\":8080\", nil)            # Listener tcp  8080",
                "net/http           # http.ListenAndServe(addr, nil)                 # OpenListener"
                        + " http.ListenAndServe",
                "net/http           # &http.Server{Addr: c.Addr}                     # OpenListener http.Server",
                "net/http           # &http.Server{Handler: h}                       # ",
                "net/http           # s.Addr = c.Addr                                # OpenListener http.Server.Addr",
                "net                # net.Listen(\"tcp\", \":\"+port)                # OpenListener net.Listen",
                "net                # net.Listen(\"unix\", path)                    # ",
                "net                # net.ListenUDP(\"udp\", address)               # OpenListener net.ListenUDP",
                "net/http           # http.ListenAndServeTLS(\"localhost:https\", c) # Listener tcp localhost https",
                "net/http           # &http.Server{H: f(1), Addr: \"[::1]:1\"}       # Listener tcp ::1 1",
                "net/http           # s := &http.Server{}; s.Addr = \"0.0.0.0:9090\" # Listener tcp  9090",
                "net/http           # var s http.Server; s.Addr = \":9090\"     # Listener tcp  9090",
                "net/http           # s := T{}; s.Addr = \":9090\"              # OpenListener http.Server.Addr",
                "net                # net.Listen(\"tcp4\", \"127.0.0.1:70\")         # Listener tcp4 127.0.0.1 70",
                "net                # net.ListenPacket(\"udp\", \":0\")             # ",
                "net                # net.Listen(\"unix\", \"/run/x.sock\")          # FileUse WRITE /run/x.sock",
                "github.com/gin-gonic/gin     # r.Run(\":81\")                       # Listener tcp  81",
                "github.com/gin-gonic/gin     # r := gin.New(); r.Run()              # Listener tcp  8080",
                "github.com/gin-gonic/gin     # app := fx.New(); app.Run()           # ",
                "github.com/gin-gonic/gin     # t.Run(\"case\", f)                   # ",
                "github.com/gin-gonic/gin     # r.Run(addr)                          # OpenListener Run",
                "github.com/labstack/echo/v4  # e.Start(\":1323\")                   # Listener tcp  1323",
                "github.com/gofiber/fiber/v2  # app.Listen(\":3000\")                # Listener tcp  3000",
                "os/signal,os       # signal.Notify(c, os.Interrupt)                 # SignalHandler [SIGINT] true",
                "os/signal,syscall  # signal.Notify(c, syscall.SIGTERM, syscall.SIGINT) # SignalHandler"
                        + " [SIGINT, SIGTERM] true",
                "os/signal          # signal.Notify(c)                               # SignalHandler [] true",
                "os/signal          # signal.NotifyContext(x, signals...)            # SignalHandler [] false",
            })
    void useOfAPackageIsAFact(String imports, String statement, String fact) {
        List<Fact> facts = facts(imports, "func main() { go func() { " + statement + " }() }");

        assertEquals(
                fact == null ? List.of() : List.of(fact),
                facts.stream().map(FactsTest::show).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "func f(time T) { time.LoadLocation(x) }",
                "func (time T) f() { time.LoadLocation(x) }",
                "func f() (time T) { time.LoadLocation(x); return }",
                "func f() { time := g(); { time.LoadLocation(x) } }",
                "func f() { var time T; time.LoadLocation(x) }",
                "func f() { a, time := g(); time.LoadLocation(x) }",
                "func f() { for _, time := range g() { time.LoadLocation(x) } }",
                "func f() { g(func(time T) { time.LoadLocation(x) }) }",
                "func f() { x.time.LoadLocation(x) }",
                "// time.LoadLocation(x)",
                "const s = `time.LoadLocation(x)`",
                "const s = \"time.LoadLocation(x)\"",
                "/* time.LoadLocation(x) */",
                "var r = '\"' // time.LoadLocation(x)",
            })
    void whatOnlyLooksLikeAPackageIsNone(String source) {
        assertEquals(List.of(), facts("time", source));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "func f() { { time := g(); _ = time }; time.LoadLocation(x) }",
                "func f(time T) {}\nfunc g() { time.LoadLocation(x) }",
                "func f(g func(time T)) { time.LoadLocation(x) }",
                "func f() { var g func(time T) error; time.LoadLocation(x) }",
                "func (s S) time() { time.LoadLocation(x) }",
                "func f() { a := T{time: 1}; time.LoadLocation(x) }",
                "func f() interface{ m() } { time.LoadLocation(x) }",
                "type t struct { time func(time T); b int }\nfunc f() { time.LoadLocation(x) }",
                "func f() func() { return func() { time.LoadLocation(x) } }",
                "func f[T any](a T) { time.LoadLocation(x) }",
                "func f(a []time.Time) (b map[string]time.Time) { time.LoadLocation(x); return }",
                "var zone = func() Z { z := time.LoadLocation(x); return z }()",
            })
    void aNameHiddenElsewhereIsThePackageHere(String source) {
        assertEquals(1, facts("time", source).size());
    }

    @Test
    void aConstantOfThePackageIsAsGoodAsALiteral() {
        new GoTree(temporary)
                .file("address.go", "package main", "const (", "address = \":8443\"", ")", "var v = \":1\"");

        List<Fact> facts =
                facts("net/http", "func f() { http.ListenAndServe(address, v); http.ListenAndServe(v, nil) }");

        assertEquals(
                List.of("Listener tcp  1", "Listener tcp  8443"),
                facts.stream().map(FactsTest::show).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "func f(address string) { http.ListenAndServe(address, nil) }",
                "func f(host, address string) { http.ListenAndServe(address, nil) }",
                "func (address T) f() { http.ListenAndServe(address, nil) }",
                "func f() (address string) { http.ListenAndServe(address, nil) }",
                "func f() { address := g(); http.ListenAndServe(address, nil) }",
                "func f() { address, err := g(); http.ListenAndServe(address, nil) }",
                "func f() { _, address := g(); http.ListenAndServe(address, nil) }",
                "func f() { var address = g(); http.ListenAndServe(address, nil) }",
                "func f() { var a, address T; http.ListenAndServe(address, nil) }",
                "func f() { var ( a T; address T ); http.ListenAndServe(address, nil) }",
                "func f() { const ( address = 1 ); http.ListenAndServe(address, nil) }",
                "func f() { for _, address := range a { http.ListenAndServe(address, nil) } }",
                "func f() { h(func(address string) { http.ListenAndServe(address, nil) }) }",
                "var s = func(address string) error { return http.ListenAndServe(address, nil) }",
                "func f(h func(T, *T), address string) error { return http.ListenAndServe(address, nil) }",
                "func f(\n\tready func(error),\n\taddress string,\n) { http.ListenAndServe(address, nil) }",
                "func f(o ...func(*T)) (address string, err error) { err = http.ListenAndServe(address, nil); return }",
                "func f(s struct{ f func() }, address string) { http.ListenAndServe(address, nil) }",
                "func f(i interface{ M(func()) }, address string) { http.ListenAndServe(address, nil) }",
                "func f(m map[string]func() error, address string) { http.ListenAndServe(address, nil) }",
                "func f(c chan struct{}, address string) { http.ListenAndServe(address, nil) }",
                "func f[T any](address string) { http.ListenAndServe(address, nil) }",
                "var s = func(ready func(), address string) { http.ListenAndServe(address, nil) }",
                "func f() { h(func(ready func(), address string) { http.ListenAndServe(address, nil) }) }",
                "func f() { if address := g(); address != x { http.ListenAndServe(address, nil) } }",
                "func f() { switch address := g(); { default: http.ListenAndServe(address, nil) } }",
                "func f() { select { case address, ok := <-c: http.ListenAndServe(address, nil) } }",
                "func f() { var (\n\ta int\n\tb, address T\n)\n http.ListenAndServe(address, nil) }",
            })
    void aNameThatTheFunctionDeclaresIsNotTheConstantOfThePackage(String source) {
        new GoTree(temporary).file("address.go", "package main", "const address = \"127.0.0.1:8443\"");

        assertEquals(
                List.of("OpenListener http.ListenAndServe"),
                facts("net/http", source).stream().map(FactsTest::show).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "func f(address string) {}\nfunc g() { http.ListenAndServe(address, nil) }",
                "func f() { log(\"at\", address); http.ListenAndServe(address, nil) }",
                "func f() { a.address = b.address; http.ListenAndServe(address, nil) }",
                "func f(h func(T) T) { if x { g(T{address: 1}) }; http.ListenAndServe(address, nil) }",
                "func f(address string) {}\nvar s = []any{http.Server{Addr: address}}",
                "func address2(a T) { a, b := address, 1; http.ListenAndServe(address, nil) }",
                "func f(a pkg.address) { http.ListenAndServe(address, nil) }",
                "func f(address string) {}\nvar s = http.Server{Addr: address}",
                "func f() { var h func(int)\n log(address)\n http.ListenAndServe(address, nil) }",
                "func f() { var h func(int) = g(address)\n http.ListenAndServe(address, nil) }",
                "func f() { if err := g(); address != x { http.ListenAndServe(address, nil) } }",
                "func f() { type c struct { a int; address string }; http.ListenAndServe(address, nil) }",
                "func f() { done := make(chan func(), 1)\n g(address)\n http.ListenAndServe(address, nil) }",
                "func f() { switch h := x.(type) { case func(): g(address) }; http.ListenAndServe(address, nil) }",
                "func f() { h := g.(func() error)\n g(address)\n http.ListenAndServe(address, nil) }",
            })
    void aConstantIsSeenWhereNoOtherHidesIt(String source) {
        new GoTree(temporary).file("address.go", "package main", "// address", "const address = \":8443\"");

        List<String> facts =
                facts("net/http", source).stream().map(FactsTest::show).toList();

        assertTrue(facts.get(0).startsWith("Listener tcp  8443"), facts::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "func f() { for _, time := range a { _ = time }; time.LoadLocation(x) }",
                "func f() { if time := g(); time != x { } ; time.LoadLocation(x) }",
                "func f() { if time := g(); time != x { } else if y { } else { }\n time.LoadLocation(x) }",
                "func f() { switch time := g(); time { case 1: }\n time.LoadLocation(x) }",
                "func f() { switch { case a: time := g(); _ = time; case b: time.LoadLocation(x) } }",
                "func f() { select { case time := <-c: _ = time; default: time.LoadLocation(x) } }",
                "func f() { for _, time := range []T{a} { _ = time }; time.LoadLocation(x) }",
                "func f() func(time T) { time.LoadLocation(x); return nil }",
                "func f() { for _, a := range b { go func() { time.LoadLocation(x) }() } }",
            })
    void aHeadsNameEndsWithItsStatement(String source) {
        assertEquals(1, facts("time", source).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "func f() { for _, time := range a { time.LoadLocation(x) } }",
                "func f() { for _, time := range []T{a} { time.LoadLocation(x) } }",
                "func f() { if time := g(); y { time.LoadLocation(x) } }",
                "func f() { if time := g(); y { } else { time.LoadLocation(x) } }",
                "func f() { if time := g(); y { } else if z { time.LoadLocation(x) } else { time.LoadLocation(x) } }",
                "func f() { if time := func() T { return y }(); y { time.LoadLocation(x) } }",
                "func f() { switch time := g(); { case y: time.LoadLocation(x) } }",
                "func f() { select { case time := <-c: time.LoadLocation(x) } }",
                "func f() (time T) { return time.LoadLocation(x) }",
            })
    void aHeadsNameHidesThePackageWithin(String source) {
        assertEquals(List.of(), facts("time", source));
    }

    @Test
    void aDotImportsNamesStandAlone() {
        assertEquals(
                List.of("Listener tcp  8080", "TlsClient Get"),
                facts(". net/http", "func f() { Get(x); ListenAndServe(\":8080\", nil); a.Get(y) }").stream()
                        .map(FactsTest::show)
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var serve = http.ListenAndServe",
                "func f() { http.ListenAndServe(\"\", nil) }",
                "func f() { http.ListenAndServe(\":99999\", nil) }",
                "func f() { s := http.Server{Addr: \":8080\"}; s.Serve(l) }",
                "func g(s C) { s.Addr = \":1\" }",
                "func g() (s *C) { s.Addr = \":1\" }",
            })
    void whereItListensIsNotCertain(String source) {
        List<Fact> facts = facts("net/http", source);

        assertTrue(facts.stream().anyMatch(Fact.OpenListener.class::isInstance), facts::toString);
        assertTrue(facts.stream().noneMatch(Fact.Listener.class::isInstance), facts::toString);
    }

    @Test
    void aTemporaryFileInAnotherDirectoryIsNone() {
        String source =
                "func main() { go func() { os.CreateTemp(\"/data\", x); os.MkdirTemp(\"\", x); os.CreateTemp(d, x) }() }";

        assertEquals(
                List.of("FileUse MAKE /data", "TemporaryFile os.CreateTemp", "TemporaryFile os.MkdirTemp"),
                facts("os", source).stream().map(FactsTest::show).toList());
    }

    @Test
    void ofSeveralFilesThatCannotBeReadTheFirstByNameIsReported() {
        String broken = "func f() { time.LoadLocation(\"x) }";
        for (String name : List.of("z", "b", "y")) {
            new GoTree(temporary).file(name + ".go", "package main", "import \"time\"", broken);
        }

        for (int round = 0; round < 20; round++) {
            UnusableFileException error = assertThrows(UnusableFileException.class, () -> facts("time", ""));
            assertEquals("b.go:3: string literal not terminated", error.getMessage());
        }
    }

    @Test
    void aFactHasItsPlace() {
        Fact fact = facts("time", "\nfunc f() {\n\n time.LoadLocation(x) }").get(0);

        assertEquals(new Place("example.com/app", new SourceLine("main.go", 8)), fact.place());
    }

    @Test
    void sideEffectImportsOfDebugPagesAreFacts() {
        List<Fact> facts = facts("_ net/http/pprof,_ expvar,pprof net/http/pprof", "");

        assertEquals(
                List.of("DebugPages expvar", "DebugPages net/http/pprof"),
                facts.stream().map(FactsTest::show).sorted().toList());
    }

    @Test
    void librariesOfCgoAreFactsOfTheTargetTheyAreFor() {
        new GoTree(temporary)
                .file("go.mod", "module example.com/app")
                .file(
                        "main.go",
                        "package main",
                        "// #cgo linux LDFLAGS: -L/x -lz -lm",
                        "// #cgo windows LDFLAGS: -lws2",
                        "// #cgo pkg-config: --static sqlite3",
                        "import \"C\"");
        GoSources sources = new GoTree(temporary).sources();

        Facts facts =
                sources.facts(sources.imports(sources.modules(temporary), temporary, Targets.linux("amd64", true, 26)));

        assertEquals(
                List.of("m false", "z false", "sqlite3 true"),
                facts.of(Fact.CLibrary.class).stream()
                        .map(library -> library.library() + " " + library.byPkgConfig())
                        .toList());
    }

    @Test
    void aConstantIsThatOfTheFilesWhichATargetCompiles() {
        GoSources sources = new GoTree(temporary)
                .file("go.mod", "module example.com/app")
                .file(
                        "main.go",
                        "package main",
                        "import \"net/http\"",
                        "func main() { http.ListenAndServe(address, nil) }")
                .file("dev.go", "//go:build dev", "", "package main", "const address = \"127.0.0.1:8000\"")
                .file("prod.go", "//go:build !dev", "", "package main", "const address = \":8000\"")
                .sources();

        for (String tag : List.of("dev", "prod", "dev")) {
            BuildTarget target = new BuildTarget("linux", "amd64", "", false, Set.of(tag), 26);
            Facts facts = sources.facts(sources.imports(sources.modules(temporary), temporary, target));

            assertEquals(
                    List.of("Listener tcp " + (tag.equals("dev") ? "127.0.0.1" : "") + " 8000"),
                    facts.of(Fact.Listener.class).stream().map(FactsTest::show).toList(),
                    tag);
        }
    }

    @Test
    void onlyAFileThatMayHoldAFactIsReadWhole() {
        assertEquals(List.of(), facts("strings", "func f() { \"not terminated }"));

        UnusableFileException error = assertThrows(
                UnusableFileException.class, () -> facts("net/http", "func f() { http.Get(\"not terminated }"));
        assertEquals("main.go:5: string literal not terminated", error.getMessage());
    }

    @Test
    void aSignalMayBeHandledWhereNotAllIsUnderstood() {
        assertTrue(new Fact.SignalHandler(null, List.of(), true).mayHandle("SIGTERM"));
        assertTrue(new Fact.SignalHandler(null, List.of("SIGINT"), false).mayHandle("SIGTERM"));
        assertFalse(new Fact.SignalHandler(null, List.of("SIGINT"), true).mayHandle("SIGTERM"));
    }

    @Test
    void loopbackAddressesAreTold() {
        assertTrue(new Fact.Listener(null, "tcp", "127.0.0.2", "1", null, Set.of(), Set.of()).isLoopback());
        assertTrue(new Fact.Listener(null, "tcp", "::1", "1", null, Set.of(), Set.of()).isLoopback());
        assertFalse(new Fact.Listener(null, "tcp", "", "1", null, Set.of(), Set.of()).isLoopback());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.ListenAndServe(a, nil)",
                "http.ServeTLS(l, nil, c, k)",
                "_ = &http.Server{Addr: a}",
                "_ = http.Server{Addr: a, Handler: nil}",
                "use(http.DefaultServeMux)"
            })
    void theDefaultMuxIsServedWhereNoOtherHandlerIs(String code) {
        assertEquals(1, served(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.ListenAndServe(a, mux)",
                "_ = &http.Server{Addr: a, Handler: mux}",
                "s := &http.Server{Addr: a}; s.Handler = mux",
                "var s http.Server; _ = s",
                "http.Handle(a, nil)"
            })
    void theDefaultMuxIsNotServedBesideAnotherHandler(String code) {
        assertEquals(0, served(code));
    }

    private long served(String code) {
        return allFacts("net/http", "func f() { " + code + " }").stream()
                .filter(Fact.DefaultMux.class::isInstance)
                .count();
    }

    /** Without the default mux, which most listeners serve. */
    private List<Fact> facts(String imports, String source) {
        return allFacts(imports, source).stream()
                .filter(fact -> !(fact instanceof Fact.DefaultMux))
                .toList();
    }

    private List<Fact> allFacts(String imports, String source) {
        StringBuilder lines = new StringBuilder("package main\n\nimport (");
        for (String one : imports.split(",")) {
            int space = one.indexOf(' ');
            lines.append(space < 0 ? "" : one.substring(0, space))
                    .append(" \"")
                    .append(one.substring(space + 1))
                    .append("\"; ");
        }
        GoTree tree = new GoTree(temporary)
                .file("go.mod", "module example.com/app")
                .file("main.go", lines.append(")\n\n").append(source).toString());
        GoSources sources = tree.sources();
        return sources.facts(sources.imports(sources.modules(temporary), temporary, Targets.linux("amd64", false, 26)))
                .all();
    }

    private static String show(Fact fact) {
        String kind = fact.getClass().getSimpleName() + " ";
        if (fact instanceof Fact.Use use) {
            return kind + use.what();
        }
        if (fact instanceof Fact.ProgramRun run) {
            return kind + run.program();
        }
        if (fact instanceof Fact.Listener listener) {
            return kind + listener.network() + " " + listener.host() + " " + listener.port();
        }
        if (fact instanceof Fact.SignalHandler handler) {
            return kind + handler.signals() + " " + handler.complete();
        }
        if (fact instanceof Fact.FileUse use) {
            return kind + use.access() + " " + use.path();
        }
        return fact.toString();
    }
}
