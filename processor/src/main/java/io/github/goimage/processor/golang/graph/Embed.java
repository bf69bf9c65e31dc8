package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.GlobPattern;
import io.github.goimage.processor.files.SourceLine;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A pattern of a {@code //go:embed} line and what it embeds.
 *
 * @param at the line
 * @param files relative to the package's directory, with {@code /}, sorted; none if there is a problem
 * @param problem why the go command rejects the pattern, in its own words
 * @param link a symbolic link that the pattern names or leads to, if the go command rejects the pattern: it embeds none
 */
public record Embed(
        String pattern, SourceLine at, List<String> files, Optional<String> problem, Optional<String> link) {
    private static final Set<String> PLACEHOLDERS =
            Set.of(".empty", ".gitignore", ".gitkeep", ".keep", ".placeholder", "placeholder", "placeholder.txt");

    /** Returns the pattern without {@code all:}. */
    public String path() {
        return pattern.startsWith("all:") ? pattern.substring("all:".length()) : pattern;
    }

    /** Returns the part of the pattern in front of its wildcards. */
    public String fixedPart() {
        return GlobPattern.literal(path());
    }

    /** Returns whether it embeds nothing but files that keep an empty directory in a repository. */
    public boolean isEmptyDirectory() {
        return !files.isEmpty()
                && files.stream()
                        .map(file -> file.substring(file.lastIndexOf('/') + 1))
                        .allMatch(PLACEHOLDERS::contains);
    }
}
