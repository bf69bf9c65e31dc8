package io.github.goimage.processor.gomod;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

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
}
