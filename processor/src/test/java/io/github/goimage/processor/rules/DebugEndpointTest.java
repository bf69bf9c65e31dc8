package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DebugEndpointTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(DebugEndpoint.class, directory).file("go.mod", GoService.mod());
    }

    private RuleTester main(String imports, String... statements) {
        return tester.file("main.go", GoService.main(imports, statements));
    }

    @Test
    void advisesAgainstProfilesForEverybody() {
        main("\"net/http\",_ \"net/http/pprof\"", "http.ListenAndServe(\":8080\", nil)")
                .compile("")
                .hasAdvice(
                        "module",
                        "main.go:5 imports net/http/pprof, which registers /debug/pprof/ on"
                                + " http.DefaultServeMux for anyone who can reach it",
                        "serve http.DefaultServeMux on localhost:6060 and the service on its own mux, or remove"
                                + " the import");
    }

    @Test
    void looksAtVariablesToo() {
        main("\"net/http\",_ \"expvar\"", "http.ListenAndServe(\":8080\", nil)")
                .compile("")
                .hasAdvice(
                        "module",
                        "main.go:5 imports expvar, which registers /debug/vars on http.DefaultServeMux for"
                                + " anyone who can reach it");
    }

    @Test
    void saysOncePerPackageWhoeverImportsIt() {
        main("\"net/http\",_ \"net/http/pprof\"", "http.ListenAndServe(\":8080\", nil)")
                .file("more.go", "package main\n\nimport _ \"net/http/pprof\"\nimport _ \"expvar\"\n")
                .compile("")
                .advises("main.go:5 imports net/http/pprof", "more.go:4 imports expvar");
        assertFalse(tester.compile("").note().contains("more.go:3"));
    }

    @Test
    void acceptsProfilesOnALoopbackAddress() {
        main("\"net/http\",_ \"net/http/pprof\"", "http.ListenAndServe(\"localhost:6060\", nil)", "serve(mux)")
                .accepts("");
    }

    @Test
    void saysNothingIfNothingServesThatMux() {
        main("\"net/http\",_ \"net/http/pprof\"", "http.ListenAndServe(\":8080\", http.NewServeMux())")
                .accepts("");
        main(
                        "\"net/http\",_ \"net/http/pprof\"",
                        "s := &http.Server{Addr: \":8080\"}",
                        "s.Handler = mux()",
                        "s.ListenAndServe()")
                .accepts("");
    }

    @Test
    void seesThatMuxInAServer() {
        for (String server : new String[] {
            "(&http.Server{Addr: \":8080\"}).ListenAndServe()",
            "(&http.Server{Addr: \":8080\", Handler: http.DefaultServeMux}).ListenAndServe()",
            "http.Serve(listener(), nil)"
        }) {
            main("\"net/http\",_ \"net/http/pprof\"", server).compile("").advises("registers /debug/pprof/");
        }
    }

    @Test
    void acceptsTheImportOfAPackageThatIsNotBuilt() {
        main("\"net/http\"", "http.ListenAndServe(\":8080\", nil)")
                .file("debug/debug.go", "package debug\n\nimport _ \"net/http/pprof\"\n")
                .accepts("");
    }

    @Test
    void acceptsAWaiver() {
        main("\"net/http\",_ \"net/http/pprof\"", "http.ListenAndServe(\":8080\", nil)")
                .accepts("""
                waive = @Waiver(rule = "DebugEndpoint", reason = "the ingress lets nobody through to /debug")""");
    }
}
