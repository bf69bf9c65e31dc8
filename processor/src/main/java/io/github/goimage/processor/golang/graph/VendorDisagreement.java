package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.golang.version.ModuleVersion;

/**
 * A point on which vendor/modules.txt and go.mod disagree, so that the go command does not build.
 *
 * @param file that holds the line, as shown to the user
 * @param problem the go command's words after the module's name
 */
public record VendorDisagreement(ModuleVersion module, String file, int line, String problem) {}
