package io.github.goimage.processor.service;

import io.github.goimage.processor.files.LfsPointer;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.graph.Embed;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An embedded file that Git LFS has not fetched.
 *
 * @param file relative to the context
 * @param embed the first pattern that embeds it
 */
public record EmbeddedPointer(String file, Embed embed) {
    static List<EmbeddedPointer> find(SourceTree tree, List<ImportGraph> graphs, Path context) {
        List<EmbeddedPointer> found = new ArrayList<>();
        EmbeddedFiles.of(graphs).forEach((file, embed) -> {
            if (isPointer(tree, file)) {
                found.add(new EmbeddedPointer(Project.slashed(context, file), embed));
            }
        });
        return List.copyOf(found);
    }

    private static boolean isPointer(SourceTree tree, Path file) {
        try {
            return LfsPointer.isAt(tree, file);
        } catch (UnusableFileException unreadable) {
            return false;
        }
    }
}
