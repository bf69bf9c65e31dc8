package io.github.goimage.processor.rules;

import io.github.goimage.processor.table.Table;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Why a rule of another checker needs no rule of goimage, for {@code docs/checkers.md}.
 *
 * @param outcome {@code "cannot be written"} if no generated Dockerfile can contain what the rule rejects,
 *     {@code "cannot be expressed"} if no Dockerfile can say it
 * @param reason why, in words without a full stop
 */
record Uncovered(String outcome, String reason) {
    /**
     * All of them, by the other checker's rule. Rules of goimage also cover some of these, if an annotation could
     * violate them.
     */
    static final SortedMap<String, Uncovered> ALL = Collections.unmodifiableSortedMap(rows());

    private static final String PARTLY = "partly ";

    /** Returns the other checkers' rules of which rules of goimage cover the rest. */
    static Set<String> partly() {
        Set<String> partly = new TreeSet<>();
        for (List<String> row : Table.read("checkers.tsv")) {
            if (row.get(1).startsWith(PARTLY)) {
                partly.add(row.get(0));
            }
        }
        return partly;
    }

    private static SortedMap<String, Uncovered> rows() {
        SortedMap<String, Uncovered> rows = new TreeMap<>();
        for (List<String> row : Table.read("checkers.tsv")) {
            rows.put(row.get(0), new Uncovered(outcome(row.get(1)), row.get(2)));
        }
        return rows;
    }

    private static String outcome(String kind) {
        return switch (kind.replaceFirst("^" + PARTLY, "")) {
            case "moot" -> "cannot be written";
            case "outside" -> "cannot be expressed";
            default -> throw new IllegalStateException("checkers.tsv: " + kind);
        };
    }
}
