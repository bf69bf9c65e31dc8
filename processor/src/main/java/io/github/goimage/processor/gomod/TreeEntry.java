package io.github.goimage.processor.gomod;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One name in a directory and what stands behind it. */
public record TreeEntry(String name, Type type) {

    /** What a name stands for; a symbolic link tells what it leads to. */
    public enum Type {
        /** A regular file. */
        FILE,
        /** A directory. */
        DIRECTORY,
        /** A symbolic link to a regular file. */
        LINK_TO_FILE,
        /** A symbolic link to a directory. */
        LINK_TO_DIRECTORY,
        /** A socket, device or pipe, or a link to nothing. */
        OTHER;

        static Type of(BasicFileAttributes attributes, Path path) {
            if (attributes.isRegularFile()) {
                return FILE;
            }
            if (attributes.isDirectory()) {
                return DIRECTORY;
            }
            if (!attributes.isSymbolicLink()) {
                return OTHER;
            }
            if (Files.isDirectory(path)) {
                return LINK_TO_DIRECTORY;
            }
            return Files.isRegularFile(path) ? LINK_TO_FILE : OTHER;
        }
    }

    /** Tells whether go/build reads this name as a file: symbolic links to files count. */
    public boolean isReadableFile() {
        return type == Type.FILE || type == Type.LINK_TO_FILE;
    }

    /** Tells whether this is a directory itself, not a link to one. */
    public boolean isDirectory() {
        return type == Type.DIRECTORY;
    }

    /** Lists a directory, sorted by name; what vanishes meanwhile is left out. */
    static List<TreeEntry> list(Path directory) throws IOException {
        List<TreeEntry> entries = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory)) {
            for (Path path : paths) {
                of(path).ifPresent(entries::add);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(Comparator.comparing(TreeEntry::name));
        return List.copyOf(entries);
    }

    private static Optional<TreeEntry> of(Path path) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(new TreeEntry(path.getFileName().toString(), Type.of(attributes, path)));
        } catch (IOException vanished) {
            return Optional.empty();
        }
    }
}
