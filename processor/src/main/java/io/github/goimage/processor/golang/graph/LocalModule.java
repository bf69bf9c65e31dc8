package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceLine;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A module on disk that a {@code use} line of go.work or a {@code replace} line names.
 *
 * @param path the module path by which it is imported; empty if a {@code use} line leads to no module
 * @param written the directory as the line says it
 * @param at the line
 * @param directory the line's directory, made absolute
 * @param module what its go.mod says, if it is present
 */
public record LocalModule(
        String path, String written, SourceLine at, Path directory, Status status, Optional<GoModule> module) {

    /** Returns whether the line names an absolute path. */
    public boolean isAbsolute() {
        return Path.of(written).isAbsolute();
    }

    /** Whether the directory can be read. */
    public enum Status {
        /** It holds a go.mod. */
        PRESENT,
        /** It does not exist, or holds no go.mod. */
        MISSING,
        /** It lies outside the root directory. */
        OUTSIDE_ROOT,
    }
}
