package io.github.goimage.processor.base;

import io.github.goimage.processor.table.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose images stand for goimage's own choices, the bases and the builders; never for what an annotation names. */
public enum ImageFamily {
    /** Docker's official images and distroless. */
    OFFICIAL,
    /** Docker Hardened Images, which a login to dhi.io may pull. */
    HARDENED,
    /** Chainguard's free images, of which each has the tag latest alone. */
    CHAINGUARD;

    private static final List<List<String>> ROWS = Table.read("families.tsv");

    /** What a base is for, and what a builder is for: they may need another variant. */
    private enum Use {
        BASE,
        BUILDER
    }

    /** Returns how it is written, {@code "hardened"}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what a word stands for. */
    public static Optional<ImageFamily> of(String word) {
        return Stream.of(values()).filter(family -> family.word().equals(word)).findFirst();
    }

    /** Returns the family's image in place of goimage's own base; the same if it has none. */
    public String base(String official) {
        return image(Use.BASE, official);
    }

    /** Returns the family's image in place of goimage's own builder; the same if it has none. */
    public String builder(String official) {
        return image(Use.BUILDER, official);
    }

    private String image(Use use, String official) {
        return ROWS.stream()
                .filter(row -> row.get(0).equals(word())
                        && row.get(1).equals(use.name().toLowerCase(Locale.ROOT)))
                .flatMap(row -> replaced(row.get(2), row.get(3), official).stream())
                .findFirst()
                .orElse(official);
    }

    /** Returns a reference in which an asterisk stands for the Go release. */
    private static Optional<String> replaced(String pattern, String reference, String official) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(official) ? Optional.of(reference) : Optional.empty();
        }
        String before = pattern.substring(0, star);
        String after = pattern.substring(star + 1);
        return official.startsWith(before) && official.endsWith(after)
                ? Optional.of(
                        reference.replace("*", official.substring(before.length(), official.length() - after.length())))
                : Optional.empty();
    }
}
