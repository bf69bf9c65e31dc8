package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.TreeEntry;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.source.BuildTarget;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoHeads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Go files of one directory that a target compiles, sorted by name, as go/build selects them.
 *
 * @param go files without cgo
 * @param cgo files that import {@code "C"}; none if the target has cgo off
 * @param withoutCgo files that import {@code "C"} and are ignored only because the target has cgo off
 */
public record PackageFiles(List<GoFile> go, List<GoFile> cgo, List<GoFile> withoutCgo) {

    /** Reads the heads of a directory's files and selects the files. */
    static PackageFiles select(SourceTree tree, GoHeads heads, Path directory, BuildTarget target) {
        List<GoFile> go = new ArrayList<>();
        List<GoFile> cgo = new ArrayList<>();
        List<GoFile> withoutCgo = new ArrayList<>();
        opened(tree, heads, directory, target).forEach(file -> {
            if (isCompiled(file, target)) {
                (file.usesCgo() ? cgo : go).add(file);
            } else if (!target.cgo() && file.usesCgo() && isCompiled(file, target.withCgo())) {
                withoutCgo.add(file);
            }
        });
        return new PackageFiles(List.copyOf(go), List.copyOf(cgo), List.copyOf(withoutCgo));
    }

    /**
     * Returns the name in the first compiled file's package clause, without reading further heads; empty if nothing is
     * compiled.
     */
    static Optional<String> packageName(SourceTree tree, GoHeads heads, Path directory, BuildTarget target) {
        return compiled(tree, heads, directory, target)
                .filter(file -> file.malformed().isEmpty())
                .map(GoFile::packageName)
                .findFirst();
    }

    /** Returns why Go would reject the first file whose head it cannot read; empty if there is none. */
    public static Optional<UnusableFileException> malformed(
            SourceTree tree, GoHeads heads, Path directory, BuildTarget target) {
        return compiled(tree, heads, directory, target)
                .flatMap(file -> file.malformed().stream())
                .findFirst();
    }

    private static Stream<GoFile> compiled(SourceTree tree, GoHeads heads, Path directory, BuildTarget target) {
        return opened(tree, heads, directory, target).filter(file -> isCompiled(file, target));
    }

    /** Returns the heads of the opened files; even a file that is not regular is opened, to report it. */
    private static Stream<GoFile> opened(SourceTree tree, GoHeads heads, Path directory, BuildTarget target) {
        return tree.list(directory).stream()
                .filter(entry -> isOpened(entry.name()) && target.matchesName(entry.name()))
                .filter(entry -> entry.isReadableFile() || entry.type() == TreeEntry.Type.OTHER)
                .map(entry -> heads.goFile(directory, entry.name()));
    }

    /** Returns whether a file is compiled; a package named documentation is go/build's old way to hold a comment. */
    private static boolean isCompiled(GoFile file, BuildTarget target) {
        return !file.packageName().equals("documentation")
                && target.matches(file.constraint())
                && (target.cgo() || !file.usesCgo());
    }

    /** Returns all files, by name. */
    List<GoFile> all() {
        return cgo.isEmpty()
                ? go
                : Stream.concat(go.stream(), cgo.stream())
                        .sorted(Comparator.comparing(GoFile::name))
                        .toList();
    }

    /**
     * Returns whether the go command opens a file of this name on some platform; then a pipe or a dangling link is an
     * error.
     */
    static boolean isOpened(String name) {
        return name.endsWith(".go") && !name.endsWith("_test.go") && !isHidden(name);
    }

    static boolean isHidden(String name) {
        return name.startsWith("_") || name.startsWith(".");
    }
}
