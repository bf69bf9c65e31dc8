package io.github.goimage.processor.vuln;

/**
 * The import of the team's own code by which a program comes to a package.
 *
 * @param file with the import, as shown to the user
 * @param line of that file
 * @param imported the package that it imports, which is the other one or leads to it
 */
public record Way(String file, int line, String imported) {}
