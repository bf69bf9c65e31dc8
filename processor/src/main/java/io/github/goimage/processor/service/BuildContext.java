package io.github.goimage.processor.service;

import io.github.goimage.processor.files.IgnorePatterns;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The directory that a builder receives.
 *
 * @param directory where it is
 * @param fromProject the same relative to the project directory, with {@code /}; {@code .} for that itself
 * @param foreignIgnoreFile what the .dockerignore at its root says, if that is not ours
 */
public record BuildContext(Path directory, String fromProject, Optional<IgnorePatterns> foreignIgnoreFile) {}
