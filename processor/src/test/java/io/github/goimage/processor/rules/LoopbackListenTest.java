package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoopbackListenTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(LoopbackListen.class, directory).file("go.mod", GoService.mod());
    }

    private RuleTester main(String... statements) {
        return tester.file("main.go", GoService.main("\"net\",\"net/http\"", statements));
    }

    @Test
    void refusesADeclaredPortThatIsListenedOnInsideAlone() {
        main("http.ListenAndServe(\"localhost:8080\", nil)")
                .compile("port = 8080")
                .hasError(
                        "port",
                        1,
                        17,
                        "the service listens on localhost:8080 (main.go:9), which nobody outside the container"
                                + " can reach",
                        "listen on \":8080\" there");
    }

    @Test
    void looksAtUdpToo() {
        main("net.ListenPacket(\"udp\", \"[::1]:9125\")", "http.ListenAndServe(\":8080\", nil)")
                .compile("port = 8080, udpPort = {9125, 9126}")
                .hasError(
                        "udpPort[0]",
                        1,
                        34,
                        "the service listens on [::1]:9125 (main.go:9), which nobody outside the container can reach",
                        "listen on \":9125\" there");
    }

    @Test
    void advisesWhereAnotherAddressIsComputed() {
        main("http.ListenAndServe(\"127.0.0.1:8080\", nil)", "http.ListenAndServe(address(), nil)")
                .compile("port = 8080")
                .hasAdvice(
                        "port",
                        "the service listens on 127.0.0.1:8080 (main.go:9), which nobody outside the container"
                                + " can reach",
                        "listen on \":8080\" there");
    }

    @Test
    void advisesWhereNoOtherAddressIsListenedOn() {
        main("http.ListenAndServe(\"localhost:8080\", nil)")
                .compile("")
                .hasAdvice(
                        "port",
                        "the service listens on localhost:8080 (main.go:9), which nobody outside the container"
                                + " can reach",
                        "listen on \":8080\" there");
    }

    @Test
    void acceptsProfilesOnALoopbackAddress() {
        main("go http.ListenAndServe(\"localhost:6060\", nil)", "http.ListenAndServe(\":8080\", nil)")
                .accepts("port = 8080");
    }

    @Test
    void acceptsProfilesBesideAnAddressThatIsComputed() {
        main("go http.ListenAndServe(\"localhost:6060\", nil)", "http.ListenAndServe(address(), nil)")
                .accepts("port = 8080");
    }

    @Test
    void acceptsBothAddressesOfAPort() {
        main("net.Listen(\"tcp\", \"127.0.0.1:8080\")", "net.Listen(\"tcp\", \"0.0.0.0:8080\")")
                .accepts("port = 8080");
    }

    @Test
    void acceptsOneNumberOfTheOtherProtocol() {
        main("net.ListenPacket(\"udp\", \"127.0.0.1:8080\")", "net.Listen(\"tcp\", \":8080\")")
                .accepts("port = 8080");
    }

    @Test
    void acceptsAWaiver() {
        main("http.ListenAndServe(\"localhost:8080\", nil)").accepts("""
                port = 8080, waive = @Waiver(rule = "LoopbackListen", reason = "run with the network of the host")""");
    }

    @Test
    void warnsOfTheDefaultsOfFlags() {
        RuleTester.of(LoopbackListen.class, directory)
                .file("go.mod", GoService.mod())
                .file("main.go", """
                        package main

                        import (
                        	"flag"
                        	"net"
                        	"net/http"
                        )

                        type arguments struct{ host, port string }

                        func parse() (a arguments) {
                        	flag.StringVar(&a.host, "host", "localhost", "")
                        	flag.StringVar(&a.port, "port", "8474", "")
                        	flag.Parse()
                        	return a
                        }

                        type server struct{}

                        func (s *server) listen(host, port string) {
                        	http.ListenAndServe(net.JoinHostPort(host, port), nil)
                        }

                        func main() {
                        	a := parse()
                        	s := &server{}
                        	s.listen(a.host, a.port)
                        }
                        """)
                .compile("port = 8474")
                .hasWarning(
                        "port",
                        1,
                        17,
                        "the service listens on localhost:8474 (main.go:12), which nobody outside the container"
                                + " can reach",
                        "args = \"--host=0.0.0.0\"");
    }

    @Test
    void acceptsADefaultThatIsReplaced() {
        RuleTester.of(LoopbackListen.class, directory)
                .file("go.mod", GoService.mod())
                .file(
                        "main.go",
                        GoService.main(
                                "\"net/http\",\"os\",\"cmp\"",
                                "http.ListenAndServe(cmp.Or(os.Getenv(\"ADDR\"), \"127.0.0.1:8080\"), nil)"))
                .accepts("port = 8080, env = \"ADDR=:8080\"");
    }
}
