package io.github.goimage.processor.rules;

import static io.github.goimage.processor.rules.RuleTester.error;
import static io.github.goimage.processor.rules.RuleTester.warning;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrivilegedPortTest {
    /** A health check is an argument of the program. */
    private static final String ARGUMENTS = "package main\n\nimport \"os\"\n\nvar _ = os.Args\n";

    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(PrivilegedPort.class, directory);
    }

    @Test
    void refusesAPortBelow1024() {
        tester.compile("port = 80")
                .hasError(
                        "port",
                        1,
                        17,
                        "port 80 is below 1024; non-root processes cannot bind it on every runtime",
                        "port = 8080");
    }

    @Test
    void refusesTheHighestOfThem() {
        tester.compile("port = 1023")
                .hasError(
                        "port",
                        1,
                        17,
                        "port 1023 is below 1024; non-root processes cannot bind it on every runtime",
                        "port = 9023");
    }

    @Test
    void suggestsWhatIsCustomary() {
        tester.compile("port = 443")
                .hasError(
                        "port",
                        1,
                        17,
                        "port 443 is below 1024; non-root processes cannot bind it on every runtime",
                        "port = 8443");
    }

    @Test
    void pointsAtTheElement() {
        tester.compile("port = {8000, 80}")
                .hasError(
                        "port[1]",
                        1,
                        24,
                        "port 80 is below 1024; non-root processes cannot bind it on every runtime",
                        "port = {8000, 8080}");
    }

    @Test
    void pointsAtEachElement() {
        tester.compile("port = {80, 9000, 22}")
                .hasErrors(
                        error(
                                "port[0]",
                                1,
                                18,
                                "port 80 is below 1024; non-root processes cannot bind it on every runtime",
                                "port = {8080, 9000, 8022}"),
                        error(
                                "port[2]",
                                1,
                                28,
                                "port 22 is below 1024; non-root processes cannot bind it on every runtime",
                                "port = {8080, 9000, 8022}"));
    }

    @Test
    void namesTheImageOfRepeatedAnnotations() {
        tester.compilePackage("""
                @GoImage(name = "api", port = 8000)
                @GoImage(name = "admin", port = 80)""")
                .hasError(
                        "[admin](port)",
                        2,
                        33,
                        "port 80 is below 1024; non-root processes cannot bind it on every runtime",
                        "port = 8080");
    }

    @Test
    void looksAtUdpToo() {
        tester.compile("port = 8000, udpPort = 53")
                .hasError(
                        "udpPort",
                        1,
                        33,
                        "port 53 is below 1024; non-root processes cannot bind it on every runtime",
                        "udpPort = 8053");
    }

    @Test
    void acceptsTheFirstUnprivilegedPort() {
        tester.accepts("port = 1024");
    }

    @Test
    void acceptsNoPort() {
        tester.accepts("port = {}");
    }

    @Test
    void acceptsAWaiver() {
        tester.accepts("""
                port = 80, waive = @Waiver(rule = "PrivilegedPort", \
                reason = "Docker Engine 20.10 and later let every user bind it")""");
    }

    @Test
    void warnsOfAListenAddressOfTheMainPackage() {
        listeningOn("\":80\"")
                .compile("")
                .hasWarning(
                        "port",
                        1,
                        1,
                        "the service listens on port 80 (main.go:8), which is below 1024; non-root processes"
                                + " cannot bind it on every runtime",
                        "listen on \":8080\" there, and port = 8080");
    }

    @Test
    void saysOnceWhatIsDeclaredAndListenedOn() {
        listeningOn("\":80\"")
                .compile("port = 80")
                .hasError(
                        "port",
                        1,
                        17,
                        "port 80 is below 1024; non-root processes cannot bind it on every runtime",
                        "port = 8080, and listen on \":8080\" in the code (main.go:8)");
    }

    @Test
    void suggestsWhereTheCodeListens() {
        listeningOn("\":8000\"")
                .compile("port = 80")
                .hasErrors(
                        warning("port", 1, 17, "port = 80, but the service listens on 8000 (main.go:8)", "port = 8000")
                                .of("PortMismatch"),
                        error(
                                "port",
                                1,
                                17,
                                "port 80 is below 1024; non-root processes cannot bind it on every runtime",
                                "port = 8000"));
    }

    @Test
    void leavesOutWhatNobodyListensOn() {
        listeningOn("\":9090\"")
                .compile("port = {80, 9090}")
                .hasError(
                        "port[0]",
                        1,
                        18,
                        "port 80 is below 1024; non-root processes cannot bind it on every runtime",
                        "port = 9090");
    }

    @Test
    void namesTheVariableThatPassesItOn() {
        tester.file("go.mod", GoService.mod())
                .file(
                        "main.go",
                        GoService.main("\"net/http\",\"os\"", "http.ListenAndServe(\":\"+os.Getenv(\"PORT\"), nil)"))
                .compile("port = 80, env = \"PORT=80\"")
                .hasError(
                        "port",
                        1,
                        17,
                        "port 80 is below 1024; non-root processes cannot bind it on every runtime",
                        "port = 8080, and 8080 where env passes the port on");
    }

    @Test
    void takesNoPortThatIsTaken() {
        listeningOn("\":80\"", "\":8080\"")
                .compile("port = {80, 8080}")
                .hasError(
                        "port[0]",
                        1,
                        18,
                        "port 80 is below 1024; non-root processes cannot bind it on every runtime",
                        "port = {8081, 8080}, and listen on \":8081\" in the code (main.go:8)");
    }

    @Test
    void givesAllFindingsOneMember() {
        listeningOn("\":9000\"", "\":443\"")
                .compile("port = {80, 9000}")
                .hasErrors(
                        error(
                                "port[0]",
                                1,
                                18,
                                "port 80 is below 1024; non-root processes cannot bind it on every runtime",
                                "port = {9000, 8443}"),
                        warning(
                                "port",
                                1,
                                17,
                                "the service listens on port 443 (main.go:9), which is below 1024; non-root"
                                        + " processes cannot bind it on every runtime",
                                "listen on \":8443\" there, and port = {9000, 8443}"));
    }

    @Test
    void leavesALoopbackAddressInside() {
        listeningOn("\":8000\"", "\"127.0.0.1:81\"")
                .compile("port = 8000")
                .hasWarning(
                        "port",
                        1,
                        17,
                        "the service listens on port 81 (main.go:9), which is below 1024; non-root processes"
                                + " cannot bind it on every runtime",
                        "listen on \"127.0.0.1:8081\" there");
    }

    @Test
    void saysThatTheServiceHasToListenWhereTheCodeDoesNotSayWhere() {
        listeningOn("address()")
                .file("arguments.go", ARGUMENTS)
                .compile("port = 80, healthcheck = \"-check=http://localhost:80/\"")
                .hasError(
                        "port",
                        1,
                        17,
                        "port 80 is below 1024; non-root processes cannot bind it on every runtime",
                        "port = 8080, and let the service listen there, and use 8080 in healthcheck");
    }

    @Test
    void takesNoOtherNumberForThePort() {
        listeningOn("\":8000\"")
                .compile("port = 80, env = \"WORKERS=80\"")
                .hasError(
                        "port",
                        1,
                        17,
                        "port 80 is below 1024; non-root processes cannot bind it on every runtime",
                        "port = 8000");
    }

    @Test
    void acceptsWhatTheMainPackageMayListenOn() {
        listeningOn("\":8080\"").accepts("");
        listeningOn("address").accepts("");
    }

    @Test
    void asksForNoPortOfProfilesWhereAModuleThatNobodyHasReadMayListen() {
        GoService.withUnreadModule(tester)
                .compile("port = 80")
                .hasError(
                        "port",
                        1,
                        17,
                        "port 80 is below 1024; non-root processes cannot bind it on every runtime",
                        "port = 8080, and let the service listen there");
    }

    @Test
    void saysTheSameAsTheOtherRulesAboutPorts() {
        List<String> fixes = listeningOn("\":80\"")
                .file("arguments.go", ARGUMENTS)
                .compile("port = 9000, healthcheck = \"localhost:80\"")
                .fixes();
        assertEquals(
                List.of(
                        "port = 8080, and listen there in the code: ports below 1024 are reserved for root",
                        "listen on \":8080\" there, and port = 8080, and use 8080 in healthcheck"),
                fixes);
        assertEquals(
                List.of(
                        "listen on \":8081\" there",
                        "port = {8081, 8080}, and listen on \":8081\" in the code (main.go:8)"),
                listeningOn("\"127.0.0.1:80\"", "\":8080\"")
                        .compile("port = {80, 8080}")
                        .fixes());
        assertEquals(
                List.of("listen on \":8080\" there", "port = 8080, and listen on \":8080\" in the code (main.go:8)"),
                listeningOn("\"127.0.0.1:80\"", "\":8000\"")
                        .compile("port = 80")
                        .fixes());
        assertEquals(
                Set.of("port = 8080"),
                Set.copyOf(
                        listeningOn("\":8080\"").compile("port = {80, 70000}").fixes()));
    }

    private RuleTester listeningOn(String... addresses) {
        String[] serve = Stream.of(addresses)
                .map(address -> "go http.ListenAndServe(" + address + ", nil)")
                .toArray(String[]::new);
        return tester.file("go.mod", GoService.mod()).file("main.go", GoService.main("\"net/http\"", serve));
    }
}
