package io.github.goimage.processor.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Objects;
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
    private static final String RESOURCE = "checkers.tsv";

    /** All of them, by the other checker's rule. Some of these rules are covered all the same, where an annotation could do it. */
    public static final SortedMap<String, Uncovered> ALL = Collections.unmodifiableSortedMap(read());

    private static SortedMap<String, Uncovered> read() {
        SortedMap<String, Uncovered> all = new TreeMap<>();
        text().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] fields = line.split("\t", -1);
            if (fields.length != 3 || all.put(fields[0], new Uncovered(outcome(fields[1]), fields[2])) != null) {
                throw new IllegalStateException(RESOURCE + ": " + line);
            }
        });
        return all;
    }

    private static String outcome(String kind) {
        return switch (kind) {
            case "moot" -> "cannot be written";
            case "outside" -> "cannot be expressed";
            default -> throw new IllegalStateException(RESOURCE + ": " + kind);
        };
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(Uncovered.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
