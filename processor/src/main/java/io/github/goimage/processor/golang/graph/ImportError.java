package io.github.goimage.processor.golang.graph;

/**
 * An import of a package that is there and that the go command refuses all the same.
 *
 * @param path the import path
 * @param importer the import path of the package that imports it
 * @param file with the import, as shown to the user
 */
public record ImportError(String path, String importer, String file, int line, Reason reason) {
    /** Why it is refused. */
    public enum Reason {
        /** It is a package main. */
        PROGRAM,
        /** It lies below a directory {@code internal} of code that the importer is no part of (Go command, "Internal Directories"). */
        INTERNAL,
        /** It imports the importer, itself or by others (Go specification, "Import declarations"). */
        CYCLE
    }
}
