package io.github.goimage.processor.vuln;

import io.github.goimage.processor.files.SourceLine;

/**
 * The import of the team's own code by which a program comes to a package.
 *
 * @param at the line of the import
 * @param imported the package that it imports, which is the other one or leads to it
 */
public record Way(SourceLine at, String imported) {}
