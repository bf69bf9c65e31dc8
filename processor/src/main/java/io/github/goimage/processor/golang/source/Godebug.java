package io.github.goimage.processor.golang.source;

/** A {@code godebug} line of go.mod or go.work, or a {@code //go:debug} line of a main package. */
public record Godebug(String key, String value, int line) {}
