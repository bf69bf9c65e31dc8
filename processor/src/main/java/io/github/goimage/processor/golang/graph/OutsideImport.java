package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoImport;

/**
 * An import that leaves the team's own code: of the standard library, of a module that has to be downloaded or is
 * vendored, or of nothing that is known.
 *
 * @param path the import path
 * @param importer import path of one package that imports it, the team's own if there is one
 * @param file with the import, as shown to the user
 */
public record OutsideImport(String path, String importer, String file, int line) {
    /** Returns an import of a package's file. */
    public static OutsideImport of(SourceTree tree, GoPackage importer, GoFile file, GoImport imported) {
        String shown = tree.nameOf(importer.directory(), file.name());
        return new OutsideImport(imported.path(), importer.path(), shown, imported.line());
    }

    /** Where an import that leaves the tree leads to. */
    enum Kind {
        STANDARD,
        MODULE,
        MISSING,
    }
}
