package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.TreeEntry;
import io.github.goimage.processor.golang.modfile.GoWork;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * Where Go code lies below a directory.
 *
 * @param modules the directories with a go.mod, the nearest first and then by name; not those inside another module
 * @param goFile the first Go file outside these modules
 */
public record ModuleSurvey(List<Path> modules, Optional<Path> goFile) {
    /** How deep it is looked: a project has its services near its root. */
    private static final int DEEPEST = 5;

    /**
     * A directory with more directories than a project has is somebody's home or the like, and what is found there is
     * chance.
     */
    private static final int MOST_DIRECTORIES = 5_000;

    /** Nothing is known. */
    public static final ModuleSurvey NOTHING = new ModuleSurvey(List.of(), Optional.empty());

    /** Directories with code of others, examples, or what a build makes. */
    private static final Set<String> ASIDE =
            Set.of("vendor", "testdata", "example", "examples", "node_modules", "target");

    private record Level(Path directory, int depth) {}

    /** Looks below a directory; if that has a go.work, only at the modules that it uses. */
    public static ModuleSurvey of(SourceTree tree, Path directory) {
        List<Path> used = used(tree, directory);
        if (!used.isEmpty()) {
            return new ModuleSurvey(used, Optional.empty());
        }
        return walk(tree, directory, false);
    }

    /** Looks below a directory that itself holds a go.mod; if it has a go.work, only at the modules that it uses. */
    public static ModuleSurvey below(SourceTree tree, Path directory) {
        List<Path> used = used(tree, directory);
        return used.isEmpty()
                ? walk(tree, directory, true)
                : new ModuleSurvey(
                        used.stream()
                                .filter(module -> !module.equals(directory))
                                .toList(),
                        Optional.empty());
    }

    private static ModuleSurvey walk(SourceTree tree, Path directory, boolean onlyBelow) {
        List<Path> modules = new ArrayList<>();
        List<Path> goFiles = new ArrayList<>();
        Queue<Level> levels = new ArrayDeque<>(List.of(new Level(directory, 0)));
        for (int looked = 0; !levels.isEmpty(); looked++) {
            if (looked == MOST_DIRECTORIES) {
                return NOTHING;
            }
            Level level = levels.remove();
            if (!tree.mayList(level.directory())) {
                continue;
            }
            List<TreeEntry> entries = tree.list(level.directory());
            if (holdsModule(tree, level.directory()) && !(onlyBelow && level.depth() == 0)) {
                modules.add(level.directory());
                continue;
            }
            entries.stream()
                    .filter(entry -> entry.name().endsWith(".go") && entry.isReadableFile())
                    .limit(goFiles.isEmpty() ? 1 : 0)
                    .forEach(entry -> goFiles.add(entry.in(level.directory())));
            if (level.depth() < DEEPEST) {
                entries.stream()
                        .filter(entry -> !isAside(level.directory(), entry.name()) && entry.isDirectory())
                        .forEach(entry -> levels.add(new Level(entry.in(level.directory()), level.depth() + 1)));
            }
        }
        return new ModuleSurvey(List.copyOf(modules), goFiles.stream().findFirst());
    }

    /** Returns the modules below the root directory that a go.work names. */
    private static List<Path> used(SourceTree tree, Path directory) {
        Path work = directory.resolve("go.work");
        return tree.isFile(work)
                ? GoWork.read(tree, work).use().stream()
                        .map(use -> directory.resolve(use.value()).normalize())
                        .filter(module -> tree.contains(module) && holdsModule(tree, module))
                        .distinct()
                        .toList()
                : List.of();
    }

    private static boolean holdsModule(SourceTree tree, Path directory) {
        return tree.isFile(directory.resolve("go.mod"));
    }

    /** Returns whether the go command ignores a directory, or it holds Java's tests, whose resources may be Go code. */
    private static boolean isAside(Path directory, String name) {
        return name.startsWith(".")
                || name.startsWith("_")
                || ASIDE.contains(name)
                || (name.equals("test") && directory.endsWith("src"));
    }
}
