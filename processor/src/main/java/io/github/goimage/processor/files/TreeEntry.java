package io.github.goimage.processor.files;

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
import org.jspecify.annotations.Nullable;

/**
 * One name in a directory and what it stands for, which is looked up only if it matters: for most files beside Go
 * source it does not. Several threads may use an instance.
 */
public final class TreeEntry {
    /** What a name stands for; for a symbolic link, what it leads to. */
    public enum Type {
        /** A regular file. */
        FILE,
        /** A directory. */
        DIRECTORY,
        /** A symbolic link to a regular file. */
        LINK_TO_FILE,
        /** A symbolic link to a directory. */
        LINK_TO_DIRECTORY,
        /** A socket, device or pipe, a link that leads nowhere, or something that has vanished. */
        OTHER
    }

    private record Known(Type type, long size) {}

    /** Stands in the text of a path for bytes that are not characters of the locale. */
    public static final char UNKNOWN = '\ufffd';

    private final Path path;
    private final String name;
    private volatile @Nullable Known known;

    private TreeEntry(Path path) {
        this.path = path;
        this.name = path.getFileName().toString();
    }

    /** Returns only the name. */
    public String name() {
        return name;
    }

    /**
     * Returns the path of this name in its directory, spelled as by the caller. It is right even for a name that the
     * locale has no characters for, to which the text of {@link #name} does not lead back.
     */
    public Path in(Path directory) {
        return directory.resolve(path.getFileName());
    }

    /** Returns what the name stands for. */
    public Type type() {
        return known().type();
    }

    /** Returns the size of a regular file in bytes. */
    long size() {
        return known().size();
    }

    /** Returns whether go/build reads this name as a file; symbolic links to files count. */
    public boolean isReadableFile() {
        return type() == Type.FILE || type() == Type.LINK_TO_FILE;
    }

    /** Returns whether this is a directory itself, not a link to one. */
    public boolean isDirectory() {
        return type() == Type.DIRECTORY;
    }

    /** Lists a directory, sorted by name. */
    static List<TreeEntry> list(Path directory) throws IOException {
        List<TreeEntry> entries = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory)) {
            paths.forEach(path -> entries.add(new TreeEntry(path)));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(Comparator.comparing(TreeEntry::name));
        return List.copyOf(entries);
    }

    private Known known() {
        if (known == null) {
            known = ask();
        }
        return known;
    }

    private Known ask() {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new Known(type(attributes), attributes.size());
        } catch (IOException vanished) {
            return new Known(Type.OTHER, 0);
        }
    }

    private Type type(BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            return Type.FILE;
        }
        if (attributes.isDirectory()) {
            return Type.DIRECTORY;
        }
        if (!attributes.isSymbolicLink()) {
            return Type.OTHER;
        }
        if (Files.isDirectory(path)) {
            return Type.LINK_TO_DIRECTORY;
        }
        return Files.isRegularFile(path) ? Type.LINK_TO_FILE : Type.OTHER;
    }
}
