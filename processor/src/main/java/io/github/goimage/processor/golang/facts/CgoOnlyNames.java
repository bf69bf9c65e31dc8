package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.source.DeclarationParser;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoTokens;
import io.github.goimage.processor.golang.source.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds names that are undefined because the file that declares them imports {@code "C"}. It reports only what is
 * certain: a selector of the package, or, in the package itself, a call of a name that the calling file uses in no
 * other way.
 */
public final class CgoOnlyNames {
    /** Built-in functions, which a call means if the package has no function of that name. */
    private static final List<String> BUILT_IN = List.of(
            "append", "cap", "clear", "close", "complex", "copy", "delete", "imag", "len", "make", "max", "min", "new",
            "panic", "print", "println", "real", "recover");

    private final SourceTree tree;
    private final ImportGraph graph;

    private CgoOnlyNames(SourceTree tree, ImportGraph graph) {
        this.tree = tree;
        this.graph = graph;
    }

    /** Returns one name of each of the team's own packages that lacks some, in the order of their paths. */
    public static List<CgoOnlyName> find(SourceTree tree, ImportGraph graph) {
        CgoOnlyNames names = new CgoOnlyNames(tree, graph);
        return graph.packages().stream()
                .filter(found ->
                        !found.withoutCgo().isEmpty() && !found.goFiles().isEmpty())
                .flatMap(found -> names.find(found).stream())
                .toList();
    }

    private Optional<CgoOnlyName> find(GoPackage found) {
        Map<String, Place> declared = declared(found, found.withoutCgo());
        declared.keySet().removeAll(declared(found, found.goFiles()).keySet());
        BUILT_IN.forEach(declared::remove);
        Stream<CgoOnlyName> called = found.goFiles().stream().flatMap(file -> called(found, file, declared));
        Stream<CgoOnlyName> selected = graph.packages().stream()
                .flatMap(user -> user.goFiles().stream()
                        .flatMap(file -> file.imports().stream()
                                .filter(imported -> imported.path().equals(found.path()))
                                .map(imported -> imported.name().isEmpty() ? found.name() : imported.name())
                                .flatMap(name -> selected(user, file, name, declared))));
        return Stream.concat(called, selected).findFirst();
    }

    /** Returns the package-level names of some files of a package; methods belong to their types. */
    private Map<String, Place> declared(GoPackage found, List<GoFile> files) {
        Map<String, Place> declared = new TreeMap<>();
        for (GoFile file : files) {
            GoTokens tokens = tokens(found, file);
            DeclarationParser.parse(tokens, found.place(tree, file, 0))
                    .forEach(one -> declared.putIfAbsent(one.name(), one.place()));
            for (int at = 0; at < tokens.size(); at++) {
                if (tokens.isOpening(at)) {
                    at = tokens.behindClosing(at) - 1;
                } else if ((tokens.is(at, "func") || tokens.is(at, "type")) && tokens.isWord(at + 1)) {
                    declared.putIfAbsent(tokens.text(at + 1), found.place(tree, file, tokens.line(at)));
                }
            }
        }
        return declared;
    }

    private Stream<CgoOnlyName> called(GoPackage found, GoFile file, Map<String, Place> declared) {
        GoTokens tokens = tokens(found, file);
        List<CgoOnlyName> called = new ArrayList<>();
        Set<String> uncertain = new HashSet<>();
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.is(at, "interface") && tokens.is(at + 1, "{")) {
                at = tokens.behindClosing(at + 1) - 1;
            } else if (tokens.isWord(at) && !tokens.is(at - 1, ".") && declared.containsKey(tokens.text(at))) {
                String name = tokens.text(at);
                Place place = Objects.requireNonNull(declared.get(name));
                if (tokens.is(at + 1, "(") && !tokens.is(at - 1, ")") && !tokens.is(at - 1, "func")) {
                    called.add(new CgoOnlyName(name, found.place(tree, file, tokens.line(at)), place));
                } else {
                    uncertain.add(name);
                }
            }
        }
        return called.stream().filter(use -> !uncertain.contains(use.name()));
    }

    private Stream<CgoOnlyName> selected(GoPackage user, GoFile file, String packageName, Map<String, Place> declared) {
        GoTokens tokens = tokens(user, file);
        ShadowedNames shadowed = new ShadowedNames(tokens, List.of(packageName));
        List<CgoOnlyName> selected = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            shadowed.advance(at);
            boolean selector = tokens.is(at, packageName) && tokens.is(at + 1, ".") && !tokens.is(at - 1, ".");
            String name = selector ? tokens.text(at + 2) : "";
            if (declared.containsKey(name) && !shadowed.contains(packageName)) {
                selected.add(new CgoOnlyName(name, user.place(tree, file, tokens.line(at)), declared.get(name)));
            }
        }
        return selected.stream();
    }

    private GoTokens tokens(GoPackage found, GoFile file) {
        return GoTokens.scan(
                found.place(tree, file, 0).file(), tree.read(found.directory().resolve(file.name())));
    }
}
