package io.github.goimage.processor.service;

import io.github.goimage.processor.copied.FileEntry;
import io.github.goimage.processor.golang.graph.ModuleTree;
import io.github.goimage.processor.project.ReleaseTags;
import io.github.goimage.processor.vuln.VulnerabilityScan;
import java.util.List;
import java.util.Optional;

/**
 * The Go code of an image.
 *
 * @param settings how the binary is built
 * @param modules its module, and what the go command reads beside it
 * @param main the main package
 * @param program what the main package compiles; empty if none is chosen
 * @param context the smallest directory that holds all modules on disk and all of {@code files}
 * @param files what lies at each element of {@code files}
 * @param releaseTags the build tags of the module's own release, if the annotation says nothing of tags
 * @param vulnerabilities what is known of vulnerabilities in the program's modules
 */
public record Source(
        BuildSettings settings,
        ModuleTree modules,
        MainChoice main,
        Optional<Program> program,
        BuildContext context,
        List<FileEntry> files,
        Optional<ReleaseTags> releaseTags,
        VulnerabilityScan vulnerabilities)
        implements BuildInput {
    @Override
    public Optional<BuildContext> buildContext() {
        return Optional.of(context);
    }
}
