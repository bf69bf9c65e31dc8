package io.github.goimage.processor.golang.values;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoImport;
import io.github.goimage.processor.golang.source.GoText;
import io.github.goimage.processor.golang.syntax.GoSyntax;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The team's own packages that a main package compiles for one target. */
public final class Code {
    /** Parses a file, or knows what became of that. */
    public interface Parser {
        /** Returns what a file declares and uses. */
        GoSyntax parse(Path file, GoText text);
    }

    private final Map<String, CodePackage> packages = new LinkedHashMap<>();
    private final CodePackage main;

    /** Takes the packages of a graph. */
    public Code(SourceTree tree, ImportGraph graph, Parser parser) {
        Map<String, String> names = new HashMap<>();
        graph.all().forEach(found -> names.put(found.path(), found.name()));
        for (GoPackage found : graph.packages()) {
            List<CodeFile> files = new ArrayList<>();
            for (GoFile file : found.compiledFiles()) {
                files.add(new CodeFile(
                        file,
                        found.place(tree, file, 0),
                        path -> names.getOrDefault(path, ""),
                        found.directory().resolve(file.name()),
                        tree::read,
                        parser));
            }
            packages.put(found.path(), new CodePackage(found.path(), List.copyOf(files)));
        }
        this.main = Objects.requireNonNull(packages.get(graph.main().path()), "among its own packages");
    }

    /** Returns all of them, by import path. */
    public Collection<CodePackage> packages() {
        return packages.values();
    }

    /** Returns the main package. */
    public CodePackage main() {
        return main;
    }

    /** Finds a package by its import path. */
    public Optional<CodePackage> find(String path) {
        return Optional.ofNullable(packages.get(path));
    }

    private static boolean imports(CodeFile file, String path) {
        for (GoImport imported : file.head().imports()) {
            if (imported.path().equals(path)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the files that may use a package: its own, and those that import it. */
    public List<CodeFile> users(CodePackage used) {
        List<CodeFile> files = new ArrayList<>(used.files());
        for (CodePackage user : packages.values()) {
            for (CodeFile file : user.files()) {
                if (imports(file, used.path())) {
                    files.add(file);
                }
            }
        }
        return files;
    }
}
