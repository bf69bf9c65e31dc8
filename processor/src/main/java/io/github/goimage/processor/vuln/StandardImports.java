package io.github.goimage.processor.vuln;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the packages of the standard library import, by a table of one release; nobody reads their code here. */
final class StandardImports {
    private static final String TABLE = "standard-imports.tsv";

    private final Map<String, List<String>> imports = new HashMap<>();

    private StandardImports() {}

    /** Reads the table. */
    static StandardImports read() {
        StandardImports read = new StandardImports();
        InputStream table = Objects.requireNonNull(StandardImports.class.getResourceAsStream(TABLE), TABLE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int tab = line.indexOf('\t');
                if (tab > 0) {
                    read.imports.put(
                            line.substring(0, tab),
                            List.of(line.substring(tab + 1).split(" ")));
                }
            });
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what a package imports; nothing if the table does not have it. */
    List<String> of(String path) {
        return imports.getOrDefault(path, List.of());
    }
}
