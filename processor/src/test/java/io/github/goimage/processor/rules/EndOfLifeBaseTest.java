package io.github.goimage.processor.rules;

import static io.github.goimage.processor.rules.RuleTester.error;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EndOfLifeBaseTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(EndOfLifeBase.class, directory);
    }

    @Test
    void refusesABaseOutOfSupport() {
        tester.compile("base = ALPINE, from = \"alpine:3.20\"")
                .hasError(
                        "from",
                        1,
                        32,
                        "\"alpine:3.20\" is Alpine 3.20, which has had no security fixes since 2026-04-01",
                        "base = Base.ALPINE without from, which means alpine:3.24");
    }

    @ParameterizedTest
    @CsvSource({"golang:1.25-trixie, Go 1.25, Go 1.27 was released", "golang:1.26-bullseye, Debian 11, 2026-08-31"})
    void refusesABuilderOutOfSupport(String from, String release, String since) {
        tester.compile("base = DEBIAN, build = @Build(from = \"" + from + "\")")
                .hasError(
                        "build.from",
                        1,
                        47,
                        "\"" + from + "\" is " + release + ", which has had no security fixes since " + since,
                        "remove from in @Build, for Docker's golang image");
    }

    @Test
    void theFixNamesTheImageOfTheFamily() {
        tester.file("goimage.properties", "images = hardened\n");
        tester.compile("base = DEBIAN, from = \"debian:11\"")
                .hasError(
                        "from",
                        1,
                        32,
                        "\"debian:11\" is Debian 11, which has had no security fixes since 2026-08-31",
                        "base = Base.DEBIAN without from, which means dhi.io/debian-base:trixie");
    }

    @Test
    void refusesAGoReleaseOutOfSupport() {
        tester.compile("build = @Build(go = \"1.25.3\")")
                .hasError(
                        "build.go",
                        1,
                        30,
                        "Go 1.25 has had no security fixes since Go 1.27 was released",
                        "remove go, or go = \"1.26\"");
    }

    @Test
    void leavesWhatCannotBuildTheModuleToItsRule() {
        tester.file("go.mod", "module example.com/api\n\ngo 1.26\n")
                .file("main.go", "package main\n\nfunc main() {}\n");
        tester.compile("build = @Build(go = \"1.25\")")
                .hasErrors(error(
                                "build.go",
                                1,
                                30,
                                "Go 1.25 cannot build this module: go.mod:3 requires Go 1.26",
                                "go = \"1.26\", or remove go")
                        .of("GoVersionTooLow"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "base = ALPINE",
                "base = DEBIAN",
                "base = DISTROLESS_STATIC",
                "base = ALPINE, from = \"alpine:3.22\"",
                "base = DEBIAN, from = \"debian:bookworm-slim\"",
                "base = DISTROLESS_STATIC, from = \"cgr.dev/chainguard/static:3.0\"",
                "build = @Build(go = \"1.26.1\")",
                "build = @Build(go = \"1.27\")",
            })
    void acceptsWhatIsSupported(String members) {
        tester.accepts(members);
    }

    @Test
    void acceptsAWaiver() {
        tester.accepts(
                "base = ALPINE, from = \"alpine:3.20\", waive = @Waiver(rule = \"EndOfLifeBase\", reason = \"why\")");
    }
}
