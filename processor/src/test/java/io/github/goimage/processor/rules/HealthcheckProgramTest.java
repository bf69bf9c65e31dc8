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
                        "healthcheckOptions = @HealthcheckOptions(interval = \"5s\")");
    }

    @Test
    void namesTheMemberOfEachOption() {
        assertEquals(
                List.of("healthcheckOptions = @HealthcheckOptions(startPeriod = \"1m30s\")"),
                tester.compile("healthcheck = \"--start-period=1m30s\"").fixes());
        assertEquals(
                List.of("healthcheckOptions = @HealthcheckOptions(retries = 5)"),
                tester.compile("healthcheck = \"--retries=5\"").fixes());
        assertEquals(
                List.of("remove it: engines before 25 reject it"),
                tester.compile("healthcheck = \"--start-interval=1s\"").fixes());
    }

    @Test
    void refusesTheBinaryItself() {
        tester.compile("healthcheck = {\"/app\", \"-health\"}")
                .hasError(
                        "healthcheck[0]",
                        1,
                        25,
                        "\"/app\" is the service's own binary, which runs the check in any case",
                        "remove \"/app\" and keep the arguments");
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
        tester.accepts("healthcheck = {\"" + word + "\", \"curl\"}");
    }
}
