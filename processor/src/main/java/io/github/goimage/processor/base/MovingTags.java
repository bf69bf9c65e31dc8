package io.github.goimage.processor.base;

import io.github.goimage.processor.table.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tags that name another release from time to time: {@code latest}, the rows of {@code moving-tags.tsv}, and those of
 * golang that begin with no release of Go, such as {@code golang:trixie}.
 */
public final class MovingTags {
    private static final String LATEST = "latest";
    private static final Pattern GO_RELEASE = Pattern.compile("1\\.[0-9].*");
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
            if (moves) {
                return Optional.of(part)
                        .filter(found -> tag.chars().skip(found.length()).noneMatch(Character::isDigit));
            }
        }
        return image.isOfficial()
                        && name.equals("golang")
                        && !tag.isEmpty()
                        && !GO_RELEASE.matcher(tag).matches()
                ? Optional.of(tag.split("-", 2)[0])
                : Optional.empty();
    }
}
