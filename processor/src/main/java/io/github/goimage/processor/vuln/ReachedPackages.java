package io.github.goimage.processor.vuln;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoImport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The packages that a program reaches outside of the team's own code, each with the first import of that code that
 * leads to it. Vendored code is followed by its imports, the standard library by a table; code that is not on disk is
 * not followed.
 */
final class ReachedPackages {
    private final SourceTree tree;
    private final StandardImports standard;
    private final Map<String, GoPackage> vendored = new HashMap<>();
    private final Map<String, Way> ways = new LinkedHashMap<>();
    private final Deque<String> unread = new ArrayDeque<>();

    private ReachedPackages(SourceTree tree, StandardImports standard) {
        this.tree = tree;
        this.standard = standard;
    }

    /** Follows the imports of a graph, the shortest way to each package first. */
    static ReachedPackages of(SourceTree tree, ImportGraph graph, StandardImports standard) {
        ReachedPackages reached = new ReachedPackages(tree, standard);
        graph.vendored().forEach(found -> reached.vendored.put(found.path(), found));
        Set<String> own = new HashSet<>();
        graph.packages().forEach(found -> own.add(found.path()));
        Stream.concat(Stream.of(graph.main()), graph.packages().stream()).forEach(found -> reached.start(found, own));
        while (!reached.unread.isEmpty()) {
            reached.follow(reached.unread.remove());
        }
        return reached;
    }

    private void start(GoPackage found, Set<String> own) {
        for (GoFile file : found.compiledFiles()) {
            for (GoImport imported : file.imports()) {
                String path = imported.path();
                if (!own.contains(path) && !path.equals("C") && !ways.containsKey(path)) {
                    reach(path, new Way(found.place(tree, file, imported.line()).at(), path));
                }
            }
        }
    }

    private void follow(String path) {
        Way way = Objects.requireNonNull(ways.get(path));
        GoPackage found = vendored.get(path);
        Stream<String> imports = found == null
                ? standard.of(path).stream()
                : found.compiledFiles().stream()
                        .flatMap(file -> file.imports().stream())
                        .map(GoImport::path);
        imports.filter(imported -> !ways.containsKey(imported)).forEach(imported -> reach(imported, way));
    }

    private void reach(String path, Way way) {
        ways.put(path, way);
        unread.add(path);
    }

    /** Returns the import by which the program comes to a package; empty if it is not known to come there. */
    Optional<Way> wayTo(String path) {
        return Optional.ofNullable(ways.get(path));
    }

    /** Returns the paths of all packages that are reached, the nearest first. */
    Stream<String> paths() {
        return ways.keySet().stream();
    }
}
