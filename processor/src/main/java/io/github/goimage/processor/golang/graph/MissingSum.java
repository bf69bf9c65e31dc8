package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.golang.version.ModuleVersion;

/**
 * A module that is fetched for an import, and for whose content go.sum has no hash.
 *
 * @param imported the first import that needs it
 * @param module with the version that go.mod requires, or what replaces it
 * @param line of the requirement in the main module's go.mod
 */
public record MissingSum(OutsideImport imported, ModuleVersion module, int line) {}
