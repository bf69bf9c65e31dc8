package io.github.goimage.processor.service;

import io.github.goimage.processor.copied.CredentialFiles;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.graph.Embed;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file with credentials that the go command puts into the binary.
 *
 * @param file relative to the build context, with {@code /}
 * @param what says what it is, as a predicate: {@code holds a private key in line 3}
 * @param embed the first pattern that embeds it
 */
public record EmbeddedSecret(String file, String what, Embed embed) {
    static List<EmbeddedSecret> find(SourceTree tree, List<ImportGraph> graphs, Path context) {
        CredentialFiles credentials = new CredentialFiles(tree);
        List<EmbeddedSecret> found = new ArrayList<>();
        EmbeddedFiles.of(graphs)
                .forEach((file, embed) -> credentials
                        .inImage(file)
                        .ifPresent(what -> found.add(new EmbeddedSecret(Project.slashed(context, file), what, embed))));
        return List.copyOf(found);
    }
}
