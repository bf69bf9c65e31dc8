package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.files.Elves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnpinnedBaseTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(UnpinnedBase.class, directory);
    }

    @Test
    void advisesAtTheBuilderOfADefaultImage() {
        tester.compile("port = 8000")
                .hasAdvice(
                        "from",
                        "golang:1.26-alpine is named by a tag, which can be moved to another image",
                        "add the line \"golang:1.26-alpine sha256:<64 hex digits>\" to goimage.lock in the root"
                                + " directory;"
                                + " docker buildx imagetools inspect golang:1.26-alpine prints the digest");
    }

    @Test
    void advisesAtBaseAndBuilder() {
        tester.compile("base = ALPINE")
                .hasAdvice(
                        "from",
                        "alpine:3.24 and golang:1.26-alpine are named by a tag, which can be moved to another image",
                        "add a line for each, such as \"alpine:3.24 sha256:<64 hex digits>\", to goimage.lock"
                                + " in the root directory;"
                                + " docker buildx imagetools inspect alpine:3.24 prints the digest");
    }

    @Test
    void asksTheMirrorForTheDigest() {
        tester.file("goimage.properties", "mirror.docker.io = registry.acme.example/dockerhub\n");
        tester.compile("port = 8000")
                .hasAdvice(
                        "from",
                        "golang:1.26-alpine is named by a tag, which can be moved to another image",
                        "add the line \"golang:1.26-alpine sha256:<64 hex digits>\" to goimage.lock in the root"
                                + " directory;"
                                + " docker buildx imagetools inspect"
                                + " registry.acme.example/dockerhub/library/golang:1.26-alpine"
                                + " prints the digest");
    }

    @Test
    void isContentWithAnEntryForEach() {
        tester.file("goimage.lock", """
                golang:1.26-alpine sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
                alpine:3.24 sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
                """);
        tester.accepts("base = ALPINE");
    }

    @Test
    void isContentWithAnotherSpelling() {
        tester.file("goimage.lock", """
                docker.io/library/golang:1.26-alpine sha256:%s
                """.formatted("a".repeat(64)));

        tester.accepts("");
    }

    @Test
    void warnsOfAnImageThatALockFileLacks() {
        tester.file("goimage.lock", """
                alpine:3.24 sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
                """);
        tester.compile("base = ALPINE")
                .hasWarning(
                        "from",
                        1,
                        1,
                        "golang:1.26-alpine is not in goimage.lock",
                        "add the line \"golang:1.26-alpine sha256:<64 hex digits>\"; docker buildx imagetools inspect"
                                + " golang:1.26-alpine prints the digest");
    }

    @Test
    void warnsOfALockFileWithAnotherTag() {
        tester.file("goimage.lock", """
                docker.io/library/alpine:3.23 sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
                golang:1.26-alpine sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
                """);
        tester.compile("base = ALPINE")
                .hasWarning(
                        "from",
                        1,
                        1,
                        "alpine:3.24 is not in goimage.lock, which still has docker.io/library/alpine:3.23",
                        "replace that line with \"alpine:3.24 sha256:<64 hex digits>\"; docker buildx"
                                + " imagetools inspect"
                                + " alpine:3.24 prints the digest");
    }

    @Test
    void warnsOfAnEmptyLockFile() {
        tester.file("goimage.lock", "");
        tester.compile("")
                .hasWarning(
                        "from",
                        1,
                        1,
                        "golang:1.26-alpine is not in goimage.lock",
                        "add the line \"golang:1.26-alpine sha256:<64 hex digits>\"; docker buildx imagetools inspect"
                                + " golang:1.26-alpine prints the digest");
    }

    @Test
    void namesOnlyWhatTheDigestInFromLeaves() {
        tester.compile("""
                base = ALPINE, \
                from = "alpine@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"""")
                .hasAdvice(
                        "from",
                        "golang:1.26-alpine is named by a tag, which can be moved to another image",
                        "add the line \"golang:1.26-alpine sha256:<64 hex digits>\" to goimage.lock in the root"
                                + " directory;"
                                + " docker buildx imagetools inspect golang:1.26-alpine prints the digest");
    }

    @Test
    void looksAtTheImageThatTimeZonesAreCopiedFrom() throws IOException {
        Path binary = directory.resolve("build/app");
        Files.createDirectories(binary.getParent());
        Files.write(binary, Elves.program().bytes());
        assertTrue(binary.toFile().setExecutable(true));
        String lock = "alpine:3.24 sha256:" + "a".repeat(64) + "\n";
        tester.file("goimage.lock", lock);

        tester.accepts("build = @Build(prebuilt = \"build/app\"), needs = {}");
        tester.compile("build = @Build(prebuilt = \"build/app\"), needs = TIME_ZONES")
                .hasWarning(
                        "from",
                        1,
                        1,
                        "gcr.io/distroless/static-debian13:nonroot, from which time zones are copied, is not in"
                                + " goimage.lock",
                        "add the line \"gcr.io/distroless/static-debian13:nonroot sha256:<64 hex digits>\";"
                                + " docker buildx"
                                + " imagetools inspect gcr.io/distroless/static-debian13:nonroot prints the digest");

        tester.file("goimage.lock", "");
        tester.compile("base = ALPINE, build = @Build(prebuilt = \"build/app\"), needs = {}")
                .hasWarning(
                        "from",
                        1,
                        1,
                        "alpine:3.24 is not in goimage.lock",
                        "add the line \"alpine:3.24 sha256:<64 hex digits>\"; docker buildx imagetools inspect"
                                + " alpine:3.24"
                                + " prints the digest");

        tester.file("goimage.lock", lock + "gcr.io/distroless/static-debian13:nonroot sha256:" + "b".repeat(64) + "\n");
        tester.accepts("build = @Build(prebuilt = \"build/app\"), needs = TIME_ZONES");
    }

    @Test
    void acceptsAWaiver() {
        tester.accepts("""
                waive = @Waiver(rule = "UnpinnedBase", reason = "rebuilt each night")""");
    }
}
