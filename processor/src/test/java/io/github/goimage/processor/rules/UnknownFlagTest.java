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

final class UnknownFlagTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(UnknownFlag.class, directory)
                .file("go.mod", GoService.mod())
                .file("main.go", "package main\n\nfunc main() {}\n");
    }

    private RuleTester.Result compile(String flags) {
        return tester.compile("build = @Build(flags = " + flags + ")");
    }

    @Test
    void refusesAFlagThatHasAMember() {
        compile("{\"-pgo=off\", \"-tags=postgres\"}")
                .hasError(
                        "build.flags[1]",
                        1,
                        46,
                        "\"-tags=postgres\" is not one of the flags that goimage passes to go build",
                        "tags in @Build");
    }

    @Test
    void refusesAFlagTwice() {
        compile("{\"GOEXPERIMENT=jsonv2\", \"GOEXPERIMENT=arenas\"}")
                .hasError("build.flags[1]", 1, 57, "GOEXPERIMENT is named twice", "remove one of them");
    }

    @Test
    void refusesAnExperimentThatTheReleaseDoesNotHave() {
        compile("\"GOEXPERIMENT=arenas,jsonv3\"")
                .hasError(
                        "build.flags",
                        1,
                        33,
                        "Go 1.26 knows no GOEXPERIMENT=jsonv3",
                        "flags = \"GOEXPERIMENT=jsonv2\"");
    }

    @Test
    void refusesAFipsModuleThatTheReleaseDoesNotHave() {
        assertEquals(
                List.of("flags = \"GOFIPS140=v1.0.0\""),
                compile("\"GOFIPS140=v1.1.0\"").fixes());
    }

    @Test
    void saysNothingOfAReleaseThatItDoesNotKnow() {
        tester.accepts("build = @Build(go = \"1.27\", flags = \"GOEXPERIMENT=later\")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-ldflags=-X main.v=1 | stamp in @Build",
                "--race | flags = \"-race\"",
                "-covermode=all | flags = \"-covermode=atomic\"",
                "-rase | flags = \"-race\"",
                "-gcflags=all=-N | flags = \"-gcflags=all=-N -l\"",
                "-pgo=other.pgo | default.pgo",
                "-toolexec=/bin/sh | one of -cover,",
                "-overlay=x.json | one of -cover,",
                "-mod=mod | one of -cover,",
                "-modfile=x.mod | one of -cover,",
                "CGO_ENABLED=1 | cgo in @Build",
                "GOFIPS140=off | flags = \"GOFIPS140=latest\"",
                "GOEXPERIMENT= | flags = \"GOEXPERIMENT=jsonv2\"",
                "GOEXPERIMENT=a b | flags = \"GOEXPERIMENT=jsonv2\"",
                "GOFLAGS=-race | one of -cover,",
                "'' | one of -cover,",
            })
    void saysWhatToWriteInstead(String flag, String instead) {
        List<String> fixes = compile("\"" + flag + "\"").fixes();
        assertEquals(1, fixes.size());
        assertTrue(fixes.get(0).contains(instead), fixes::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-pgo=off",
                "GOFIPS140=latest",
                "GOFIPS140=v1.0.0",
                "GOFIPS140=certified",
                "GOEXPERIMENT=jsonv2",
                "GOEXPERIMENT=jsonv2,nogreenteagc"
            })
    void acceptsWhatGoBuildKnows(String flag) {
        compile("\"" + flag + "\"").isAccepted();
    }

    @Test
    void settingsAreVariablesAndFlagsAreInGoflags() {
        String dockerfile = tester.compile("stripDebug = false, build = @Build(tags = \"x\", flags = {\"-pgo=off\","
                        + " \"GOEXPERIMENT=jsonv2\", \"-gcflags=all=-N -l\"})")
                .file("Dockerfile");

        assertTrue(
                dockerfile.contains(" GOEXPERIMENT=jsonv2 GOFLAGS=\"-trimpath -buildvcs=false -tags=x -pgo=off"
                        + " \\\"-gcflags=all=-N -l\\\"\"\n"),
                dockerfile);
    }

    /** A file that only a flag compiles is read, as the go command reads it. */
    @ParameterizedTest
    @CsvSource({
        "GOEXPERIMENT=jsonv2, //go:build goexperiment.jsonv2, build = @Build(flags = \"GOEXPERIMENT=jsonv2\")",
        "-race, //go:build race, 'base = DISTROLESS_BASE, build = @Build(cgo = true, flags = \"-race\")'",
    })
    void itsBuildTagHolds(String flag, String constraint, String members) {
        tester.file("tls.go", constraint + "\n\npackage main\n\nimport _ \"os/user\"\n");
        tester.file(
                "use.go",
                constraint + "\n\npackage main\n\nimport \"net\"\n\nvar l, _ = net.Listen(\"tcp\", \":8123\")\n");

        assertTrue(tester.compile(members).note().contains("port = 8123"), flag);
    }
}
