package io.github.goimage.processor.project;

import java.nio.file.Path;

/**
 * The directories of a project, as absolute paths without symbolic links.
 *
 * @param projectDir what {@code module} and {@code prebuilt} are relative to
 * @param rootDir outside which nothing is read; contains {@code projectDir}
 */
public record Project(Path projectDir, Path rootDir) {
    /** Returns the project directory as people who know the root directory call it, {@code shop/api}. */
    String name() {
        Path above = rootDir.getParent();
        return above == null ? projectDir.toString() : slashed(above, projectDir);
    }

    /** Returns a path relative to another, with {@code /}; {@code .} for the same. */
    public static String relative(Path from, Path to) {
        String relative = slashed(from, to);
        return relative.isEmpty() ? "." : relative;
    }

    /** Returns a path relative to another, with {@code /}; empty for the same. */
    public static String slashed(Path from, Path to) {
        return from.relativize(to).toString().replace('\\', '/');
    }
}
