package io.github.goimage.processor.project;

import java.nio.file.Path;

/**
 * The directories of a project, as absolute paths without symbolic links.
 *
 * @param projectDir what {@code module} and {@code prebuilt} count from
 * @param rootDir beyond which nothing is read; holds {@code projectDir}
 */
public record Project(Path projectDir, Path rootDir) {}
