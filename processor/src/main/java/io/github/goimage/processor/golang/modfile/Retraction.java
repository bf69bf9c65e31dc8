package io.github.goimage.processor.golang.modfile;

/** A {@code retract} line of go.mod: a closed interval of versions, both ends equal for a single one. */
public record Retraction(String low, String high, int line) {}
