package io.github.goimage.processor.vuln;

import io.github.goimage.processor.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the packages of the standard library import, by a table of one release; its code is not read here. */
final class StandardImports {
    private final Map<String, List<String>> imports = new HashMap<>();

    /** Reads the table. */
    StandardImports() {
        for (List<String> row : Table.read("standard-imports.tsv")) {
            imports.put(row.get(0), List.of(row.get(1).split(" ")));
        }
    }

    /** Returns what a package imports; nothing if the table does not have it. */
    List<String> of(String path) {
        return imports.getOrDefault(path, List.of());
    }
}
