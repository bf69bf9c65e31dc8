package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UntrustedBaseTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(UntrustedBase.class, directory);
    }

    @Test
    void refusesAnyPathOnDockerHub() {
        tester.compile("base = ALPINE, from = \"acme/alpine:3.24\"")
                .hasError(
                        "from",
                        1,
                        32,
                        "\"acme/alpine:3.24\" is neither a Docker official image nor an image of gcr.io/distroless,"
                                + " cgr.dev/chainguard or dhi.io",
                        "base = Base.ALPINE without from, which means alpine:3.24; for an image of your own:"
                                + " registries = docker.io/acme in goimage.properties");
    }

    @Test
    void refusesAnotherRegistry() {
        tester.compile("""
                base = DISTROLESS_STATIC, from = "registry.acme.example:5000/distroless/static:nonroot\"""")
                .hasError(
                        "from",
                        1,
                        43,
                        "\"registry.acme.example:5000/distroless/static:nonroot\" is neither a Docker official"
                                + " image nor an image of gcr.io/distroless, cgr.dev/chainguard or dhi.io",
                        "base = Base.DISTROLESS_STATIC without from, which means"
                                + " gcr.io/distroless/static-debian13:nonroot; for an image of your own: registries ="
                                + " registry.acme.example:5000/distroless in goimage.properties");
    }

    @Test
    void theProjectsRegistriesReplaceThese() {
        tester.file("goimage.properties", "registries = registry.acme.example/base, docker.io/library");
        tester.compile("base = DISTROLESS_STATIC, from = \"cgr.dev/chainguard/static:1\"")
                .hasError(
                        "from",
                        1,
                        43,
                        "\"cgr.dev/chainguard/static:1\" comes from none of the registries that"
                                + " goimage.properties allows",
                        "from = an image of registry.acme.example/base, docker.io/library");
        tester.compile("base = ALPINE, from = \"registry.acme.example/based/alpine:3.24\"")
                .hasError(
                        "from",
                        1,
                        32,
                        "\"registry.acme.example/based/alpine:3.24\" comes from none of the registries that"
                                + " goimage.properties allows",
                        "from = an image of registry.acme.example/base, docker.io/library");
        tester.accepts("base = ALPINE, from = \"registry.acme.example/base/alpine:3.24\"");
        tester.accepts("base = ALPINE, from = \"alpine:3.24\"");
    }

    @Test
    void refusesAPathThatOnlyBeginsLikeATrustedOne() {
        tester.compile("""
                base = DISTROLESS_STATIC, from = "gcr.io/distroless-evil/static:nonroot\"""")
                .hasError(
                        "from",
                        1,
                        43,
                        "\"gcr.io/distroless-evil/static:nonroot\" is neither a Docker official image nor an"
                                + " image of gcr.io/distroless, cgr.dev/chainguard or dhi.io",
                        "base = Base.DISTROLESS_STATIC without from, which means"
                                + " gcr.io/distroless/static-debian13:nonroot; for an image of your own: registries ="
                                + " gcr.io/distroless-evil in goimage.properties");
    }

    @Test
    void refusesLocalhost() {
        tester.compile("base = ALPINE, from = \"localhost/alpine:3.24\"")
                .hasError(
                        "from",
                        1,
                        32,
                        "\"localhost/alpine:3.24\" is neither a Docker official image nor an image of"
                                + " gcr.io/distroless, cgr.dev/chainguard or dhi.io",
                        "base = Base.ALPINE without from, which means alpine:3.24; for an image of your own:"
                                + " registries = localhost in goimage.properties");
    }

    @Test
    void acceptsOfficialImages() {
        tester.accepts("base = ALPINE, from = \"alpine:3.24\"");
        tester.accepts("base = ALPINE, from = \"library/alpine:3.24\"");
        tester.accepts("base = ALPINE, from = \"docker.io/alpine:3.24\"");
        tester.accepts("base = ALPINE, from = \"docker.io/library/alpine:3.24\"");
        tester.accepts("base = ALPINE, from = \"index.docker.io/library/alpine:3.24\"");
    }

    @Test
    void acceptsDistrolessAndChainguard() {
        tester.accepts("""
                base = DISTROLESS_STATIC, from = "gcr.io/distroless/static-debian13:nonroot\"""");
        tester.accepts("""
                base = DISTROLESS_STATIC, \
                from = "cgr.dev/chainguard/static@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"""");
    }

    @Test
    void acceptsAWaiver() {
        tester.accepts("""
                base = ALPINE, from = "registry.acme.example/alpine:3.24", waive = @Waiver(rule = "UntrustedBase", \
                reason = "our own mirror")""");
    }
}
