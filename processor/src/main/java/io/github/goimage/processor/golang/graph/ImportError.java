package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceLine;

/**
 * An import of an existing package that the go command rejects.
 *
 * @param path the import path
 * @param importer the import path of the package that imports it
 * @param at the line of the import
 */
public record ImportError(String path, String importer, SourceLine at, Reason reason) {
    /** Why it is rejected. */
    public enum Reason {
        /** It is a package main. */
        PROGRAM,
        /**
         * It lies below a directory {@code internal} of code to which the importer does not belong (Go command,
         * "Internal Directories").
         */
        INTERNAL,
        /** It imports the importer, directly or indirectly (Go specification, "Import declarations"). */
        CYCLE
    }
}
