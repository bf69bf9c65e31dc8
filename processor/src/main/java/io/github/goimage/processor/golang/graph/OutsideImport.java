package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoImport;

/**
 * An import that leaves the team's own code: of the standard library, of a module that has to be downloaded or is
 * vendored, or of nothing that is known.
 *
 * @param path the import path
 * @param at the line of the import, in the team's own code if it is imported there
 */
public record OutsideImport(String path, SourceLine at) {
    /** Returns an import of a package's file. */
    public static OutsideImport of(SourceTree tree, GoPackage importer, GoFile file, GoImport imported) {
        return new OutsideImport(
                imported.path(), importer.place(tree, file, imported.line()).at());
    }

    /** Where an import that leaves the tree leads to. */
    enum Kind {
        STANDARD,
        MODULE,
        MISSING,
    }
}
