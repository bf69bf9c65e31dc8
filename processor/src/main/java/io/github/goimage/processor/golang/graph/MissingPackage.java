package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A package of a module on disk that code imports and that holds no Go code.
 *
 * @param directory the package's, or the first on the way to it that does not exist, as messages name it
 * @param exists whether that directory exists
 * @param generator what makes the package, {@code make proto (Makefile:3)}; empty if nothing nearby says so
 */
public record MissingPackage(OutsideImport imported, String directory, boolean exists, Optional<String> generator) {
    /** Returns those of some graphs, each once. */
    public static List<MissingPackage> find(SourceTree tree, ModuleTree modules, List<ImportGraph> graphs) {
        List<MissingPackage> found = new ArrayList<>();
        graphs.stream()
                .flatMap(graph -> graph.missing().stream())
                .distinct()
                .forEach(imported -> owner(modules, imported.path())
                        .ifPresent(module -> found.add(of(tree, module, imported, graphs))));
        return List.copyOf(found);
    }

    private static Optional<GoModule> owner(ModuleTree modules, String path) {
        return modules.modules().stream()
                .filter(module -> path.startsWith(module.mod().modulePath() + "/"))
                .max(Comparator.comparingInt(module -> module.mod().modulePath().length()));
    }

    private static MissingPackage of(
            SourceTree tree, GoModule module, OutsideImport imported, List<ImportGraph> graphs) {
        String below = imported.path().substring(module.mod().modulePath().length() + 1);
        Path directory = module.directory();
        for (String name : below.split("/")) {
            directory = directory.resolve(name);
            if (!tree.isDirectory(directory)) {
                break;
            }
        }
        Path user = SourceTree.directoryOf(tree.root().resolve(imported.at().file()));
        return new MissingPackage(
                imported,
                tree.nameOf(directory),
                tree.isDirectory(directory),
                new Generators(tree, module.directory(), graphs)
                        .ofCode(module.directory().resolve(below), user));
    }
}
