package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LatestTagTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(LatestTag.class, directory);
    }

    @Test
    void refusesNoTag() {
        tester.compile("base = ALPINE, from = \"alpine\"")
                .hasError(
                        "from",
                        1,
                        32,
                        "\"alpine\" has no tag, which means latest: the base changes with every release of its"
                                + " publisher",
                        "from = \"alpine:3.24\"");
    }

    @Test
    void refusesTheTagLatest() {
        tester.compile("""
                base = DISTROLESS_STATIC, from = "cgr.dev/chainguard/static:latest\"""")
                .hasError(
                        "from",
                        1,
                        43,
                        "\"cgr.dev/chainguard/static:latest\" has the tag latest: the base changes with every"
                                + " release of its publisher",
                        "name a release, or the digest that docker buildx imagetools inspect"
                                + " cgr.dev/chainguard/static:latest prints");
    }

    @Test
    void suggestsTheReleaseThatGoimageUses() {
        tester.compile("""
                base = DISTROLESS_STATIC, from = "gcr.io/distroless/static-debian13\"""")
                .hasError(
                        "from",
                        1,
                        43,
                        "\"gcr.io/distroless/static-debian13\" has no tag, which means latest: the base changes"
                                + " with every release of its publisher",
                        "from = \"gcr.io/distroless/static-debian13:nonroot\"");
    }

    @Test
    void readsAllFormsOfOneName() {
        tester.compile("base = DEBIAN, from = \"docker.io/library/debian:latest\"")
                .hasError(
                        "from",
                        1,
                        32,
                        "\"docker.io/library/debian:latest\" has the tag latest: the base changes with every"
                                + " release of its publisher",
                        "from = \"debian:trixie-slim\"");
    }

    @Test
    void refusesATagThatMoves() {
        tester.compile("base = DEBIAN, from = \"debian:sid-slim\"")
                .hasError(
                        "from",
                        1,
                        32,
                        "\"debian:sid-slim\" has the tag sid, which moves: the base changes with every release of its publisher",
                        "from = \"debian:trixie-slim\"");
    }

    @Test
    void acceptsATag() {
        tester.accepts("base = ALPINE, from = \"alpine:3.24\"");
    }

    @Test
    void acceptsADigest() {
        tester.accepts("""
                base = ALPINE, \
                from = "alpine@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"""");
        tester.accepts("""
                base = ALPINE, \
                from = "alpine:latest@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"""");
    }

    @Test
    void acceptsTheEmptyImage() {
        tester.accepts("from = \"scratch\"");
    }

    @Test
    void acceptsAWaiver() {
        tester.accepts("""
                base = ALPINE, from = "alpine", waive = @Waiver(rule = "LatestTag", \
                reason = "rebuilt and tested each night")""");
    }
}
