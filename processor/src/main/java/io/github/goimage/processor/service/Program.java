package io.github.goimage.processor.service;

import io.github.goimage.processor.gomod.Facts;
import io.github.goimage.processor.gomod.ImportGraph;
import io.github.goimage.processor.gomod.OutsideImport;
import io.github.goimage.processor.gomod.ReachedModule;
import java.util.List;

/**
 * What is known of the code that a main package compiles.
 *
 * @param graph the packages
 * @param facts what their source does
 * @param knownModules modules that are not on disk and known by name
 * @param source what of the build context is built
 * @param secrets files with credentials among the sources, from the context
 */
public record Program(
        ImportGraph graph, Facts facts, List<ReachedModule> knownModules, SourcePlan source, List<String> secrets) {

    /** Imports of modules that are neither on disk nor known by name: what they need, nobody can say. */
    public List<OutsideImport> unknownModules() {
        return graph.modules().stream()
                .filter(imported ->
                        knownModules.stream().noneMatch(known -> known.module().holds(imported.path())))
                .toList();
    }
}
