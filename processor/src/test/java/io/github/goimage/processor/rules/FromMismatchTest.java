package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FromMismatchTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(FromMismatch.class, directory);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DEBIAN | alpine:3.24 | has musl, but DEBIAN says that it has glibc | ALPINE",
                "DEBIAN | golang:1.27-alpine3.24 | has musl, but DEBIAN says that it has glibc | ALPINE",
                "ALPINE | docker.io/library/debian:trixie-slim | has glibc, but ALPINE says that it has musl | DEBIAN",
                "ALPINE | ubuntu:26.04 | has glibc, but ALPINE says that it has musl | DEBIAN",
                "DISTROLESS_BASE | gcr.io/distroless/static-debian13:nonroot | has no C library, but"
                        + " DISTROLESS_BASE says that it has glibc | DISTROLESS_STATIC",
                "DISTROLESS_BASE | cgr.dev/chainguard/static:1 | has no C library, but DISTROLESS_BASE says that it has"
                        + " glibc | DISTROLESS_STATIC",
                "DISTROLESS_STATIC | debian:trixie-slim | does not have CERTIFICATES, TIME_ZONES, PASSWD, but"
                        + " DISTROLESS_STATIC says that it does | DEBIAN",
                "DISTROLESS_STATIC | alpine:3.24 | does not have TIME_ZONES, PASSWD, but DISTROLESS_STATIC says that it"
                        + " does | ALPINE",
                "DISTROLESS_CC | gcr.io/distroless/base-nossl-debian13:nonroot | is not an image like"
                        + " gcr.io/distroless/cc-debian13:nonroot, which DISTROLESS_CC means | DISTROLESS_BASE",
                "DEBIAN | busybox:1.37 | is not an image like debian:trixie-slim, which DEBIAN means | SCRATCH",
                "ALPINE | cgr.dev/chainguard/wolfi-base:1 | is not an image like alpine:3.24, which ALPINE means"
                        + " | SCRATCH",
            })
    void refusesAnImageOfAnotherFamily(String base, String from, String problem, String right) {
        tester.compile("base = " + base + ", from = \"" + from + "\"")
                .hasError(
                        "from",
                        1,
                        ("@GoImage(base = " + base + ", from = ").length() + 1,
                        "\"" + from + "\" " + problem,
                        "base = Base." + right + "; or base = Base." + base + " without from, which means "
                                + reference(base));
    }

    private static String reference(String base) {
        return switch (base) {
            case "ALPINE" -> "alpine:3.24";
            case "DEBIAN" -> "debian:trixie-slim";
            case "DISTROLESS_STATIC" -> "gcr.io/distroless/static-debian13:nonroot";
            case "DISTROLESS_BASE" -> "gcr.io/distroless/base-debian13:nonroot";
            default -> "gcr.io/distroless/cc-debian13:nonroot";
        };
    }

    @Test
    void refusesAShellWhereTheBaseHasNone() {
        tester.compile("base = DISTROLESS_STATIC, from = \"gcr.io/distroless/static-debian13:debug\"")
                .hasError(
                        "from",
                        1,
                        43,
                        "\"gcr.io/distroless/static-debian13:debug\" has a shell, but DISTROLESS_STATIC says"
                                + " that it has none",
                        "base = Base.DISTROLESS_STATIC without from, which means"
                                + " gcr.io/distroless/static-debian13:nonroot");
    }

    @ParameterizedTest
    @CsvSource({
        "DISTROLESS_STATIC, cgr.dev/chainguard/static:1",
        "DISTROLESS_STATIC, gcr.io/distroless/static:nonroot",
        "DISTROLESS_STATIC, gcr.io/distroless/cc-debian13:nonroot",
        "DISTROLESS_BASE, gcr.io/distroless/base-nossl-debian13:nonroot",
        "DISTROLESS_BASE, cgr.dev/chainguard/glibc-dynamic:1",
        "DISTROLESS_CC, cgr.dev/chainguard/glibc-dynamic:1",
        "DISTROLESS_BASE, gcr.io/distroless/java-base-debian13:nonroot",
        "ALPINE, index.docker.io/library/alpine:3.23",
        "ALPINE, golang:1.27-alpine",
        "DEBIAN, golang:1.27-trixie",
        "DEBIAN, ubuntu:26.04",
        "SCRATCH, busybox:1.37",
        "SCRATCH, alpine:3.24",
        "SCRATCH, scratch",
        "ALPINE, redis:8",
    })
    void acceptsTheFamilyAndWhatItDoesNotKnow(String base, String from) {
        tester.accepts("base = " + base + ", from = \"" + from + "\"");
    }

    @Test
    void believesOfAnImageOfOnesOwnWhatBaseSays() {
        String waived = "\", waive = @Waiver(rule = \"UntrustedBase\", reason = \"our own\")";
        tester.accepts("base = DEBIAN, from = \"registry.acme.example/alpine:3.24" + waived);
        tester.accepts("base = DISTROLESS_STATIC, from = \"acme/static:debug" + waived);
    }
}
