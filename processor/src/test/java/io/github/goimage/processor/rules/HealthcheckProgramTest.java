package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HealthcheckProgramTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(HealthcheckProgram.class, directory)
                .file("go.mod", GoService.mod())
                .file("main.go", "package main\n\nfunc main() {}\n");
    }

    @Test
    void refusesAProgram() {
        tester.compile("healthcheck = {\"curl\", \"-f\", \"http://localhost\"}")
                .hasError(
                        "healthcheck[0]",
                        1,
                        25,
                        "\"curl\" would become an argument of the service: the check runs /app curl",
                        "a flag of the service with which it asks itself and exits: healthcheck = \"-health\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usr/bin/probe", "/srv/../usr/bin/probe", "//usr/./bin/probe", "/bin/probe"})
    void refusesAPathOfTheBase(String path) {
        tester.compile("healthcheck = \"" + path + "\"")
                .hasError(
                        "healthcheck",
                        1,
                        24,
                        "\"" + path + "\" would become an argument of the service: the check runs /app " + path,
                        "a flag of the service with which it asks itself and exits: healthcheck = \"-health\"");
    }

    @Test
    void refusesAnOptionOfTheInstruction() {
        tester.compile("healthcheck = {\"--interval=5s\", \"-health\"}")
                .hasError(
                        "healthcheck[0]",
                        1,
                        25,
                        "\"--interval=5s\" is an option of HEALTHCHECK; it would become an argument of the service",
                        "healthcheck = \"-health\", healthcheckOptions = @HealthcheckOptions(interval = \"5s\")");
    }

    @Test
    void namesTheMemberOfEachOption() {
        assertEquals(
                List.of("healthcheck = {\"-check\", \"x\"}, healthcheckOptions = @HealthcheckOptions(startPeriod ="
                        + " \"1m30s\", retries = 5)"),
                tester.compile("healthcheck = {\"--start-period=1m30s\", \"--retries=5\", \"-check\", \"x\"}")
                        .fixes());
        assertEquals(
                List.of("healthcheck = \"-health\" without it: engines before 25 reject it"),
                tester.compile("healthcheck = \"--start-interval=1s\"").fixes());
    }

    @Test
    void refusesATimeoutThatTheProgramDoesNotRead() {
        flags("flag.Bool(\"health\", false, \"\")", "flag.Parse()")
                .compile("healthcheck = {\"--timeout=3s\", \"-health\"}")
                .hasError(
                        "healthcheck[0]",
                        1,
                        25,
                        "\"--timeout=3s\" is an option of HEALTHCHECK; it would become an argument of the service",
                        "healthcheck = \"-health\", healthcheckOptions = @HealthcheckOptions(timeout = \"3s\")");
        flags("flag.Duration(\"timeout\", 0, \"\")", "flag.Parse()").accepts("healthcheck = \"--timeout=3s\"");
    }

    @Test
    void refusesACommandLineThatIsOneArgument() {
        tester.compile("healthcheck = \"wget -qO- http://localhost:8080/\"")
                .hasError(
                        "healthcheck",
                        1,
                        24,
                        "\"wget\" would become an argument of the service: the check runs /app wget",
                        "a flag of the service with which it asks itself and exits: healthcheck = \"-health\"");
    }

    @Test
    void refusesTheBinaryItself() {
        tester.compile("healthcheck = {\"/app\", \"-health\"}")
                .hasError(
                        "healthcheck[0]",
                        1,
                        25,
                        "\"/app\" is the service's own binary, which runs the check in any case",
                        "healthcheck = \"-health\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CMD", "/bin/grpc_health_probe", "/usr/bin/wget", "sh", "CMD-SHELL", "--retries=3"})
    void refusesOtherWordsOfADockerfile(String word) {
        assertEquals(
                1,
                tester.compile("healthcheck = {\"" + word + "\", \"x\"}")
                        .fixes()
                        .size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-health",
                "health",
                "--healthcheck=localhost:8080",
                "ping",
                "--timeout",
                "--timeout=5s",
                "status"
            })
    void acceptsArgumentsOfTheService(String word) {
        flags("use(os.Args)").accepts("healthcheck = {\"" + word + "\", \"curl\"}");
    }

    private RuleTester flags(String... statements) {
        return tester.file("go.mod", GoService.mod())
                .file("main.go", GoService.main("\"flag\",\"os\",\"net/http\"", statements));
    }

    @Test
    void warnsOfArgumentsIfTheProgramReadsNone() {
        flags("_ = os.Stdin", "http.ListenAndServe(\":8080\", nil)")
                .compile("healthcheck = \"-health\"")
                .hasWarning(
                        "healthcheck",
                        1,
                        24,
                        "the program reads no arguments: the check would start a second service",
                        "let the program define a flag with which it asks itself and exits, or remove healthcheck");
    }

    @Test
    void warnsOfAFlagThatTheProgramDoesNotDefine() {
        flags("flag.String(\"addr\", \":80\", \"\")", "flag.BoolVar(&x, \"check\", false, \"\")", "flag.Parse()")
                .compile("healthcheck = {\"-check\", \"--healthy=1\"}")
                .hasWarning(
                        "healthcheck[1]",
                        1,
                        35,
                        "\"--healthy=1\" is no flag of the program, which has -addr, -check",
                        "let the program define a flag with which it asks itself and exits, or remove healthcheck");
    }

    @Test
    void warnsOfAnArgumentThatIsNoFlag() {
        flags("flag.Bool(\"health\", false, \"\")", "flag.Parse()")
                .compile("healthcheck = \"health\"")
                .hasWarning(
                        "healthcheck",
                        1,
                        24,
                        "\"health\" is no flag of the program, which has -health",
                        "let the program define a flag with which it asks itself and exits, or remove healthcheck");
    }

    @Test
    void acceptsAFlagThatTheProgramDefines() {
        flags("flag.Bool(\"health\", false, \"\")").accepts("healthcheck = {\"-health\", \"http://localhost:80/\"}");
    }

    @Test
    void saysNothingIfArgumentsAreReadOtherwise() {
        flags("_ = os.Args").accepts("healthcheck = \"-health\"");
        flags("flag.String(name, \"\", \"\")").accepts("healthcheck = \"-health\"");
        flags("flag.NewFlagSet(\"x\", 0)").accepts("healthcheck = \"-health\"");
        flags("flag.String(\"a\", \"\", \"\"); use(flag.Args())").accepts("healthcheck = \"check\"");
        flags("_ = os.Stdin")
                .file("go.mod", GoService.mod() + "\nrequire github.com/spf13/cobra v1.8.0\n")
                .file("go.sum", GoService.sum("github.com/spf13/cobra v1.8.0"))
                .file("command.go", "package main\n\nimport _ \"github.com/spf13/cobra\"\n")
                .accepts("healthcheck = \"-health\"");
    }
}
