package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoText;
import io.github.goimage.processor.golang.source.Place;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoParser;
import io.github.goimage.processor.golang.syntax.GoSyntax;
import io.github.goimage.processor.golang.values.ImportedNames;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The places where the team's own code names functions, types or variables of packages that it imports. */
public final class NameUses {
    private final SourceTree tree;
    private final Map<String, Set<String>> wanted;
    private final Map<String, Map<String, NameUse>> found = new HashMap<>();
    private final Set<Path> read = new HashSet<>();

    private NameUses(SourceTree tree, Map<String, Set<String>> wanted) {
        this.tree = tree;
        this.wanted = wanted;
    }

    /**
     * Looks for names in the own packages of graphs; each file is read once, and only if it imports a package of them.
     *
     * @param wanted the names to look for, by the import path of their package
     */
    public static NameUses find(SourceTree tree, List<ImportGraph> graphs, Map<String, Set<String>> wanted) {
        NameUses uses = new NameUses(tree, wanted);
        for (ImportGraph graph : graphs) {
            Stream.concat(Stream.of(graph.main()), graph.packages().stream())
                    .forEach(own -> own.compiledFiles().forEach(file -> uses.read(own, file)));
        }
        return uses;
    }

    /** Returns the first use of one of some names of a package; empty if none is certain. */
    public Optional<NameUse> first(String importPath, Collection<String> names) {
        Map<String, NameUse> ofPackage = found.getOrDefault(importPath, Map.of());
        return names.stream()
                .flatMap(name -> Optional.ofNullable(ofPackage.get(name)).stream())
                .min((one, other) -> one.place().compareTo(other.place()));
    }

    private void read(GoPackage own, GoFile file) {
        List<String> paths = file.imports().stream()
                .map(imported -> imported.path())
                .filter(wanted::containsKey)
                .distinct()
                .toList();
        Path path = own.directory().resolve(file.name());
        if (paths.isEmpty() || !read.add(path)) {
            return;
        }
        GoText text = new GoText(tree.nameOf(path), tree.read(path));
        if (paths.stream()
                .flatMap(used -> Objects.requireNonNull(wanted.get(used)).stream())
                .anyMatch(text::holds)) {
            scan(GoParser.parse(text), new ImportedNames(file, unknown -> ""), paths, own.place(tree, file, 0));
        }
    }

    private void scan(GoSyntax syntax, ImportedNames imported, List<String> paths, Place file) {
        for (GoExpression use : syntax.uses()) {
            if (GoSyntax.named(use) instanceof Selector selector && selector.of() instanceof Name qualifier) {
                imported.pathOf(qualifier)
                        .filter(paths::contains)
                        .ifPresent(path -> add(
                                path,
                                selector.name(),
                                qualifier.text() + "." + selector.name(),
                                file,
                                selector.line()));
            }
        }
        List<String> unqualified =
                imported.unqualified().stream().filter(paths::contains).toList();
        for (Name name : syntax.bare()) {
            unqualified.forEach(path -> add(path, name.text(), name.text(), file, name.line()));
        }
    }

    private void add(String path, String name, String written, Place file, int line) {
        if (Objects.requireNonNull(wanted.get(path)).contains(name)) {
            found.computeIfAbsent(path, absent -> new HashMap<>())
                    .putIfAbsent(name, new NameUse(written, file.line(line)));
        }
    }
}
