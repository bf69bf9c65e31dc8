package io.github.goimage.processor.files;

import io.github.goimage.processor.files.LinkWalk.Outcome;
import io.github.goimage.processor.files.UnusableFileException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files below one root directory, and the only way in which this package reads anything.
 *
 * <p>A file that lies outside the root after symbolic links are resolved is rejected with {@link Kind#OUTSIDE_ROOT}.
 * Directory listings are kept, so one instance serves one compilation. Several threads may use it.
 */
public final class SourceTree {
    private static final int LARGEST_FILE = 32 << 20;

    /** In characters. */
    private static final int LONGEST_PATH = 4096;

    private final Path givenRoot;
    private final Path root;
    private final RealPaths realPaths;
    private final Map<Path, String> namesOfDirectories = new ConcurrentHashMap<>();
    private final Map<Path, List<TreeEntry>> listings = new ConcurrentHashMap<>();

    /**
     * Restricts reading to a directory.
     *
     * @throws UnusableFileException if the directory does not exist
     */
    public SourceTree(Path rootDir) {
        givenRoot = rootDir.toAbsolutePath().normalize();
        try {
            root = givenRoot.toRealPath();
        } catch (IOException e) {
            throw failure(givenRoot, e);
        }
        realPaths = new RealPaths(hasCase(root));
    }

    /**
     * Returns whether a directory's file system tells names apart that differ in case, as builders do: Linux. That of
     * Windows or macOS finds them all the same.
     */
    private static boolean hasCase(Path directory) {
        for (Path each = directory; each != null && each.getFileName() != null; each = each.getParent()) {
            String name = each.getFileName().toString();
            String other = name.toUpperCase(Locale.ROOT);
            if (name.equals(other)) {
                other = name.toLowerCase(Locale.ROOT);
            }
            if (!name.equals(other)) {
                return !Files.exists(each.resolveSibling(other), LinkOption.NOFOLLOW_LINKS)
                        || !isSame(each, each.resolveSibling(other));
            }
        }
        return true;
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Returns the root directory with symbolic links resolved. */
    public Path root() {
        return root;
    }

    /** Returns a path as a user reads it: relative to the root, with {@code /}, {@code .} for the root itself. */
    public String nameOf(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path relative = absolute;
        if (absolute.startsWith(root)) {
            relative = root.relativize(absolute);
        } else if (absolute.startsWith(givenRoot)) {
            relative = givenRoot.relativize(absolute);
        }
        String name = relative.toString().replace('\\', '/');
        return name.isEmpty() ? "." : name;
    }

    /** Returns the name of a file in a directory as a user reads it. */
    public String nameOf(Path directory, String file) {
        String name = namesOfDirectories.computeIfAbsent(directory, this::nameOf);
        return name.equals(".") ? file : name + "/" + file;
    }

    /** Returns whether a path, links not resolved, is the root or below it. */
    public boolean contains(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(root) || absolute.startsWith(givenRoot);
    }

    /**
     * Resolves symbolic links, and rejects a path that then lies outside the root, whether or not anything is there.
     */
    public Path real(Path path) {
        if (!contains(path)) {
            throw outside(path);
        }
        if (isTooLong(path)) {
            throw new UnusableFileException(Kind.MISSING, nameOf(path), 0, "does not exist");
        }
        Path real;
        try {
            real = realPaths.of(path);
        } catch (IOException e) {
            throw failure(path, wayTo(path), e);
        }
        if (!real.startsWith(root)) {
            throw outside(path);
        }
        return real;
    }

    /** Returns whether no file system has such a path; to walk it would take time for each directory on the way. */
    private static boolean isTooLong(Path path) {
        return path.toString().length() > LONGEST_PATH;
    }

    /** Returns whether a path leads out of the root, whether or not anything is there. */
    public boolean leadsOut(Path path) {
        try {
            real(path);
            return false;
        } catch (UnusableFileException e) {
            return e.kind() == Kind.OUTSIDE_ROOT;
        }
    }

    /** Returns where a path leads, with links resolved as far as possible, whether or not anything is there. */
    public Path destination(Path path) {
        if (isTooLong(path)) {
            return path;
        }
        LinkWalk way = wayTo(path);
        return way.outcome() == Outcome.INSIDE ? way.end() : path;
    }

    /**
     * Walks to a path without looking at anything outside the root, not even whether it exists: that must not change a
     * message.
     */
    private LinkWalk wayTo(Path path) {
        Path absolute = path.toAbsolutePath();
        Path from = absolute.startsWith(givenRoot) ? givenRoot : absolute.getRoot();
        int names = from.getNameCount();
        Path way = names < absolute.getNameCount() ? absolute.subpath(names, absolute.getNameCount()) : Path.of("");
        // Above the root there is nothing to look at, but a way may lead through it.
        LinkWalk walk = LinkWalk.of(
                this, from.equals(givenRoot) ? root : from, way, at -> at.startsWith(root) || root.startsWith(at));
        return walk.outcome() == Outcome.INSIDE && !walk.end().startsWith(root)
                ? new LinkWalk(walk.links(), walk.end(), Outcome.OUTSIDE)
                : walk;
    }

    private UnusableFileException failure(Path path, LinkWalk way, IOException cause) {
        return switch (way.outcome()) {
            case OUTSIDE -> outside(path);
            case LOOP ->
                new UnusableFileException(Kind.UNREADABLE, nameOf(path), 0, "leads into a loop of symbolic links");
            // On Linux ENOTDIR has no exception class of its own.
            case INSIDE -> failure(path, way.isBlocked() ? new NoSuchFileException(path.toString()) : cause);
        };
    }

    private UnusableFileException outside(Path path) {
        return new UnusableFileException(Kind.OUTSIDE_ROOT, nameOf(path), 0, "lies outside the root directory");
    }

    /**
     * Returns the target of a symbolic link as it is written; empty if the path is not a link. The path has no links
     * before its last name.
     */
    public Optional<Path> linkTarget(Path path) {
        try {
            return Files.isSymbolicLink(path) ? Optional.of(Files.readSymbolicLink(path)) : Optional.empty();
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /** Returns the directory that contains a file; the file system's root has none. */
    public static Path directoryOf(Path file) {
        return Objects.requireNonNull(file.getParent(), "a root is not a file");
    }

    /** Returns whether a regular file, or a symbolic link to one, exists inside the root. */
    public boolean isFile(Path path) {
        Path parent = path.getParent();
        Optional<TreeEntry> entry = parent == null
                ? Optional.empty()
                : entry(
                        listIfPresent(parent).orElse(List.of()),
                        path.getFileName().toString());
        return entry.filter(found -> found.type() == TreeEntry.Type.FILE
                        || (found.type() == TreeEntry.Type.LINK_TO_FILE && isInside(path)))
                .isPresent();
    }

    /** Returns whether a directory, or a symbolic link to one, exists inside the root. */
    public boolean isDirectory(Path path) {
        return realPaths.directory(path).filter(real -> real.startsWith(root)).isPresent();
    }

    /**
     * Returns whether users other than the owner and group may read a file, or list and enter a directory; {@code true}
     * if the file system has no such modes.
     *
     * @param path without symbolic links
     */
    public boolean othersMayRead(Path path) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
            return permissions.contains(PosixFilePermission.OTHERS_READ)
                    && (permissions.contains(PosixFilePermission.OTHERS_EXECUTE) || !Files.isDirectory(path));
        } catch (IOException | UnsupportedOperationException unknown) {
            return true;
        }
    }

    /** Reads a whole file of at most 32 MiB. */
    public byte[] read(Path file) {
        byte[] bytes = head(file, LARGEST_FILE + 1);
        if (bytes.length > LARGEST_FILE) {
            throw new UnusableFileException(Kind.TOO_LARGE, nameOf(file), 0, "is larger than 32 MiB");
        }
        return bytes;
    }

    /** Reads the first bytes of a file; fewer if it is shorter. */
    public byte[] head(Path file, int length) {
        Path parent = file.getParent();
        Optional<Path> directory = parent == null ? Optional.empty() : realPaths.directory(parent);
        Optional<TreeEntry> listed = directory.flatMap(real -> listedFile(real, file));
        try {
            return listed.isPresent() && listed.get().size() > 0
                    ? startOfListed(directory.get().resolve(file.getFileName()), (int)
                            Math.min(listed.get().size(), length))
                    : start(regularFile(file), length);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Reads with one call, because the size is known. */
    private static byte[] startOfListed(Path real, int length) throws IOException {
        try (InputStream in = open(real)) {
            byte[] bytes = new byte[length];
            int read = in.readNBytes(bytes, 0, length);
            return read < length ? Arrays.copyOf(bytes, read) : bytes;
        }
    }

    private static byte[] start(Path real, int length) throws IOException {
        try (InputStream in = open(real)) {
            return in.readNBytes(length);
        }
    }

    /** Opens a file; a name that was no link when it was checked must not have become one since. */
    private static InputStream open(Path real) throws IOException {
        return Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS);
    }

    /** Reads bytes of a regular file from an offset on, fewer if it is shorter, and nothing else of it. */
    public byte[] part(Path file, long offset, int length) {
        try (InputStream in = open(regularFile(file))) {
            return in.skip(offset) == offset ? in.readNBytes(length) : new byte[0];
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Resolves symbolic links, and rejects a target that lies outside the root or is not a regular file. */
    public Path regularFile(Path file) {
        Path real = real(file);
        if (!Files.isRegularFile(real)) {
            throw new UnusableFileException(Kind.UNREADABLE, nameOf(file), 0, "is not a regular file");
        }
        return real;
    }

    /** Returns a file whose directory was listed before and contained it as a file. */
    private Optional<TreeEntry> listedFile(Path realDirectory, Path file) {
        List<TreeEntry> listing = listings.get(realDirectory);
        return listing == null
                ? Optional.empty()
                : entry(listing, file.getFileName().toString()).filter(entry -> entry.type() == TreeEntry.Type.FILE);
    }

    /** Lists a directory, sorted by name; links that lead outside are listed but not followed. */
    public List<TreeEntry> list(Path directory) {
        Path real = realPaths
                .directory(directory)
                .filter(found -> found.startsWith(root))
                .orElseGet(() -> real(directory));
        return listings.computeIfAbsent(real, this::listReal);
    }

    /**
     * Returns the nearest directory above a path.
     *
     * @param top a directory above it, which is returned if no file system has such a path
     */
    public Path nearestDirectory(Path path, Path top) {
        Path directory = isTooLong(path) ? top : directoryOf(path);
        while (!isDirectory(directory)) {
            directory = directoryOf(directory);
        }
        return directory;
    }

    /** Returns whether this process may list a directory and enter it. */
    public boolean mayList(Path directory) {
        return Files.isReadable(directory) && Files.isExecutable(directory);
    }

    /** Lists a directory; empty if there is none. */
    public Optional<List<TreeEntry>> listIfPresent(Path directory) {
        return isDirectory(directory) ? Optional.of(list(directory)) : Optional.empty();
    }

    /** Returns what a directory inside the root has under a name, a link as such. */
    public Optional<TreeEntry> entry(Path directory, String name) {
        return listIfPresent(directory).flatMap(listing -> entry(listing, name));
    }

    private static Optional<TreeEntry> entry(List<TreeEntry> sorted, String name) {
        int low = 0;
        int high = sorted.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = sorted.get(middle).name().compareTo(name);
            if (order == 0) {
                return Optional.of(sorted.get(middle));
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return Optional.empty();
    }

    private List<TreeEntry> listReal(Path directory) {
        try {
            return TreeEntry.list(directory);
        } catch (IOException e) {
            throw failure(directory, e);
        }
    }

    private boolean isInside(Path path) {
        try {
            return realPaths.of(path).startsWith(root);
        } catch (IOException vanished) {
            return false;
        }
    }

    private UnusableFileException failure(Path path, IOException cause) {
        return ReadFailure.of(path, nameOf(path), cause);
    }
}
