package io.github.goimage.processor.base;

import io.github.goimage.processor.table.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tags that name another release from time to time: {@code latest}, and the rows of {@code moving-tags.tsv}. */
public final class MovingTags {
    private static final String LATEST = "latest";
    private static final Set<List<String>> ROWS = new HashSet<>(Table.read("moving-tags.tsv"));

    private MovingTags() {}

    /**
     * Returns the moving part of an image's tag, {@code "sid"} of {@code debian:sid-slim}. A tag with a digit behind
     * that part is fixed: {@code debian:sid-20260202}.
     */
    public static Optional<String> in(ImageReference image) {
        String tag = image.tag();
        String name = image.repository().substring(image.repository().lastIndexOf('/') + 1);
        for (int end = tag.length(); end > 0; end = tag.lastIndexOf('-', end - 1)) {
            String part = tag.substring(0, end);
            boolean moves = part.equals(LATEST) || (image.isOfficial() && ROWS.contains(List.of(name, part)));
            if (moves && tag.chars().skip(end).noneMatch(Character::isDigit)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
