package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.graph.ImportResolver;
import io.github.goimage.processor.golang.graph.OutsideImport;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoImport;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds which modules of the table a graph's imports reach, downloaded or vendored. */
public final class ModuleReach {
    private final SourceTree tree;
    private final Map<KnownModule, OutsideImport> reached = new TreeMap<>(Comparator.comparing(KnownModule::path));

    private ModuleReach(SourceTree tree) {
        this.tree = tree;
    }

    /**
     * Returns what the team's own packages import from modules that are in no row of the table, downloaded or vendored.
     */
    public static List<String> unknown(ImportGraph graph) {
        List<String> own = graph.packages().stream().map(GoPackage::path).toList();
        return graph.packages().stream()
                .flatMap(importer -> importer.compiledFiles().stream())
                .flatMap(file -> file.imports().stream())
                .map(GoImport::path)
                .filter(path -> !path.equals("C") && !ImportResolver.isStandard(path) && !own.contains(path))
                .filter(path -> KnownModules.of(path).isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Returns the known modules that have an effect, by path, each with the first import, the team's own packages
     * before vendored ones.
     */
    public static List<ReachedModule> find(SourceTree tree, ImportGraph graph) {
        ModuleReach reach = new ModuleReach(tree);
        graph.all().forEach(reach::visit);
        return reach.reached.entrySet().stream()
                .map(entry -> new ReachedModule(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void visit(GoPackage importer) {
        for (GoFile file : importer.compiledFiles()) {
            for (GoImport imported : file.imports()) {
                Optional<KnownModule> module = ImportResolver.isStandard(imported.path())
                        ? Optional.empty()
                        : KnownModules.of(imported.path());
                module.filter(known -> !known.effects().isEmpty() && !known.holds(importer.path()))
                        .ifPresent(known -> reached.computeIfAbsent(
                                known, first -> OutsideImport.of(tree, importer, file, imported)));
            }
        }
    }
}
