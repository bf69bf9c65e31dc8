package io.github.goimage.processor.service;

import io.github.goimage.processor.golang.graph.Embed;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportGraph;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that the go command puts into the binary. What vendored packages embed is public, and not among them. */
final class EmbeddedFiles {
    private EmbeddedFiles() {}

    /** Returns each file once with the first pattern that embeds it, whatever the number of platforms. */
    static Map<Path, Embed> of(List<ImportGraph> graphs) {
        Map<Path, Embed> embedded = new LinkedHashMap<>();
        for (ImportGraph graph : graphs) {
            for (GoPackage found : graph.packages()) {
                for (Embed embed : found.embeds()) {
                    embed.files()
                            .forEach(file ->
                                    embedded.putIfAbsent(found.directory().resolve(file), embed));
                }
            }
        }
        return embedded;
    }
}
