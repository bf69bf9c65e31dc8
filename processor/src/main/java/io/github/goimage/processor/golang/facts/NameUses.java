package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoTokens;
import io.github.goimage.processor.golang.source.Place;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
        byte[] source = tree.read(path);
        String text = new String(source, StandardCharsets.ISO_8859_1);
        ImportedNames imported = new ImportedNames(file);
        Place place = own.place(tree, file, 0);
        for (String importPath : paths) {
            List<String> names =
                    wanted.get(importPath).stream().filter(text::contains).toList();
            if (!names.isEmpty()) {
                scan(GoTokens.scan(place.file(), source), imported, importPath, names, place);
            }
        }
    }

    private void scan(GoTokens tokens, ImportedNames imported, String importPath, List<String> names, Place file) {
        List<String> packages = imported.of(importPath);
        boolean unqualified = imported.unqualified().anyMatch(importPath::equals);
        ShadowedNames shadowed = new ShadowedNames(tokens, packages);
        for (int at = 0; at < tokens.size(); at++) {
            shadowed.advance(at);
            if (!tokens.isWord(at) || tokens.is(at - 1, ".")) {
                continue;
            }
            Optional<String> qualifier = tokens.is(at + 1, ".")
                    ? tokens.firstOf(at, packages).filter(name -> !shadowed.contains(name))
                    : Optional.of("").filter(none -> unqualified);
            if (qualifier.isPresent()) {
                String before = qualifier.get().isEmpty() ? "" : qualifier.get() + ".";
                Place place = new Place(file.importPath(), file.file(), tokens.line(at));
                tokens.firstOf(before.isEmpty() ? at : at + 2, names)
                        .ifPresent(name -> found.computeIfAbsent(importPath, absent -> new HashMap<>())
                                .putIfAbsent(name, new NameUse(before + name, place)));
            }
        }
    }
}
