package io.github.goimage.processor.vuln;

import io.github.goimage.processor.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the packages of the standard library import, by a table of one release; its code is not read here. */
final class StandardImports {
    /** For a program whose standard library is not judged. */
    static final StandardImports NONE = new StandardImports(Map.of());

    private final Map<String, List<String>> imports;

    private StandardImports(Map<String, List<String>> imports) {
        this.imports = imports;
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
