package io.github.goimage.processor.golang.graph;

import java.util.List;
import java.util.Optional;

/**
 * A pattern of a {@code //go:embed} line and what it embeds.
 *
 * @param file that holds the line, as shown to the user
 * @param files relative to the package's directory, with {@code /}, sorted; none if there is a problem
 * @param problem why the go command rejects the pattern, in its own words
 */
public record Embed(String pattern, String file, int line, List<String> files, Optional<String> problem) {}
