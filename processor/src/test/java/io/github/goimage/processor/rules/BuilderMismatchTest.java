package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BuilderMismatchTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(BuilderMismatch.class, directory)
                .file("go.mod", GoService.mod())
                .file("goimage.properties", "registries = registry.acme.example, docker.io/library\n")
                .file("main.go", "package main\n\nfunc main() {}\n");
    }

    @Test
    void theReleaseOfAnOwnImageIsNamed() {
        tester.compile("build = @Build(from = \"registry.acme.example/go-vips:1.26.3-2\")")
                .hasError(
                        "build.go",
                        1,
                        18,
                        "nothing says which Go release \"registry.acme.example/go-vips:1.26.3-2\" holds",
                        "go = \"1.26.3\" in @Build");
    }

    @Test
    void theReleaseIsTheOneOfTheTag() {
        tester.compile("build = @Build(go = \"1.27\", from = \"golang:1.26-bookworm\")")
                .hasError("build.go", 1, 30, "\"golang:1.26-bookworm\" holds Go 1.26, not 1.27", "remove go in @Build");
    }

    @Test
    void aKnownImageWithoutGoIsRefused() {
        tester.compile("build = @Build(go = \"1.26\", from = \"debian:trixie-slim\")")
                .hasError(
                        "build.from",
                        1,
                        45,
                        "\"debian:trixie-slim\" holds no Go",
                        "remove from in @Build, or name an image with Go");
    }

    @Test
    void muslDoesNotRunOnGlibc() {
        tester.compile("base = DISTROLESS_BASE, build = @Build(cgo = true, from = \"golang:1.26-alpine\")")
                .hasError(
                        "build.from",
                        1,
                        68,
                        "\"golang:1.26-alpine\" links with musl, which DISTROLESS_BASE lacks",
                        "from = \"golang:1.26-trixie\" in @Build, or base = Base.SCRATCH");
    }

    @Test
    void acceptsImagesThatMatch() {
        tester.accepts("build = @Build(from = \"golang:1.26-bookworm\")");
        tester.accepts("build = @Build(go = \"1.26\", from = \"golang:1.26.8-alpine\")");
        tester.accepts("build = @Build(cgo = true, from = \"golang:1.26-alpine\")");
        tester.accepts("build = @Build(go = \"1.26\", from = \"registry.acme.example/go:stable\")");
    }

    @Test
    void theBuilderIsTheFirstFrom() {
        String digest = "sha256:" + "0123456789abcdef".repeat(4);
        String dockerfile = tester.compile("build = @Build(cgo = true, go = \"1.26\","
                        + " from = \"registry.acme.example/go-vips:1.26@" + digest + "\")")
                .file("Dockerfile");

        assertTrue(
                dockerfile.contains("\nFROM registry.acme.example/go-vips:1.26@" + digest + " AS build\n"), dockerfile);
    }

    /** As the base is. */
    @Test
    void itIsJudgedAsFromIs() {
        assertEquals(
                List.of("from = an image of registry.acme.example, docker.io/library"),
                tester.compile("build = @Build(go = \"1.26\", from = \"quay.io/go/go:1.26\")")
                        .fixes());
        assertTrue(tester.compile("build = @Build(from = \"golang:latest\", go = \"1.26\")")
                .finding()
                .contains("[LatestTag] com.acme.localcache @GoImage(build.from): \"golang:latest\" has the tag latest:"
                        + " the builder changes"));
        assertTrue(tester.compile("build = @Build(from = \"golang:1.26 AS x\", go = \"1.26\")")
                .finding()
                .contains("[InvalidName]"));
        assertTrue(tester.compile("build = @Build(from = \"scratch\", go = \"1.26\")")
                .finding()
                .contains("[InvalidName]"));
    }
}
