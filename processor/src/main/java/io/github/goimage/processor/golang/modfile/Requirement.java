package io.github.goimage.processor.golang.modfile;

import io.github.goimage.processor.golang.version.ModuleVersion;

/** A {@code require} line of go.mod. */
public record Requirement(ModuleVersion module, int line) {}
