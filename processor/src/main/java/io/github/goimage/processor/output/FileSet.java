package io.github.goimage.processor.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files that belong together. Each is written beside its place and moved there, so that a compiler that is killed
 * leaves whole files; what it did not move, the next one removes. If several compilers write the same files at once,
 * those of one of them stay. A symbolic link in the place of a file is replaced, not followed.
 */
final class FileSet {
    private static final String UNFINISHED = "unfinished";
    private static final int MOST_TRIES = 100;
    private static final int MOST_DOUBLINGS = 10;

    /** In nanoseconds: about the time that a file takes. */
    private static final long SHORTEST_WAIT = 100_000;

    private final Map<Path, byte[]> files;
    private final List<Path> deleted;

    /**
     * Names the files.
     *
     * @param files the content of each, in the order in which they are put in their places
     * @param deleted what is deleted before that; a file of the set among it is never seen beside a part of the others
     */
    FileSet(Map<Path, byte[]> files, List<Path> deleted) {
        this.files = new LinkedHashMap<>(files);
        this.deleted = List.copyOf(deleted);
    }

    /**
     * Writes the files that differ from what lies there.
     *
     * @throws IOException if one cannot be written, or if other compilers keep writing the same files
     */
    void write() throws IOException {
        deleteLeftovers(Stream.concat(files.keySet().stream(), deleted.stream()).toList());
        IOException last = new IOException("another compiler keeps writing the same files");
        // Whoever looks at all files after writing, and repeats until they are its own, never leaves a mixture: of two
        // compilers, the second to look sees what the other wrote after its last look.
        for (int i = 0; i < MOST_TRIES; i++) {
            if (isInPlace()) {
                return;
            }
            giveWay(i);
            try {
                replace();
            } catch (NoSuchFileException e) {
                // Another compiler took an unfinished file of this one for a leftover.
                last = e;
            }
        }
        throw last;
    }

    /**
     * Leaves other compilers some time before another try. Compilers in step would undo each other's work for ever, so
     * each waits for another time, and the longer the more tries were in vain.
     */
    private static void giveWay(int tries) {
        if (tries > 0) {
            LockSupport.parkNanos(
                    ThreadLocalRandom.current().nextLong(SHORTEST_WAIT << Math.min(tries, MOST_DOUBLINGS)));
        }
    }

    private boolean isInPlace() throws IOException {
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            if (!holds(file.getKey(), file.getValue())) {
                return false;
            }
        }
        return deleted.stream().allMatch(path -> files.containsKey(path) || !exists(path));
    }

    private static boolean holds(Path path, byte[] bytes) throws IOException {
        try {
            return isRegular(path)
                    && Files.size(path) == bytes.length
                    && Arrays.equals(head(path, bytes.length + 1), bytes);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void replace() throws IOException {
        Map<Path, Path> unfinished = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, byte[]> file : files.entrySet()) {
                Path path = file.getKey();
                if (deleted.contains(path) || !holds(path, file.getValue())) {
                    Path beside = unfinished(path);
                    Files.createDirectories(directory(path));
                    unfinished.put(path, beside);
                    Files.write(beside, file.getValue(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                }
            }
            for (Path path : deleted) {
                deleteFile(path);
            }
            for (Map.Entry<Path, Path> file : unfinished.entrySet()) {
                move(file.getValue(), file.getKey());
            }
        } finally {
            for (Path beside : unfinished.values()) {
                Files.deleteIfExists(beside);
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Returns a name that no other compiler uses: the Filer knows only the file's own. */
    private static Path unfinished(Path file) {
        String unique = Long.toHexString(ThreadLocalRandom.current().nextLong());
        return file.resolveSibling(prefix(file) + unique + "." + UNFINISHED);
    }

    private static String prefix(Path file) {
        return "." + file.getFileName() + ".";
    }

    /** Deletes a file and what a compiler that was killed left beside it; a directory in its place stays. */
    static void delete(Path file) throws IOException {
        deleteFile(file);
        deleteLeftovers(List.of(file));
    }

    /** Deletes the directory of a file if nothing is in it. */
    static void deleteEmptyDirectoryOf(Path file) throws IOException {
        Path directory = directory(file);
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.deleteIfExists(directory);
            } catch (DirectoryNotEmptyException e) {
                // It holds files of the user, or those that another compiler is writing.
            }
        }
    }

    private static void deleteFile(Path file) throws IOException {
        if (exists(file) && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            // Another compiler may be quicker.
            Files.deleteIfExists(file);
        }
    }

    private static void deleteLeftovers(List<Path> files) throws IOException {
        for (Path directory : files.stream().map(FileSet::directory).collect(Collectors.toCollection(TreeSet::new))) {
            List<String> prefixes = files.stream()
                    .filter(file -> directory(file).equals(directory))
                    .map(FileSet::prefix)
                    .toList();
            try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, each -> {
                String name = String.valueOf(each.getFileName());
                return name.endsWith(UNFINISHED) && prefixes.stream().anyMatch(name::startsWith);
            })) {
                for (Path leftover : leftovers) {
                    Files.deleteIfExists(leftover);
                }
            } catch (NoSuchFileException | NotDirectoryException e) {
                // Nothing is left where there is no directory.
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
    }

    private static Path directory(Path file) {
        return Objects.requireNonNull(file.getParent(), "a file lies in a directory");
    }

    static boolean isRegular(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Reads the beginning of a file, which may have grown since somebody asked for its size. */
    static byte[] head(Path file, int length) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(length);
        }
    }

    private static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
