package io.github.goimage.processor.golang.names;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoText;
import io.github.goimage.processor.golang.source.Place;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoParser;
import io.github.goimage.processor.golang.syntax.GoSyntax;
import io.github.goimage.processor.golang.values.ImportedNames;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds what is undefined since the file that declares it imports {@code "C"}: a selector of the package, or in the
 * package itself a call of what no function around it declares.
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
                        .filter(file -> file.imports().stream()
                                .anyMatch(imported -> imported.path().equals(found.path())))
                        .flatMap(file -> selected(user, file, found, declared)));
        return Stream.concat(called, selected).findFirst();
    }

    /** Returns the package-level names of some files of a package; methods belong to their types. */
    private Map<String, Place> declared(GoPackage found, List<GoFile> files) {
        Map<String, Place> declared = new TreeMap<>();
        for (GoFile file : files) {
            GoSyntax syntax = syntax(found, file);
            syntax.variables().forEach(one -> declared.putIfAbsent(one.name(), place(found, file, one.line())));
            syntax.types().forEach(one -> declared.putIfAbsent(one.name(), place(found, file, one.line())));
            syntax.functions().stream()
                    .filter(function -> function.receiver().isEmpty())
                    .forEach(one -> declared.putIfAbsent(one.name(), place(found, file, one.line())));
        }
        return declared;
    }

    private Stream<CgoOnlyName> called(GoPackage found, GoFile file, Map<String, Place> declared) {
        return syntax(found, file).uses().stream()
                .flatMap(use -> use instanceof Call call && call.function() instanceof Name name
                        ? Stream.of(name)
                        : Stream.empty())
                .filter(name -> name.local().isEmpty() && declared.containsKey(name.text()))
                .map(name -> use(name.text(), place(found, file, name.line()), declared));
    }

    private Stream<CgoOnlyName> selected(GoPackage user, GoFile file, GoPackage found, Map<String, Place> declared) {
        ImportedNames imports = new ImportedNames(file, path -> path.equals(found.path()) ? found.name() : "");
        return syntax(user, file).uses().stream()
                .flatMap(use -> GoSyntax.named(use) instanceof Selector selector ? Stream.of(selector) : Stream.empty())
                .filter(selector -> declared.containsKey(selector.name()))
                .filter(selector -> imports.pathOf(selector.of())
                        .filter(found.path()::equals)
                        .isPresent())
                .map(selector -> use(selector.name(), place(user, file, selector.line()), declared));
    }

    private static CgoOnlyName use(String name, Place place, Map<String, Place> declared) {
        return new CgoOnlyName(name, place, Objects.requireNonNull(declared.get(name)));
    }

    private Place place(GoPackage found, GoFile file, int line) {
        return found.place(tree, file, line);
    }

    private GoSyntax syntax(GoPackage found, GoFile file) {
        return GoParser.parse(new GoText(
                place(found, file, 0).at().file(), tree.read(found.directory().resolve(file.name()))));
    }
}
