package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InvalidHealthcheckTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(InvalidHealthcheck.class, directory)
                .file("go.mod", GoService.mod())
                .file("main.go", "package main\n\nfunc main() {}\n");
    }

    private RuleTester.Result compile(String options) {
        return tester.compile("healthcheck = \"-h\", healthcheckOptions = @HealthcheckOptions(" + options + ")");
    }

    @Test
    void refusesANumberWithoutAUnit() {
        compile("interval = \"10\"")
                .hasError(
                        "healthcheckOptions.interval",
                        1,
                        82,
                        "\"10\" is a number without a unit",
                        "interval = \"10s\"");
    }

    @Test
    void refusesZeroWhichWouldBeTheDefault() {
        compile("timeout = \"0m0s\"")
                .hasError(
                        "healthcheckOptions.timeout",
                        1,
                        81,
                        "engines take \"0m0s\" for not set, which means 30s",
                        "timeout = \"30s\"");
    }

    @Test
    void refusesOptionsWithoutAHealthCheck() {
        tester.compile("healthcheckOptions = @HealthcheckOptions(retries = 5)")
                .hasError(
                        "healthcheckOptions",
                        1,
                        31,
                        "without healthcheck the options have no effect: the image has HEALTHCHECK NONE",
                        "remove healthcheckOptions, or name the flag with which the service checks itself:"
                                + " healthcheck = \"-health\"");
    }

    @Test
    void refusesEachWrongValueInItsPlace() {
        assertEquals(
                List.of("interval = \"30s\"", "startPeriod = \"0s\"", "retries = 3"),
                compile("retries = 0, interval = \"soon\", startPeriod = \"-5s\"")
                        .fixes());
    }

    @ParameterizedTest
    @CsvSource({
        "'', is not a duration",
        "10 s, is not a duration",
        "1d, is not a duration",
        "s, is not a duration",
        ".s, is not a duration",
        "1h-5m, is not a duration",
        "10s --x=y, is not a duration",
        "-1s, is negative",
        "999us, is less than a millisecond",
        "3000000h, is more than 292 years",
    })
    void refusesWhatBuildersReject(String duration, String problem) {
        for (String member : List.of("interval", "timeout", "startPeriod")) {
            String message = compile(member + " = \"" + duration + "\"").finding();
            assertTrue(message.contains(member + "): \"" + duration + "\" " + problem), message);
        }
    }

    /** What is written is what every linter reads: seconds. */
    @ParameterizedTest
    @CsvSource({
        "1s, 1",
        "1m30s, 90",
        "1.5h, 5400",
        ".5s, 0.5",
        "1.s, 1",
        "+2s, 2",
        "1ms, 0.001",
        "1000us, 0.001",
        "1000\u00b5s, 0.001",
        "1h1m1s1ms1us1ns, 3661.001001001"
    })
    void acceptsDurations(String duration, String seconds) {
        RuleTester.Result result = compile("interval = \"" + duration + "\"");

        result.isAccepted();
        String dockerfile = result.file("Dockerfile");
        assertTrue(
                dockerfile.contains("\nHEALTHCHECK --interval=" + seconds + "s CMD [\"/app\",\"-h\"]\n"), dockerfile);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0s", "-0s", "5s"})
    void acceptsNoStartPeriod(String duration) {
        compile("startPeriod = \"" + duration + "\"").isAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "interval = \"30s\", timeout = \"30s\", startPeriod = \"0s\", retries = 3"})
    void whatEnginesDoByThemselvesIsNotWritten(String options) {
        assertTrue(compile(options).file("Dockerfile").contains("\nHEALTHCHECK CMD [\"/app\",\"-h\"]\n"));
    }
}
