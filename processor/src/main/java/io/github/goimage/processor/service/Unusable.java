package io.github.goimage.processor.service;

import io.github.goimage.processor.copied.FileEntry;
import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.files.UnusableFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An input that nothing can be built from.
 *
 * @param settings how the binary would be built
 * @param reason why; each has a rule that reports it
 */
public record Unusable(BuildSettings settings, Reason reason) implements BuildInput {
    /** Why an input cannot be used. Paths are written with {@code /}. */
    public sealed interface Reason {}

    /**
     * The named directory holds no go.mod.
     *
     * @param named as in the annotation
     * @param nearby directories that hold a go.mod, as they would be named
     */
    public record MissingModule(String named, List<String> nearby) implements Reason {}

    /**
     * No module was named, and there are several.
     *
     * @param modules the likeliest first
     */
    public record SeveralModules(List<FoundModule> modules) implements Reason {}

    /**
     * A module that could be meant.
     *
     * @param directory from the project directory, as it would be named
     * @param main the main package that would have to be named; empty where none has to be
     */
    public record FoundModule(String directory, Optional<String> main) {}

    /**
     * There is Go code, and no go.mod that makes a module of it.
     *
     * @param goFile the first file with Go code, from the project directory
     * @param tried the directories looked into, from the project directory, for a person to read
     */
    public record CodeWithoutModule(String goFile, List<String> tried) implements Reason {}

    /** The module, or a file of it, lies outside the root directory. */
    public record OutsideRoot(String path) implements Reason {}

    /** The binary that was named lies outside the root directory. */
    public record PrebuiltOutsideRoot() implements Reason {}

    /**
     * A line of go.mod or go.work names a module outside the root directory.
     *
     * @param at the line
     * @param written the directory as the line says it
     * @param directory where that is, with symbolic links resolved if it exists
     */
    public record OutsideLine(SourceLine at, String written, Path directory, Path rootDir) implements Reason {}

    /**
     * A line of go.mod or go.work names a module by its absolute path, which leads nowhere in a builder.
     *
     * @param at the line
     * @param written the directory as the line says it
     * @param relative the same from the directory of that file
     */
    public record AbsoluteLine(SourceLine at, String written, String relative) implements Reason {}

    /**
     * A file of the module cannot be used.
     *
     * @param kind what keeps it from being used
     * @param at the file, or the line of it
     * @param problem what is wrong, without a full stop
     */
    public record UnusableFile(UnusableFileException.Kind kind, SourceLine at, String problem) implements Reason {}

    /**
     * The module or the annotation names a file, or the module holds one, that no path can be made for: the compiler
     * runs in a locale without its characters.
     *
     * @param name what the text of the path would be, with U+FFFD for what is not known
     */
    public record UnnameablePath(String name) implements Reason {}

    @Override
    public Optional<BuildContext> buildContext() {
        return Optional.empty();
    }

    @Override
    public List<FileEntry> files() {
        return List.of();
    }
}
