package io.github.goimage.processor.rule;

import io.github.goimage.processor.table.Table;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Why a rule of another checker needs none of goimage's: {@code docs/checkers.md} has the reason, {@code image.json} the outcome.
 *
 * @param outcome {@code "cannot be written"} where no generated Dockerfile can hold what the rule rejects, {@code "cannot be
 *     expressed"} where no Dockerfile says it
 * @param reason why, in words without a full stop
 */
public record Uncovered(String outcome, String reason) {
    /** All of them, by the other checker's rule. Some of these rules are covered all the same, where an annotation could do it. */
    public static final SortedMap<String, Uncovered> ALL = Collections.unmodifiableSortedMap(rows());

    private static SortedMap<String, Uncovered> rows() {
        SortedMap<String, Uncovered> rows = new TreeMap<>();
        for (List<String> row : Table.read("checkers.tsv")) {
            rows.put(row.get(0), new Uncovered(outcome(row.get(1)), row.get(2)));
        }
        return rows;
    }

    private static String outcome(String kind) {
        return switch (kind) {
            case "moot" -> "cannot be written";
            case "outside" -> "cannot be expressed";
            default -> throw new IllegalStateException("checkers.tsv: " + kind);
        };
    }
}
