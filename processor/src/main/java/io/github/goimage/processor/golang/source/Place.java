package io.github.goimage.processor.golang.source;

import io.github.goimage.processor.files.SourceLine;
import java.util.Comparator;

/**
 * Where a fact was found.
 *
 * @param importPath of the package
 * @param at the line of its file
 */
public record Place(String importPath, SourceLine at) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::importPath).thenComparing(Place::at);

    /** Returns another line of the same file. */
    public Place line(int number) {
        return new Place(importPath, new SourceLine(at.file(), number));
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
