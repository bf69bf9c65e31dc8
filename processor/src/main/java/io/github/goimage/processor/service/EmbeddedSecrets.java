package io.github.goimage.processor.service;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.graph.Embed;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.secret.SecretContent;
import io.github.goimage.processor.secret.SensitiveFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds embedded files with credentials, by their names or by their content. What vendored packages embed is public.
 */
final class EmbeddedSecrets {
    /** What a file is whose name is that of credentials, as a predicate. */
    static final String BY_NAME = "looks like a file with credentials";

    private final SourceTree tree;

    private EmbeddedSecrets(SourceTree tree) {
        this.tree = tree;
    }

    /** Returns each file once, whatever the number of patterns and platforms that embed it. */
    static List<EmbeddedSecret> find(SourceTree tree, List<ImportGraph> graphs, Path context) {
        EmbeddedSecrets secrets = new EmbeddedSecrets(tree);
        return embedded(graphs).entrySet().stream()
                .flatMap(entry -> secrets
                        .what(entry.getKey())
                        .map(what ->
                                new EmbeddedSecret(Project.slashed(context, entry.getKey()), what, entry.getValue()))
                        .stream())
                .toList();
    }

    static Map<Path, Embed> embedded(List<ImportGraph> graphs) {
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

    private Optional<String> what(Path file) {
        String name = file.getFileName().toString();
        if (SensitiveFiles.isSecret(name)) {
            return Optional.of(BY_NAME);
        }
        return content(file);
    }

    private Optional<String> content(Path file) {
        try {
            String name = file.getFileName().toString();
            byte[] start = tree.head(file, SecretContent.START);
            if (!SecretContent.mayBeIn(start)) {
                return Optional.empty();
            }
            byte[] content = start.length < SecretContent.START ? start : tree.head(file, SecretContent.length(name));
            return SecretContent.find(name, content).map(found -> "holds " + found);
        } catch (UnusableFileException unreadable) {
            return Optional.empty();
        }
    }
}
