package io.github.goimage.processor.golang.source;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.UnusableFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The heads of source files, each read once for all targets. Several threads may use an instance. */
public final class GoHeads {
    /** Long enough for license, package clause and imports of nearly every file. */
    private static final int FIRST_BYTES = 8 << 10;

    private final SourceTree tree;
    private final Map<Path, GoFile> goFiles = new ConcurrentHashMap<>();
    private final Map<Path, BuildConstraint> otherFiles = new ConcurrentHashMap<>();

    public GoHeads(SourceTree tree) {
        this.tree = tree;
    }

    /**
     * Returns the head of a Go file. If it cannot be read, the head says why, because the file may not apply to any
     * target.
     */
    public GoFile goFile(Path directory, String name) {
        return goFiles.computeIfAbsent(directory.resolve(name), file -> {
            try {
                return readGoFile(file, tree.nameOf(directory, name), name);
            } catch (UnusableFileException e) {
                return new GoFile(
                        name, "", BuildConstraint.NONE, List.of(), List.of(), List.of(), List.of(), Optional.of(e));
            }
        });
    }

    /** Returns the constraint at the top of a C, header or assembler file. */
    public BuildConstraint constraint(Path directory, String name) {
        return otherFiles.computeIfAbsent(directory.resolve(name), this::readConstraint);
    }

    private GoFile readGoFile(Path file, String shown, String name) {
        byte[] start = tree.head(file, FIRST_BYTES);
        return new GoFileParser(shown, name, start, start.length < FIRST_BYTES)
                .parse()
                .orElseGet(() -> GoFile.parse(shown, name, tree.read(file)));
    }

    private BuildConstraint readConstraint(Path file) {
        String shown = tree.nameOf(file);
        byte[] start = tree.head(file, FIRST_BYTES);
        return ConstraintLines.readStart(shown, start)
                .orElseGet(() -> ConstraintLines.read(shown, start.length < FIRST_BYTES ? start : tree.read(file)));
    }
}
