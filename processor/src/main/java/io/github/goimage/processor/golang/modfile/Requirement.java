package io.github.goimage.processor.golang.modfile;

import io.github.goimage.processor.golang.version.ModuleVersion;

/** A {@code require} line of go.mod; {@code indirect} by its comment. */
public record Requirement(ModuleVersion module, boolean indirect, int line) {}
