package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.golang.version.ModuleVersion;

/**
 * A point on which vendor/modules.txt and go.mod disagree, so that the go command does not build.
 *
 * @param at the line of the file that says one thing
 * @param problem the go command's words after the module's name
 */
public record VendorDisagreement(ModuleVersion module, SourceLine at, String problem) {}
