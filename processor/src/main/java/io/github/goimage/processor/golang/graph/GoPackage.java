package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.Place;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A reachable package as a target compiles it.
 *
 * @param path its import path
 * @param directory symbolic links not resolved
 * @param name by the package clause; empty if the target compiles no Go file of it
 * @param goFiles compiled without cgo, by name
 * @param cgoFiles that import {@code "C"} and are compiled, by name
 * @param withoutCgo that import {@code "C"} and are ignored only because the target has cgo off
 * @param otherFiles C, headers, assembler, objects, by name
 * @param embeds the patterns of all compiled files
 */
public record GoPackage(
        String path,
        Path directory,
        Origin origin,
        String name,
        List<GoFile> goFiles,
        List<GoFile> cgoFiles,
        List<GoFile> withoutCgo,
        List<String> otherFiles,
        List<Embed> embeds) {

    /** Whose code a package is. */
    public enum Origin {
        /** Of the main module. */
        MAIN_MODULE,
        /** Of another module that go.work uses. */
        WORKSPACE,
        /** Of a module that a local directory replaces. */
        REPLACEMENT,
        /** Of a copy below vendor/. */
        VENDOR;

        /** Returns whether the code is the team's own, not a copy of someone else's. */
        public boolean isOwn() {
            return this != VENDOR;
        }
    }

    /** Returns the place of a line, from 1, of one of its files; 0 for the file as a whole. */
    public Place place(SourceTree tree, GoFile file, int line) {
        return new Place(path, new SourceLine(tree.nameOf(directory, file.name()), line));
    }

    /** Returns all compiled Go files, by name. */
    public List<GoFile> compiledFiles() {
        return cgoFiles.isEmpty()
                ? goFiles
                : Stream.concat(goFiles.stream(), cgoFiles.stream())
                        .sorted(Comparator.comparing(GoFile::name))
                        .toList();
    }

    /** Returns whether a compiled file imports {@code "C"}. */
    public boolean usesCgo() {
        return !cgoFiles.isEmpty();
    }

    /** Returns the files that the patterns embed, relative to the package's directory, sorted. */
    public List<String> embeddedFiles() {
        return embeds.stream()
                .flatMap(embed -> embed.files().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
