package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.graph.ImportError.Reason;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoImport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what own packages import although the go command rejects it; create an instance for each graph. */
public final class ImportErrors {
    private static final String INTERNAL = "/internal/";

    private final SourceTree tree;
    private final Map<String, GoPackage> packages;
    private final Set<String> standard;
    private final List<ImportError> refused = new ArrayList<>();

    /** The imports of own packages among themselves, each once. */
    private final SortedMap<String, SortedMap<String, ImportError>> own = new TreeMap<>();

    private ImportErrors(SourceTree tree, ImportGraph graph) {
        this.tree = tree;
        this.packages = graph.all().collect(Collectors.toMap(GoPackage::path, Function.identity()));
        this.standard = graph.standard().stream().map(OutsideImport::path).collect(Collectors.toSet());
        graph.packages().forEach(this::visit);
    }

    /**
     * Returns the imports in the order of the importers and their files; of import cycles only one, as the go command
     * reports them.
     */
    public static List<ImportError> find(SourceTree tree, ImportGraph graph) {
        ImportErrors imports = new ImportErrors(tree, graph);
        imports.cycle().ifPresent(imports.refused::add);
        return List.copyOf(imports.refused);
    }

    private void visit(GoPackage importer) {
        for (GoFile file : importer.compiledFiles()) {
            for (GoImport imported : file.imports()) {
                String path = imported.path();
                SourceLine at = importer.place(tree, file, imported.line()).at();
                Function<Reason, ImportError> because = reason -> new ImportError(path, importer.path(), at, reason);
                Optional<GoPackage> found = Optional.ofNullable(packages.get(path));
                if (isInternalToOthers(importer.path(), path)) {
                    refused.add(because.apply(Reason.INTERNAL));
                } else if (found.filter(program -> program.name().equals("main"))
                        .isPresent()) {
                    refused.add(because.apply(Reason.PROGRAM));
                } else if (found.filter(other -> other.origin().isOwn()).isPresent()) {
                    own.computeIfAbsent(importer.path(), absent -> new TreeMap<>())
                            .putIfAbsent(path, because.apply(Reason.CYCLE));
                }
            }
        }
    }

    private boolean isInternalToOthers(String importer, String path) {
        int at = ("/" + path + "/").lastIndexOf(INTERNAL);
        if (at <= 0) {
            return at == 0 && standard.contains(path);
        }
        return !ImportResolver.isWithin(importer, path.substring(0, at - 1));
    }

    /**
     * Returns the import that closes a cycle: following the imports of endless packages must lead back to one of them.
     */
    private Optional<ImportError> cycle() {
        Set<String> endless = endless();
        if (endless.isEmpty()) {
            return Optional.empty();
        }
        Set<String> way = new LinkedHashSet<>();
        String at = endless.iterator().next();
        ImportError last = null;
        while (way.add(at)) {
            last = Objects.requireNonNull(own.get(at), "imports something").values().stream()
                    .filter(imported -> endless.contains(imported.path()))
                    .findFirst()
                    .orElseThrow();
            at = last.path();
        }
        return Optional.ofNullable(last);
    }

    /**
     * Returns the packages whose imports never end, sorted: those that remain after repeatedly removing packages
     * without remaining imports.
     */
    private Set<String> endless() {
        Map<String, Integer> left = new TreeMap<>();
        Map<String, List<String>> importers = new HashMap<>();
        Deque<String> ended = new ArrayDeque<>();
        own.forEach((importer, imports) -> {
            left.put(importer, imports.size());
            imports.keySet()
                    .forEach(path -> importers
                            .computeIfAbsent(path, absent -> new ArrayList<>())
                            .add(importer));
        });
        importers.keySet().stream().filter(path -> !own.containsKey(path)).forEach(ended::add);
        while (!ended.isEmpty()) {
            for (String importer : importers.getOrDefault(ended.remove(), List.of())) {
                if (left.merge(importer, -1, Integer::sum) == 0) {
                    left.remove(importer);
                    ended.add(importer);
                }
            }
        }
        return left.keySet();
    }
}
