package io.github.goimage.processor.copied;

import io.github.goimage.processor.copied.FileEntry.Missing;
import io.github.goimage.processor.copied.FileEntry.Unnameable;
import io.github.goimage.processor.copied.FileEntry.Unread;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.TreeEntry;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.spec.FileSpec;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at what {@code files} names. */
public final class FileReader {
    private final SourceTree tree;
    private final Path projectDir;
    private final Path module;
    private final Path fence;

    /**
     * Prepares to look.
     *
     * @param module the module directory, to which the paths are relative
     * @param fence the directory in which symbolic links have to stay
     */
    public FileReader(SourceTree tree, Path projectDir, Path module, Path fence) {
        this.tree = tree;
        this.projectDir = projectDir;
        this.module = module;
        this.fence = fence;
    }

    /** Returns what lies at these elements, in their order. */
    public List<FileEntry> read(List<String> files, String workdir) {
        return files.stream().map(file -> read(FileSpec.parse(file, workdir))).toList();
    }

    private FileEntry read(FileSpec spec) {
        if (!spec.isInside()) {
            return new Unread(spec);
        }
        try {
            Path path = module.resolve(spec.source());
            // About a path outside, only that is reported, not whether it exists.
            boolean known = isThere(path) || tree.leadsOut(path);
            return known ? FileWalk.of(tree, module, fence, path, spec) : missing(spec, path);
        } catch (InvalidPathException noName) {
            return new Unnameable(spec);
        }
    }

    /** Returns whether its name exists in its directory: a link that leads nowhere does. */
    private boolean isThere(Path path) {
        return path.equals(module)
                || (tree.isDirectory(SourceTree.directoryOf(path))
                        && entries(SourceTree.directoryOf(path))
                                .anyMatch(entry ->
                                        entry.name().equals(path.getFileName().toString())));
    }

    private Missing missing(FileSpec spec, Path path) {
        Path fromProject = projectDir.resolve(spec.source());
        boolean misplaced = fromProject.startsWith(module) && !fromProject.equals(module) && isThere(fromProject);
        Path directory = tree.nearestDirectory(path, module);
        String prefix = Project.slashed(module, directory);
        Path end = tree.destination(path);
        return new Missing(
                spec,
                end.startsWith(fence) ? end : path,
                misplaced ? Optional.of(Project.slashed(module, fromProject)) : Optional.empty(),
                entries(directory)
                        .map(entry -> prefix.isEmpty() ? entry.name() : prefix + "/" + entry.name())
                        .toList());
    }

    private Stream<TreeEntry> entries(Path directory) {
        try {
            return tree.list(directory).stream();
        } catch (UnusableFileException unreadable) {
            return Stream.empty();
        }
    }
}
