package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MalformedLockTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(MalformedLock.class, directory);
    }

    @Test
    void refusesALineWithoutDigest() {
        tester.file("goimage.lock", "# images\n\nalpine:3.24\n");
        tester.compile("base = ALPINE")
                .hasError(
                        "from",
                        1,
                        1,
                        "goimage.lock:3: expected \"<image reference> sha256:<64 hex digits>\": there is no digest",
                        "write one line for each image: alpine:3.24 sha256:<64 hex digits>");
    }

    @Test
    void refusesAShortDigest() {
        tester.file("goimage.lock", "alpine:3.24 sha256:0123\n");
        tester.compile("base = ALPINE, from = \"alpine:3.24\"")
                .hasError(
                        "from",
                        1,
                        32,
                        "goimage.lock:1: expected \"<image reference> sha256:<64 hex digits>\": the digest has"
                                + " 4 hex digits",
                        "write one line for each image: alpine:3.24 sha256:<64 hex digits>");
    }

    @Test
    void refusesAnImageLockedTwice() {
        String line = "alpine:3.24 sha256:" + "0".repeat(64) + "\n";
        tester.file("goimage.lock", line + line);
        tester.compile("base = ALPINE")
                .hasError("from", 1, 1, "goimage.lock:2: alpine:3.24 is locked twice", "keep one line for each image");
    }

    @Test
    void refusesADirectory() {
        tester.file("goimage.lock/file", "");
        tester.compile("base = ALPINE")
                .hasError(
                        "from",
                        1,
                        1,
                        "goimage.lock: is not a regular file",
                        "use a regular file that the compiling user can read, or remove it");
    }

    @Test
    void acceptsCommentsAndEmptyLines() {
        tester.file(
                "goimage.lock",
                "# images\r\n\r\nalpine:3.24\tsha256:" + "0".repeat(64) + "\r\ngolang:1.26-alpine  sha256:"
                        + "0".repeat(64) + "\r\n");
        tester.accepts("base = ALPINE");
    }
}
