package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FlagMismatchTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(FlagMismatch.class, directory)
                .file("go.mod", GoService.mod())
                .file("main.go", "package main\n\nfunc main() {}\n");
    }

    @Test
    void theRaceDetectorNeedsCgoAndGlibc() {
        tester.compile("build = @Build(flags = \"-race\")")
                .hasError(
                        "build.flags",
                        1,
                        33,
                        "the race detector needs cgo and glibc, which SCRATCH lacks",
                        "cgo = true in @Build, and base = Base.DISTROLESS_BASE");
    }

    @Test
    void theRaceDetectorNeedsAPlatformThatHasOne() {
        tester.compile("base = DEBIAN, build = @Build(cgo = true, flags = \"-race\", platforms = \"linux/386\")")
                .hasError(
                        "build.flags",
                        1,
                        60,
                        "Go has no race detector for linux/386",
                        "remove \"-race\", or linux/386 from platforms");
    }

    @Test
    void theRaceDetectorDoesNotRunWithMusl() {
        assertEquals(
                "base = Base.DISTROLESS_BASE",
                tester.compile("base = ALPINE, build = @Build(cgo = true, flags = \"-race\")")
                        .fixes()
                        .get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DISTROLESS_BASE", "DISTROLESS_CC", "DEBIAN"})
    void acceptsTheRaceDetector(String base) {
        tester.accepts("base = " + base + ", build = @Build(cgo = true, flags = \"-race\")");
    }

    @Test
    void coverageNeedsAPlace() {
        tester.compile("env = \"A=b\", build = @Build(flags = {\"-cover\", \"-covermode=atomic\"})")
                .hasError(
                        "build.flags[0]",
                        1,
                        47,
                        "-cover counts what runs, but nothing says where to write it: GOCOVERDIR is not set",
                        "env = {\"A=b\", \"GOCOVERDIR=/coverage\"}, volumes = \"/coverage\"");
    }

    @Test
    void coverageNeedsAPlaceThatTheServiceCanWrite() {
        tester.compile("env = \"GOCOVERDIR=/cov\", volumes = \"/data\", build = @Build(flags = \"-cover\")")
                .hasError(
                        "build.flags",
                        1,
                        77,
                        "the service cannot write its coverage to \"/cov\", which is not a volume",
                        "volumes = {\"/data\", \"/cov\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env = \"GOCOVERDIR=/coverage\", volumes = \"/coverage\"",
                "env = \"GOCOVERDIR=/data/c\", volumes = \"/data/\"",
                "env = \"GOCOVERDIR=cov\", workdir = \"/srv\", volumes = \"cov\"",
                "env = \"GOCOVERDIR=/tmp/c\", needs = TMP"
            })
    void acceptsCoverageWithAPlace(String members) {
        tester.accepts(members + ", build = @Build(flags = {\"-coverpkg=./...\", \"-covermode=atomic\"})");
    }

    @Test
    void aDebuggerNeedsDebugInformation() {
        tester.compile("build = @Build(flags = \"-gcflags=all=-N -l\")")
                .hasError(
                        "build.flags",
                        1,
                        33,
                        "a debugger finds no variables: stripDebug = true leaves no debug information",
                        "stripDebug = false");
        tester.accepts("stripDebug = false, build = @Build(flags = \"-gcflags=all=-N -l\")");
    }
}
