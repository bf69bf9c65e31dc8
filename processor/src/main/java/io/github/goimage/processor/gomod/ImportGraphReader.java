package io.github.goimage.processor.gomod;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Follows the imports of a main package, one distance from it after the other; good for one graph. */
final class ImportGraphReader {
    private record Loaded(Optional<GoPackage> read, Optional<GoFileException> failure) {}

    private final SourceTree tree;
    private final ImportResolver resolver;
    private final PackageReader reader;
    private final BuildTarget target;
    private final Map<String, GoPackage> packages = new TreeMap<>();
    private final Map<String, Optional<PackagePlace>> places = new ConcurrentHashMap<>();

    ImportGraphReader(SourceTree tree, ImportResolver resolver, GoHeads heads, BuildTarget target) {
        this.tree = tree;
        this.resolver = resolver;
        this.reader = new PackageReader(tree, heads, target);
        this.target = target;
    }

    ImportGraph read(PackagePlace main) {
        List<PackagePlace> unread = List.of(main);
        while (!unread.isEmpty()) {
            unread = importsOf(readAll(unread));
        }
        List<GoPackage> own = packages.values().stream()
                .filter(found -> found.origin().isOwn())
                .toList();
        List<GoPackage> vendored = packages.values().stream()
                .filter(found -> !found.origin().isOwn())
                .toList();
        List<OutsideImport> outside = outsideImports(own, vendored);
        return new ImportGraph(
                target,
                Objects.requireNonNull(packages.get(main.path()), "read first"),
                own,
                vendored,
                select(outside, OutsideImport.Kind.MODULE),
                select(outside, OutsideImport.Kind.MISSING),
                select(outside, OutsideImport.Kind.STANDARD),
                tree.isFile(main.directory().resolve("default.pgo")));
    }

    private List<OutsideImport> select(List<OutsideImport> imports, OutsideImport.Kind kind) {
        return imports.stream()
                .filter(imported -> resolver.kindOf(imported.path()) == kind)
                .toList();
    }

    /** Of several failures always the same one is reported, whichever thread met its own first. */
    private List<GoPackage> readAll(List<PackagePlace> unread) {
        List<Loaded> loaded = unread.parallelStream().map(this::load).toList();
        loaded.stream()
                .flatMap(one -> one.failure().stream())
                .min(Comparator.comparing(GoFileException::getMessage))
                .ifPresent(failure -> {
                    throw failure;
                });
        List<GoPackage> read =
                loaded.stream().flatMap(one -> one.read().stream()).toList();
        read.forEach(found -> packages.put(found.path(), found));
        return read;
    }

    private Loaded load(PackagePlace place) {
        try {
            GoPackage read = reader.read(place);
            for (GoFile file : read.compiledFiles()) {
                file.imports().forEach(imported -> places.computeIfAbsent(imported.path(), this::find));
            }
            return new Loaded(Optional.of(read), Optional.empty());
        } catch (GoFileException e) {
            return new Loaded(Optional.empty(), Optional.of(e));
        }
    }

    private Optional<PackagePlace> place(String path) {
        return Objects.requireNonNull(places.get(path), "looked for as its importer was read");
    }

    private Optional<PackagePlace> find(String path) {
        return path.equals("C") ? Optional.empty() : resolver.find(path);
    }

    private List<PackagePlace> importsOf(List<GoPackage> read) {
        return read.stream()
                .flatMap(found -> found.compiledFiles().stream())
                .flatMap(file -> file.imports().stream())
                .map(GoImport::path)
                .distinct()
                .filter(path -> !packages.containsKey(path))
                .flatMap(path -> place(path).stream())
                .toList();
    }

    private List<OutsideImport> outsideImports(List<GoPackage> own, List<GoPackage> vendored) {
        Map<String, OutsideImport> first = new TreeMap<>();
        List<GoPackage> ordered = new ArrayList<>(own);
        ordered.addAll(vendored);
        for (GoPackage importer : ordered) {
            for (GoFile file : importer.compiledFiles()) {
                addOutside(importer, file, first);
            }
        }
        return List.copyOf(first.values());
    }

    private void addOutside(GoPackage importer, GoFile file, Map<String, OutsideImport> first) {
        for (GoImport imported : file.imports()) {
            String path = imported.path();
            if (!path.equals("C") && place(path).isEmpty()) {
                first.computeIfAbsent(path, added -> outside(importer, file, imported));
            }
        }
    }

    private OutsideImport outside(GoPackage importer, GoFile file, GoImport imported) {
        String shown = tree.nameOf(importer.directory(), file.name());
        return new OutsideImport(imported.path(), importer.path(), shown, imported.line());
    }
}
