package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.modfile.GoMod;
import java.nio.file.Path;

/**
 * A module on disk.
 *
 * @param directory that holds go.mod, symbolic links not resolved
 * @param hasSum whether there is a go.sum beside it
 */
public record GoModule(Path directory, GoMod mod, boolean hasSum) {
    /** Reads the module of a directory. */
    static GoModule read(SourceTree tree, Path directory) {
        return new GoModule(
                directory, GoMod.read(tree, directory.resolve("go.mod")), tree.isFile(directory.resolve("go.sum")));
    }

    /** Returns the import path of a directory of this module. */
    public String importPathOf(Path packageDirectory) {
        String below = directory.relativize(packageDirectory).toString().replace('\\', '/');
        return below.isEmpty() ? mod.modulePath() : mod.modulePath() + "/" + below;
    }
}
