package io.github.goimage.processor.files;

import java.util.Comparator;

/**
 * A line of a file, as messages name it: {@code cmd/api/main.go:12}.
 *
 * @param file as shown to the user: relative to the root directory, with {@code /}
 * @param number from 1; 0 if the whole file is meant
 */
public record SourceLine(String file, int number) implements Comparable<SourceLine> {
    private static final Comparator<SourceLine> ORDER =
            Comparator.comparing(SourceLine::file).thenComparingInt(SourceLine::number);

    @Override
    public int compareTo(SourceLine other) {
        return ORDER.compare(this, other);
    }

    /** Returns the file and, if a line of it is meant, its number. */
    @Override
    public String toString() {
        return number > 0 ? file + ":" + number : file;
    }
}
