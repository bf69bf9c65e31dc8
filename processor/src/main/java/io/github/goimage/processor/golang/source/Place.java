package io.github.goimage.processor.golang.source;

import java.util.Comparator;

/**
 * Where a fact was found.
 *
 * @param importPath of the package
 * @param file as shown to the user
 */
public record Place(String importPath, String file, int line) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::importPath).thenComparing(Place::file).thenComparingInt(Place::line);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
