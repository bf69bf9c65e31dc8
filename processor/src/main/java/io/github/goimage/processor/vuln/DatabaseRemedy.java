package io.github.goimage.processor.vuln;

import io.github.goimage.processor.files.LfsPointer;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.TreeEntry;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.text.Suggestion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What to do about a database of the repository that is old or cannot be used. */
final class DatabaseRemedy {
    /** Where the database is published. */
    static final String SOURCE = "https://vuln.go.dev/vulndb.zip";

    /** A file below the root whose name a shell takes as it is. */
    private static final Pattern PLAIN_ZIP = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_/.+-]*\\.zip");

    private DatabaseRemedy() {}

    /** Returns the command that downloads the database into a file. */
    static String download(String file) {
        return "curl -fsS --create-dirs -o " + file + " " + SOURCE;
    }

    /** Returns what to do about an old one, with a command for the root directory. */
    static String update(SourceTree tree, Path path) {
        String name = tree.nameOf(path);
        return PLAIN_ZIP.matcher(name).matches() ? again(name) : "update it from " + SOURCE;
    }

    private static String again(String name) {
        return "download it again in the root directory: " + download(name);
    }

    /** Returns what to do about one that cannot be used, with commands for the root directory. */
    static String of(SourceTree tree, Path path) {
        String name = tree.nameOf(path);
        if (!PLAIN_ZIP.matcher(name).matches()) {
            return "vulndb = tools/vulndb.zip, a copy of " + SOURCE + " as it is";
        }
        try {
            return isPointer(tree, path) ? "git lfs pull" : again(name);
        } catch (UnusableFileException e) {
            return switch (e.kind()) {
                case MISSING ->
                    nearby(tree, name)
                            .map(found -> "vulndb = " + found)
                            .orElse("download it in the root directory: " + download(name));
                case OUTSIDE_ROOT ->
                    isLink(tree, path)
                            ? "put the file itself there, in the root directory: rm " + name + " && " + download(name)
                            : "put the file into a directory below the root that no symbolic link leads out of";
                default -> "make it a regular file that the compiling user can read";
            };
        }
    }

    /**
     * Returns whether Git has the file elsewhere and left a pointer in its place.
     *
     * @throws UnusableFileException if it is not a regular file below the root that can be read
     */
    static boolean isPointer(SourceTree tree, Path path) {
        return LfsPointer.isAt(tree, tree.regularFile(path));
    }

    /** Returns whether the file is a link, which a download would write through, in a directory below the root. */
    private static boolean isLink(SourceTree tree, Path path) {
        try {
            return tree.linkTarget(tree.real(SourceTree.directoryOf(path)).resolve(path.getFileName()))
                    .isPresent();
        } catch (UnusableFileException outside) {
            return false;
        }
    }

    /** Returns the zip file in the root or a directory of it that a path may mean: of the same name, or a near path. */
    private static Optional<String> nearby(SourceTree tree, String name) {
        try {
            List<String> found = tree.list(tree.root()).stream()
                    .flatMap(entry -> zips(tree, entry))
                    .toList();
            String file = name.substring(name.lastIndexOf('/') + 1);
            return found.stream()
                    .filter(each -> each.substring(each.lastIndexOf('/') + 1).equals(file))
                    .findFirst()
                    .or(() -> Suggestion.nearest(name, found));
        } catch (UnusableFileException unreadable) {
            return Optional.empty();
        }
    }

    private static Stream<String> zips(SourceTree tree, TreeEntry entry) {
        Path path = tree.root().resolve(entry.name());
        Stream<String> names = entry.type() == TreeEntry.Type.DIRECTORY
                ? tree.list(path).stream()
                        .filter(each -> each.type() == TreeEntry.Type.FILE)
                        .map(each -> entry.name() + "/" + each.name())
                : entry.type() == TreeEntry.Type.FILE ? Stream.of(entry.name()) : Stream.empty();
        return names.filter(each -> PLAIN_ZIP.matcher(each).matches());
    }
}
