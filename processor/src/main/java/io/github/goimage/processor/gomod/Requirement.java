package io.github.goimage.processor.gomod;

/** A {@code require} line of go.mod; {@code indirect} by its comment. */
public record Requirement(ModuleVersion module, boolean indirect, int line) {}
