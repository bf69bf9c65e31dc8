package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.TreeEntry;
import io.github.goimage.processor.golang.modfile.IgnoredDirectories;
import io.github.goimage.processor.golang.source.BuildTarget;
import io.github.goimage.processor.golang.source.GoHeads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the packages of one module, those that {@code ./...} names; create an instance for each walk. A directory that
 * javac may not list, such as a database's, counts as empty; if an import leads into it, that import is an error.
 */
public final class ModulePackages {
    private final SourceTree tree;
    private final GoHeads heads;
    private final BuildTarget target;
    private final IgnoredDirectories ignored;
    private final List<PackageDirectory> packages = new ArrayList<>();

    private ModulePackages(SourceTree tree, GoHeads heads, BuildTarget target, IgnoredDirectories ignored) {
        this.tree = tree;
        this.heads = heads;
        this.target = target;
        this.ignored = ignored;
    }

    /** Walks a module and returns its packages in the order of their paths. */
    public static List<PackageDirectory> find(SourceTree tree, GoHeads heads, GoModule module, BuildTarget target) {
        ModulePackages walk = new ModulePackages(tree, heads, target, IgnoredDirectories.of(module.mod()));
        walk.visit(module.directory(), "");
        walk.packages.sort(Comparator.comparing(PackageDirectory::path));
        return List.copyOf(walk.packages);
    }

    private void visit(Path directory, String path) {
        Optional<String> name = PackageFiles.packageName(tree, heads, directory, target);
        name.ifPresent(found -> packages.add(new PackageDirectory(directory, path.isEmpty() ? "." : path, found)));
        for (TreeEntry entry : tree.list(directory)) {
            String below = path.isEmpty() ? entry.name() : path + "/" + entry.name();
            if (entry.isDirectory() && !isLeftOut(entry.in(directory), entry.name(), below)) {
                visit(entry.in(directory), below);
            }
        }
    }

    private boolean isLeftOut(Path directory, String name, String path) {
        return name.equals("testdata")
                || name.equals("vendor")
                || PackageFiles.isHidden(name)
                || ignored.contains(path)
                || !tree.mayList(directory)
                || tree.isFile(directory.resolve("go.mod"));
    }
}
