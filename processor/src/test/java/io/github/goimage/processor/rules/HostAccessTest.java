package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostAccessTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(HostAccess.class, directory).file("go.mod", GoService.mod());
    }

    private RuleTester main(String imports, String... statements) {
        return tester.file("main.go", GoService.main(imports, statements));
    }

    @Test
    void advisesHowToReachTheEngine() {
        main("\"net\"", "const sock = \"/var/run/docker.sock\"", "net.Dial(\"unix\", sock)")
                .compile("")
                .hasAdvice(
                        "module",
                        "main.go:9 calls net.Dial, which connects to the container engine's socket: a container does not"
                                + " have it, and only root and the socket's group may open it",
                        "docker run -v /var/run/docker.sock:/var/run/docker.sock --group-add \"$(stat -c %g"
                                + " /var/run/docker.sock)\" …; whoever may use the socket is root on the host");
    }

    @Test
    void seesADialerOfAClient() {
        main(
                        "\"context\",\"net\"",
                        "var d net.Dialer",
                        "d.DialContext(context.Background(), \"unix\", \"/run/podman/podman.sock\")")
                .compile("")
                .advises("DialContext, which connects to the container engine's socket");
    }

    @ParameterizedTest
    @ValueSource(strings = {"syslog.New(syslog.LOG_INFO, \"api\")", "syslog.Dial(\"\", \"\", 0, \"api\")"})
    void advisesToWriteTheLogToStandardOutput(String call) {
        main("\"log/syslog\"", call)
                .compile("")
                .hasAdvice(
                        "module",
                        "main.go:8 calls " + call.substring(0, call.indexOf('('))
                                + ", which needs the log's socket /dev/log; a container has none",
                        "write the log to standard output");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "net.ListenPacket(\"ip4:icmp\", \"0.0.0.0\")",
                "net.Dial(\"ip6:58\", host)",
                "net.ListenIP(\"ip4\", nil)"
            })
    void advisesOfPingSockets(String call) {
        main("\"net\"", call)
                .compile("")
                .hasAdvice(
                        "module",
                        "main.go:8 calls " + call.substring(0, call.indexOf('('))
                                + ", which opens a raw socket; that needs the capability NET_RAW, which the service does not have",
                        "use the network \"udp4\" for ICMP, which the setting net.ipv4.ping_group_range of the container permits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "net.Dial(\"tcp\", \"localhost:80\")",
                "net.Dial(\"unix\", \"/run/app.sock\")",
                "net.ListenPacket(\"udp4\", \"0.0.0.0:0\")",
                "net.Dial(network, \"/var/run/docker.sock\")"
            })
    void saysNothingOfOtherConnections(String call) {
        main("\"net\"", call).accepts("");
    }

    @Test
    void saysNothingOfWhatTheProgramCannotReach() {
        String engine =
                "package main\n\nimport \"net\"\n\nfunc engine() { net.Dial(\"unix\", \"/run/docker.sock\") }\n";
        main("\"os\"", "os.Exit(0)").file("engine.go", engine).accepts("");
        main("\"os\"", "engine()").compile("").advises("engine.go:5 calls net.Dial");
    }

    @Test
    void saysNothingOfALogOnTheNetwork() {
        main("\"log/syslog\"", "syslog.Dial(\"udp\", \"logs:514\", 0, \"api\")").accepts("");
    }
}
