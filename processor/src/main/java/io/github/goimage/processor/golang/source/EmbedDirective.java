package io.github.goimage.processor.golang.source;

/** One pattern of a {@code //go:embed} line, without quotes (package embed, "Directives"). */
public record EmbedDirective(String pattern, int line) {}
