package io.github.goimage.processor.service;

import java.util.List;

/**
 * Which main package of a module is built. Packages are written as the go command takes them: {@code .},
 * {@code ./cmd/api}.
 */
public sealed interface MainChoice {
    /** This one. */
    record Chosen(String path) implements MainChoice {}

    /** The named one is not a main package, or the module has none. */
    record None(String problem, List<String> candidates) implements MainChoice {}

    /** None was named, and there are several candidates. */
    record Several(List<String> candidates) implements MainChoice {}
}
