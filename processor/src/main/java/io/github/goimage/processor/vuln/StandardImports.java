package io.github.goimage.processor.vuln;

import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the packages of the standard library import, by a table of one release without cgo; its code is not read here.
 */
final class StandardImports {
    /** The minor number of the release that the table is of. */
    static final int RELEASE = 26;

    /** For a program of whose standard library only the packages are known that other code imports. */
    static final StandardImports NONE = new StandardImports(Map.of());

    private final Map<String, List<String>> imports;

    private StandardImports(Map<String, List<String>> imports) {
        this.imports = imports;
    }

    /** Returns what is certain of a release: nothing of one that the table is not of, and nothing with cgo. */
    static StandardImports of(GoVersion release, boolean cgo) {
        return release.minor() == RELEASE && !cgo ? read() : NONE;
    }

    /** Reads the table. */
    static StandardImports read() {
        Map<String, List<String>> imports = new HashMap<>();
        for (List<String> row : Table.read("standard-imports.tsv")) {
            imports.put(row.get(0), List.of(row.get(1).split(" ")));
        }
        return new StandardImports(imports);
    }

    /** Returns what a package imports; nothing if the table does not have it. */
    List<String> of(String path) {
        return imports.getOrDefault(path, List.of());
    }
}
