package io.github.goimage.processor.gomod;

/** One pattern of a {@code //go:embed} line, quotes undone (package embed, "Directives"). */
public record EmbedDirective(String pattern, int line) {}
