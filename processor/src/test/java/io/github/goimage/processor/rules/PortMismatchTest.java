package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortMismatchTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(PortMismatch.class, directory).file("go.mod", GoService.mod());
    }

    private RuleTester main(String... statements) {
        return tester.file("main.go", GoService.main("\"net\",\"net/http\"", statements));
    }

    @Test
    void warnsOfAPortThatNobodyListensOn() {
        main("http.ListenAndServe(\":8000\", nil)")
                .compile("port = 8080")
                .hasWarning("port", 1, 17, "port = 8080, but the service listens on 8000 (main.go:9)", "port = 8000");
    }

    @Test
    void namesTheSettingThatMovesThePort() {
        RuleTester service = tester.file(
                "main.go",
                GoService.main(
                        "\"net/http\",\"flag\"",
                        "addr := flag.String(\"listen\", \":8474\", \"\")",
                        "flag.Parse()",
                        "http.ListenAndServe(*addr, nil)"));
        service.compile("port = 8000")
                .hasWarning(
                        "port",
                        1,
                        17,
                        "port = 8000, but the service listens on 8474 (main.go:9)",
                        "port = 8474, or args = \"--listen=:8000\"");
        service.accepts("port = 8000, args = \"--listen=:8000\"");
        tester.file(
                        "main.go",
                        GoService.main(
                                "\"net/http\",\"os\"",
                                "port := os.Getenv(\"PORT\")",
                                "if port == \"\" { port = \"8474\" }",
                                "http.ListenAndServe(\":\" + port, nil)"))
                .compile("port = 8000")
                .hasWarning(
                        "port",
                        1,
                        17,
                        "port = 8000, but the service listens on 8474 (main.go:10)",
                        "port = 8474, or env = \"PORT=8000\"");
    }

    @Test
    void namesOnlyTheSettingWhereThePortIsThatInPlaceOfAPrivilegedOne() {
        RuleTester service = tester.file(
                "main.go",
                GoService.main(
                        "\"net/http\",\"flag\"",
                        "addr := flag.String(\"http\", \":80\", \"\")",
                        "flag.Parse()",
                        "http.ListenAndServe(*addr, nil)"));

        assertEquals(
                "args = \"--http=:8080\"",
                service.compile("port = 8080").fixes().get(0));
        service.accepts("port = 8080, args = \"--http=:8080\"");
    }

    /** A flag of a command beneath another one stands behind the names of both. */
    @Test
    void namesTheCommandsThatHaveTheFlag() {
        RuleTester service = tester.file("go.mod", GoService.mod() + "\nrequire github.com/spf13/cobra v1.9.0\n")
                .file("go.sum", GoService.sum("github.com/spf13/cobra v1.9.0"))
                .file("main.go", """
                        package main

                        import (
                        	"net/http"

                        	"github.com/spf13/cobra"
                        )

                        var root = &cobra.Command{Use: "api"}

                        func main() {
                        	root.AddCommand(newServe())
                        	root.Execute()
                        }

                        func newServe() *cobra.Command {
                        	serve := &cobra.Command{Use: "serve [flags]"}
                        	serve.AddCommand(newHTTP())
                        	return serve
                        }

                        func newHTTP() *cobra.Command {
                        	var addr string
                        	command := &cobra.Command{
                        		Use: "http",
                        		Run: func(*cobra.Command, []string) { http.ListenAndServe(addr, nil) },
                        	}
                        	command.Flags().StringVar(&addr, "listen", ":8474", "")
                        	return command
                        }
                        """);
        service.compile("port = 8000")
                .hasWarning(
                        "port",
                        1,
                        17,
                        "port = 8000, but the service listens on 8474 (main.go:28)",
                        "port = 8474, or args = {\"serve\", \"http\", \"--listen=:8000\"}");
        service.compile("port = 8000, args = {\"serve\", \"http\"}")
                .hasWarning(
                        "port",
                        1,
                        17,
                        "port = 8000, but the service listens on 8474 (main.go:28)",
                        "port = 8474, or args = {\"serve\", \"http\", \"--listen=:8000\"}");
        service.accepts("port = 8000, args = {\"serve\", \"http\", \"--listen=:8000\"}");
    }

    @Test
    void namesAllPorts() {
        main("go http.ListenAndServe(\":9001\", nil)", "http.ListenAndServe(\":9000\", nil)")
                .compile("port = {8080, 8081}")
                .hasWarning(
                        "port",
                        1,
                        17,
                        "port = {8080, 8081}, but the service listens on 9001 (main.go:9), 9000 (main.go:10)",
                        "port = {9000, 9001}");
    }

    @Test
    void looksAtUdpToo() {
        main("net.ListenPacket(\"udp\", \":9125\")")
                .compile("udpPort = 9126")
                .hasWarning(
                        "udpPort",
                        1,
                        20,
                        "udpPort = 9126, but the service listens on 9125 (main.go:9)",
                        "udpPort = 9125");
    }

    @Test
    void offersNoPortForRoot() {
        tester.file("main.go", GoService.main("\"example.com/api/web\"", "web.Serve()"))
                .file("web/web.go", """
                        package web

                        import "net/http"

                        func Serve() { http.ListenAndServe(":80", nil) }
                        """)
                .compile("port = 9090")
                .hasWarning(
                        "port",
                        1,
                        17,
                        "port = 9090, but the service listens on 80 (web/web.go:5)",
                        "port = 8080, and listen there in the code: ports below 1024 are reserved for root");
    }

    @Test
    void advisesWhereAModuleThatNobodyHasReadMayListen() {
        GoService.withUnreadModule(tester).compile("port = 8080").hasAdvice("port", "port = 8080, but");
    }

    @Test
    void acceptsOneOfSeveral() {
        main("go http.ListenAndServe(\":6060\", nil)", "http.ListenAndServe(\":8080\", nil)")
                .accepts("port = 8080");
    }

    @Test
    void acceptsAnyPortWhereAnAddressIsComputed() {
        main("go http.ListenAndServe(\":6060\", nil)", "http.ListenAndServe(address(), nil)")
                .accepts("port = 8080");
    }

    @Test
    void acceptsAPortThatIsPassedOn() {
        main("http.ListenAndServe(\":8000\", nil)").accepts("port = 8080, env = \"PORT=8080\"");
        main("http.ListenAndServe(\":8000\", nil)").accepts("port = 8080, args = \"-listen=:8080\"");
    }

    @Test
    void acceptsNoPort() {
        main("http.ListenAndServe(\":8000\", nil)").accepts("");
    }

    @Test
    void acceptsAWaiver() {
        main("http.ListenAndServe(\":8000\", nil)").accepts("""
                port = 8080, waive = @Waiver(rule = "PortMismatch", reason = "a sidecar listens on 8080")""");
    }
}
