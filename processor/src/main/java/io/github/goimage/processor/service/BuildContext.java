package io.github.goimage.processor.service;

import java.nio.file.Path;

/**
 * The directory that a builder receives.
 *
 * @param directory where it is
 * @param fromProject the same relative to the project directory, with {@code /}; {@code .} for that itself
 * @param hasOwnIgnoreFile whether a .dockerignore that is not ours lies at its root
 */
public record BuildContext(Path directory, String fromProject, boolean hasOwnIgnoreFile) {}
