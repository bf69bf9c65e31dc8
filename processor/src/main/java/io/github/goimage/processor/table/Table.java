package io.github.goimage.processor.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads the tables beside this class. A table begins with lines of {@code #}: what it holds, its source and the day on
 * which that was looked up, and last the names of its columns; then a row a line, with tabs between the fields.
 */
public final class Table {
    private Table() {}

    /**
     * Returns the rows of a table, in the order of the file.
     *
     * @param name of the file, {@code "modules.tsv"}
     * @return of each row its fields, as many as the table has columns
     * @throws IllegalStateException if a row has more or fewer
     */
    public static List<List<String>> read(String name) {
        List<List<String>> rows = new ArrayList<>();
        int columns = 0;
        for (String line : text(name).split("\n")) {
            List<String> fields = List.of(line.split("\t", -1));
            if (line.startsWith("#")) {
                columns = fields.size();
            } else if (fields.size() == columns) {
                rows.add(fields);
            } else {
                throw new IllegalStateException(name + ": " + line);
            }
        }
        return rows;
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
