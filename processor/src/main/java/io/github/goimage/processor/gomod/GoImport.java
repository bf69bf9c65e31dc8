package io.github.goimage.processor.gomod;

/**
 * An import declaration's one line.
 *
 * @param name the local name, {@code _} or {@code .}; empty where the package's own name counts
 */
public record GoImport(String name, String path, int line) {}
