package io.github.goimage.processor.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileSetTest {
    @TempDir
    Path temporary;

    private Path a;
    private Path b;
    private Path gone;

    @BeforeEach
    void files() {
        a = temporary.resolve("set/a");
        b = temporary.resolve("set/deep/b");
        gone = temporary.resolve("set/gone");
    }

    private FileSet set(String text) {
        Map<Path, byte[]> files = new LinkedHashMap<>();
        files.put(b, bytes(text + " b"));
        files.put(a, bytes(text + " a"));
        return new FileSet(files, List.of(a, gone));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What lies in the directory, by path. */
    private Set<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(temporary)) {
            return all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> temporary.relativize(path).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private void holds(String text) throws IOException {
        assertArrayEquals(bytes(text + " a"), Files.readAllBytes(a));
        assertArrayEquals(bytes(text + " b"), Files.readAllBytes(b));
        assertEquals(Set.of("set/a", "set/deep/b"), names());
    }

    @Test
    void replacesEachFileAndDeletesTheRest() throws IOException {
        set("one").write();
        Files.writeString(gone, "");
        set("two").write();
        holds("two");
    }

    @Test
    void whatIsInPlaceIsNotTouched() throws IOException {
        set("one").write();
        FileTime then = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(a, then);
        set("one").write();
        assertEquals(then, Files.getLastModifiedTime(a));
    }

    @Test
    void aLinkIsReplacedAndNotFollowed() throws IOException {
        Path outside = Files.writeString(temporary.resolve("outside"), "kept");
        Path directory = Files.createDirectory(temporary.resolve("directory"));
        Files.createDirectories(b.getParent());
        Files.createSymbolicLink(a, outside);
        Files.createSymbolicLink(b, directory);
        Files.createSymbolicLink(gone, outside);

        set("one").write();

        assertEquals("kept", Files.readString(outside));
        assertTrue(Files.isDirectory(directory));
        Files.delete(outside);
        holds("one");
    }

    @Test
    void aLinkToTheRightContentIsReplaced() throws IOException {
        Path outside = Files.write(temporary.resolve("outside"), bytes("one a"));
        Files.createDirectories(a.getParent());
        Files.createSymbolicLink(a, outside);

        set("one").write();

        assertFalse(Files.isSymbolicLink(a));
        Files.delete(outside);
        holds("one");
    }

    @Test
    void whatAKilledCompilerLeftIsRemoved() throws IOException {
        for (int i = 0; i < 2; i++) {
            Files.createDirectories(b.getParent());
            Files.writeString(a.resolveSibling(".a.1f.unfinished"), "part");
            Files.writeString(b.resolveSibling(".b.2.unfinished"), "part");
            Files.writeString(gone.resolveSibling(".gone.3.unfinished"), "part");
            // The second time everything else is in its place.
            set("one").write();
            holds("one");
        }
    }

    @Test
    void ofFilesThatCannotBeWrittenNoneIsReplaced() throws IOException {
        set("one").write();
        Files.createDirectories(a.resolveSibling(".a.unfinished").resolve("x"));

        assertThrows(IOException.class, () -> set("two").write());

        assertArrayEquals(bytes("one a"), Files.readAllBytes(a));
        assertArrayEquals(bytes("one b"), Files.readAllBytes(b));
    }

    @Test
    void aDirectoryInThePlaceOfAFileStays() throws IOException {
        Files.createDirectories(b.resolve("x"));

        assertThrows(IOException.class, () -> set("one").write());

        assertTrue(Files.isDirectory(b.resolve("x")));
        assertEquals(Set.of(), names());
    }

    /** Several compilers at once, 100 times: in the end the files are those of one of them. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8})
    void compilersAtOnceLeaveTheFilesOfOne(int compilers) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(compilers);
        try {
            CyclicBarrier start = new CyclicBarrier(compilers);
            for (int round = 0; round < 100; round++) {
                List<Callable<Void>> writers = new ArrayList<>();
                for (int i = 0; i < compilers; i++) {
                    FileSet files = set("compiler " + i);
                    writers.add(() -> {
                        start.await();
                        files.write();
                        return null;
                    });
                }
                for (Future<Void> each : executor.invokeAll(writers)) {
                    each.get();
                }
                String text = Files.readString(a);
                holds(text.substring(0, text.length() - " a".length()));
            }
        } finally {
            executor.shutdown();
        }
    }
}
