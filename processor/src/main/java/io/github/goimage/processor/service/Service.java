package io.github.goimage.processor.service;

import io.github.goimage.processor.golang.graph.ModuleTree;
import io.github.goimage.processor.golang.modfile.RequiredGo;
import io.github.goimage.processor.golang.version.GoVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The Go program of an image.
 *
 * @param modules its module, and what the go command reads beside it
 * @param main the main package
 * @param program what the main package compiles; empty where none is chosen
 * @param context the build context: the smallest directory that holds all modules on disk and all of {@code files}
 * @param contextFromProject the same from the project directory, with {@code /}; {@code .} for that itself
 * @param hasOwnIgnoreFile whether a .dockerignore that is not ours lies at the root of the build context
 * @param files what lies at each element of {@code files}
 */
public record Service(
        ModuleTree modules,
        MainChoice main,
        Optional<Program> program,
        Path context,
        String contextFromProject,
        boolean hasOwnIgnoreFile,
        List<FileEntry> files) {

    /** The highest release that a {@code go} or {@code toolchain} line asks for; empty where none does. */
    public Optional<GoVersion> go() {
        return modules.requiredGo().map(RequiredGo::version);
    }
}
