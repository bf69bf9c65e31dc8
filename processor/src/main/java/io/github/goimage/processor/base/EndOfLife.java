package io.github.goimage.processor.base;

import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A release that got no more security fixes when this goimage was released, in November 2026: a row of
 * {@code ends-of-life.tsv}, or a release of Go.
 *
 * @param release its name, {@code "Debian 11"}
 * @param since the day from which on there were no more fixes, {@code "2026-08-31"}, or what happened then
 */
public record EndOfLife(String release, String since) {
    /** The table's rows, by image and number, {@code "debian:11"}, and by suite, {@code "bullseye"}. */
    private static final Map<String, EndOfLife> ROWS = rows();

    private static final String DEBIAN = "-debian";

    private static Map<String, EndOfLife> rows() {
        Map<String, EndOfLife> rows = new HashMap<>();
        for (List<String> row : Table.read("ends-of-life.tsv")) {
            EndOfLife end = new EndOfLife(row.get(3), row.get(4));
            rows.put(row.get(0) + ":" + row.get(1), end);
            rows.put(row.get(2), end);
        }
        return rows;
    }

    /**
     * Returns the release that an image's name says it is of, if it is one of these: of Docker's official images by the
     * words of the tag, of distroless by the repository.
     */
    public static Optional<EndOfLife> of(ImageReference image) {
        String name = image.repository().substring(image.repository().lastIndexOf('/') + 1);
        if (image.name().startsWith("gcr.io/distroless/")) {
            return Optional.ofNullable(numbered("distroless", release(name)));
        }
        if (!image.isOfficial()) {
            return Optional.empty();
        }
        String[] words = image.tag().split("[-_]");
        // "1" is no release: it is the newest.
        Optional<EndOfLife> go = name.equals("golang") && words[0].contains(".")
                ? GoVersion.parse(words[0]).flatMap(EndOfLife::ofGo)
                : Optional.empty();
        EndOfLife end = go.orElseGet(() -> numbered(name, words[0]));
        for (int i = 0; i < words.length && end == null; i++) {
            end = ofWord(words[i]);
        }
        return Optional.ofNullable(end);
    }

    /**
     * Returns whether an image names its release, and is one whose releases are known: Docker's official image of a
     * system, of Go, or of distroless. Of another image, which can be built from anything, nothing is known.
     */
    public static boolean knows(ImageReference image) {
        String name = image.repository().substring(image.repository().lastIndexOf('/') + 1);
        if (image.name().startsWith("gcr.io/distroless/")) {
            return !release(name).isEmpty();
        }
        return image.isScratch()
                || (image.isOfficial()
                        && !image.tag().isEmpty()
                        && (name.equals("golang")
                                || ROWS.keySet().stream().anyMatch(row -> row.startsWith(name + ":"))));
    }

    /** Returns the number of Debian in {@code static-debian12}; empty if there is none. */
    private static String release(String name) {
        int at = name.indexOf(DEBIAN);
        return at < 0 ? "" : name.substring(at + DEBIAN.length());
    }

    /** Returns the row of a word of a tag: a suite, or a system with its number, {@code "alpine3.19"}. */
    private static @Nullable EndOfLife ofWord(String word) {
        int letters = 0;
        while (letters < word.length() && Character.isLetter(word.charAt(letters))) {
            letters++;
        }
        return letters == word.length()
                ? ROWS.get(word)
                : numbered(word.substring(0, letters), word.substring(letters));
    }

    /** Returns the row of a number or of its beginning: {@code 11.7} belongs to {@code 11}. */
    private static @Nullable EndOfLife numbered(String image, String number) {
        String prefix = number;
        EndOfLife end = ROWS.get(image + ":" + prefix);
        while (end == null && prefix.contains(".")) {
            prefix = prefix.substring(0, prefix.lastIndexOf('.'));
            end = ROWS.get(image + ":" + prefix);
        }
        return end;
    }

    /** Returns the end of a release of Go: each is supported until there are two newer ones. */
    public static Optional<EndOfLife> ofGo(GoVersion go) {
        if (go.major() != 1 || go.minor() >= Builder.OLDEST_SUPPORTED_MINOR) {
            return Optional.empty();
        }
        return Optional.of(new EndOfLife("Go 1." + go.minor(), "Go 1." + (go.minor() + 2) + " was released"));
    }
}
