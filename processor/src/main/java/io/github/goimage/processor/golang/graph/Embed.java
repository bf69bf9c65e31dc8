package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceLine;
import java.util.List;
import java.util.Optional;

/**
 * A pattern of a {@code //go:embed} line and what it embeds.
 *
 * @param at the line
 * @param files relative to the package's directory, with {@code /}, sorted; none if there is a problem
 * @param problem why the go command rejects the pattern, in its own words
 */
public record Embed(String pattern, SourceLine at, List<String> files, Optional<String> problem) {}
