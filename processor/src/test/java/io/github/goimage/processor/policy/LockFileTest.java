package io.github.goimage.processor.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LockFileTest {
    private static final String A = "sha256:" + "a".repeat(64);
    private static final String B = "sha256:" + "b".repeat(64);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @TempDir
    Path directory;

    private static Optional<String> said(LockFile lock) {
        return lock.fault().map(fault -> fault.place() + ": " + fault.problem());
    }

    @Test
    void linesCommentsAndSpace() {
        LockFile lock =
                LockFile.parse("# images\n\nalpine:3.24 " + A + "\r\n  \t golang:1.26-alpine\t " + B + "  \n#x");

        assertEquals(Optional.empty(), lock.fault());
        assertEquals(Map.of("alpine:3.24", A, "golang:1.26-alpine", B), lock.digests());
        assertEquals("alpine:3.24@" + A, lock.pin("alpine:3.24"));
        assertEquals("alpine:3.23", lock.pin("alpine:3.23"));
        assertEquals("scratch", lock.pin("scratch"));
    }

    @Test
    void anEmptyFileLocksNothing() {
        assertEquals(Map.of(), LockFile.parse("").digests());
        assertEquals(Map.of(), LockFile.parse("\n# nothing yet\n").digests());
        assertTrue(LockFile.parse("").present());
        assertFalse(LockFile.NONE.present());
    }

    @Test
    void aByteOrderMarkIsNoPartOfAReference() {
        assertEquals(
                "alpine:3.24@" + A,
                LockFile.parse("\ufeffalpine:3.24 " + A + "\n").pin("alpine:3.24"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "alpine:3.24 | : there is no digest",
                "alpine:3.24 latest | ``",
                "alpine:3.24 sha256:abc | : the digest has 3 hex digits",
                "alpine:3.24 sha256:A0AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                        + " | : a digest has lower-case letters",
                "alpine:3.24@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                        + " | : write a space, not @, before the digest",
                "alpine:3.24 = sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | ``",
                "alpine:3.24 sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa # today"
                        + " | : a comment needs its own line",
                "alpine:3.24 sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa today"
                        + " | : there is more text after the digest",
            })
    void anotherLineIsRefusedWithItsNumberAndTheReason(String line, String reason) {
        LockFile lock = LockFile.parse("# images\n" + "golang:1.26 " + B + "\n" + line + "\n");

        assertEquals(
                Optional.of("goimage.lock:3: expected \"<image reference> sha256:<64 hex digits>\"" + reason),
                said(lock));
        assertEquals(Map.of(), lock.digests());
        assertEquals("golang:1.26", lock.pin("golang:1.26"));
    }

    @ParameterizedTest
    @CsvSource({
        "docker.io/library/alpine:3.24, alpine:3.24",
        "alpine:3.24, index.docker.io/library/alpine:3.24",
        "library/alpine, alpine:latest",
        "acme/api:1, docker.io/acme/api:1",
    })
    void aReferenceIsTheSameInEverySpelling(String locked, String reference) {
        LockFile lock = LockFile.parse(locked + " " + A + "\n");

        assertEquals(reference + "@" + A, lock.pin(reference));
        assertEquals(reference + "@" + B, lock.pin(reference + "@" + B));
        assertEquals(
                Optional.of("goimage.lock:2: " + reference + " is locked twice"),
                said(LockFile.parse(locked + " " + A + "\n" + reference + " " + B)));
    }

    @Test
    void aReferenceIsLockedOnce() {
        assertEquals(
                Optional.of("goimage.lock:2: alpine:3.24 is locked twice"),
                said(LockFile.parse("alpine:3.24 " + A + "\nalpine:3.24 " + B)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alpine:3.24@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "Alpine",
                "-x"
            })
    void whatIsNoReferenceWithoutADigestIsRefused(String reference) {
        LockFile lock = LockFile.parse(reference + " " + B + "\n");

        assertTrue(said(lock).orElse("").startsWith("goimage.lock:1: "), lock::toString);
        assertEquals(reference, lock.pin(reference));
    }

    @Test
    void theFileLiesInTheRootDirectory() throws IOException {
        assertEquals(
                LockFile.NONE,
                new PolicyReader(Map.of(), TODAY, ProcessorJars.NONE)
                        .read(new Project(directory, directory))
                        .lock());
        Files.writeString(directory.resolve("goimage.lock"), "alpine:3.24 " + A + "\n");
        assertEquals(
                Map.of("alpine:3.24", A),
                new PolicyReader(Map.of(), TODAY, ProcessorJars.NONE)
                        .read(new Project(directory, directory))
                        .lock()
                        .digests());
        Files.writeString(directory.resolve("goimage.lock"), "alpine\n");
        assertTrue(new PolicyReader(Map.of(), TODAY, ProcessorJars.NONE)
                .read(new Project(directory, directory))
                .lock()
                .fault()
                .isPresent());
    }

    @Test
    void aLinkThatLeadsOutIsNotRead() throws IOException {
        Path root = Files.createDirectories(directory.resolve("root"));
        Files.writeString(directory.resolve("other.lock"), "alpine:3.24 " + A + "\n");
        Files.createSymbolicLink(root.resolve("goimage.lock"), Path.of("../other.lock"));

        assertEquals(
                Map.of(),
                new PolicyReader(Map.of(), TODAY, ProcessorJars.NONE)
                        .read(new Project(root, root))
                        .lock()
                        .digests());
    }

    @Test
    void todayIsThatOfARepeatedBuild() {
        assertEquals(LocalDate.of(2026, 1, 1), Policy.today(Map.of("SOURCE_DATE_EPOCH", "1767225600")));
        assertEquals(LocalDate.of(1970, 1, 1), Policy.today(Map.of("SOURCE_DATE_EPOCH", "0")));
        assertTrue(Policy.today(Map.of("SOURCE_DATE_EPOCH", "soon")).isAfter(LocalDate.of(2026, 1, 1)));
        assertTrue(Policy.today(Map.of()).isAfter(LocalDate.of(2026, 1, 1)));
    }
}
