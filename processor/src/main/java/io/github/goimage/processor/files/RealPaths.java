package io.github.goimage.processor.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Resolves symbolic links, those of each directory once. Several threads may use an instance. */
final class RealPaths {
    /** Deeper paths are left to the file system, which rejects those of more than 4096 bytes. */
    private static final int DEEPEST = 500;

    private final boolean hasCase;
    private final Map<Path, Optional<Path>> directories = new ConcurrentHashMap<>();

    /**
     * Resolves in a file system.
     *
     * @param hasCase whether it finds a file only by the name that it has
     */
    RealPaths(boolean hasCase) {
        this.hasCase = hasCase;
    }

    /** Returns the path without symbolic links; its target must exist. */
    Path of(Path path) throws IOException {
        Optional<Path> parent = isPlain(path) ? directory(SourceTree.directoryOf(path)) : Optional.empty();
        if (parent.isEmpty()) {
            return path.toRealPath();
        }
        Path candidate = named(parent.get(), path);
        return attributes(candidate).isSymbolicLink() ? candidate.toRealPath() : candidate;
    }

    /** Returns the directory without symbolic links; empty if there is none. */
    Optional<Path> directory(Path path) {
        Optional<Path> known = directories.get(path);
        if (known == null) {
            known = resolveDirectory(path);
            directories.put(path, known);
        }
        return known;
    }

    private Optional<Path> resolveDirectory(Path path) {
        try {
            if (!isPlain(path)) {
                return Optional.of(path.toRealPath()).filter(Files::isDirectory);
            }
            Optional<Path> parent = directory(SourceTree.directoryOf(path));
            if (parent.isEmpty()) {
                return Optional.empty();
            }
            Path candidate = named(parent.get(), path);
            BasicFileAttributes attributes = attributes(candidate);
            Path real = attributes.isSymbolicLink() ? candidate.toRealPath() : candidate;
            boolean directory = attributes.isDirectory() || (attributes.isSymbolicLink() && Files.isDirectory(real));
            return directory ? Optional.of(real) : Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    /** Returns where a path leads in a directory without links; its last name must be the one that lies there. */
    private Path named(Path directory, Path path) throws IOException {
        Path candidate = directory.resolve(path.getFileName());
        if (!hasCase) {
            Path real = candidate.toRealPath(LinkOption.NOFOLLOW_LINKS);
            if (!String.valueOf(real.getFileName()).equals(path.getFileName().toString())) {
                throw new NoSuchFileException(path.toString());
            }
        }
        return candidate;
    }

    /**
     * Returns whether links can be resolved parent by parent: the last element is a name, and the stack is deep enough.
     */
    private static boolean isPlain(Path path) {
        return path.getNameCount() <= DEEPEST
                && path.getParent() != null
                && path.getFileName() != null
                && !path.getFileName().toString().equals("..");
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
