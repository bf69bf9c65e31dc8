package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.graph.GoPackage.Origin;
import io.github.goimage.processor.golang.version.GoVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the directory of an import path among the modules on disk and below vendor/, as cmd/go's modload does. */
public final class ImportResolver {
    private static final GoVersion FIRST_THAT_TRUSTS_THE_LIST = new GoVersion(1, 23, -1, "", 0);

    private record Root(String modulePath, Path directory, Origin origin) {}

    private final SourceTree tree;
    private final ModuleTree modules;
    private final List<Root> roots = new ArrayList<>();
    private final Set<String> vendored;
    private final Set<String> required = new HashSet<>();

    public ImportResolver(SourceTree tree, ModuleTree modules) {
        this.tree = tree;
        this.modules = modules;
        this.vendored = modules.usesVendor() ? modules.vendor().orElseThrow().packages() : Set.of();
        modules.modules().stream()
                .flatMap(module -> module.mod().require().stream())
                .forEach(requirement -> required.add(requirement.module().path()));
        GoModule main = modules.main();
        roots.add(new Root(main.mod().modulePath(), main.directory(), Origin.MAIN_MODULE));
        addRoots(modules.members(), Origin.WORKSPACE);
        addRoots(modules.replacements(), Origin.REPLACEMENT);
        roots.sort(Comparator.comparingInt((Root root) -> root.modulePath().length())
                .reversed());
    }

    private void addRoots(List<LocalModule> locals, Origin origin) {
        for (LocalModule local : locals) {
            boolean known = roots.stream().anyMatch(root -> root.modulePath().equals(local.path()));
            if (local.module().isPresent() && !known) {
                roots.add(new Root(local.path(), local.directory(), origin));
            }
        }
    }

    /** Returns the package's place; empty if the import leaves the tree. */
    Optional<PackagePlace> find(String importPath) {
        for (Root root : roots) {
            Optional<Path> directory = directoryIn(root, importPath);
            if (directory.isPresent()) {
                return Optional.of(new PackagePlace(importPath, directory.get(), root.origin()));
            }
        }
        return modules.usesVendor() ? findVendored(importPath) : Optional.empty();
    }

    /** Returns the kind of an import that leaves the tree. */
    OutsideImport.Kind kindOf(String importPath) {
        boolean ofLocalModule = roots.stream().anyMatch(root -> isWithin(importPath, root.modulePath()));
        if (!ofLocalModule && isStandard(importPath)) {
            return OutsideImport.Kind.STANDARD;
        }
        return isProvided(importPath) ? OutsideImport.Kind.MODULE : OutsideImport.Kind.MISSING;
    }

    /**
     * Returns whether an import is of the standard library: besides modules on disk, only its paths have no dot in the
     * first element.
     */
    public static boolean isStandard(String importPath) {
        int slash = importPath.indexOf('/');
        return importPath.substring(0, slash < 0 ? importPath.length() : slash).indexOf('.') < 0;
    }

    /**
     * Returns whether a module outside the tree may hold an import path. Before Go 1.17 go.mod did not list every
     * module that provides a package, so nothing is certain there.
     */
    private boolean isProvided(String importPath) {
        if (modules.usesVendor()) {
            return false;
        }
        return (!modules.main().mod().listsAllRequirements() && !isStandard(importPath))
                || modulePaths(importPath).anyMatch(required::contains);
    }

    /** Returns the paths that the module of an import may have: the import's own and each one above, longest first. */
    static Stream<String> modulePaths(String importPath) {
        return Stream.iterate(
                importPath, path -> !path.isEmpty(), path -> path.substring(0, Math.max(path.lastIndexOf('/'), 0)));
    }

    /** Returns whether an import path equals a module's path or lies below it. */
    public static boolean isWithin(String importPath, String modulePath) {
        int length = modulePath.length();
        return importPath.startsWith(modulePath) && (importPath.length() == length || importPath.charAt(length) == '/');
    }

    private Optional<Path> directoryIn(Root root, String importPath) {
        if (importPath.equals(root.modulePath())) {
            return hasGoFiles(root.directory()) ? Optional.of(root.directory()) : Optional.empty();
        }
        if (!importPath.startsWith(root.modulePath() + "/")) {
            return Optional.empty();
        }
        Path directory = root.directory()
                .resolve(importPath.substring(root.modulePath().length() + 1))
                .normalize();
        boolean inModule = directory.startsWith(root.directory()) && !crossesModule(directory, root.directory());
        if (inModule && hasGoFiles(directory)) {
            return Optional.of(directory);
        }
        // If a required module may hold the package, the go command uses that module.
        if (inModule && !isProvided(importPath) && tree.leadsOut(directory)) {
            tree.real(directory);
        }
        return Optional.empty();
    }

    private boolean crossesModule(Path directory, Path root) {
        for (Path at = directory; !at.equals(root); at = SourceTree.directoryOf(at)) {
            if (tree.isFile(at.resolve("go.mod"))) {
                return true;
            }
        }
        return false;
    }

    private Optional<PackagePlace> findVendored(String importPath) {
        Path directory = modules.workDirectory().resolve("vendor").resolve(importPath);
        boolean found = (vendored.contains(importPath) || !trustsList()) && hasGoFiles(directory);
        return found ? Optional.of(new PackagePlace(importPath, directory, Origin.VENDOR)) : Optional.empty();
    }

    private boolean trustsList() {
        return modules.main()
                .mod()
                .go()
                .filter(go -> go.value().compareTo(FIRST_THAT_TRUSTS_THE_LIST) >= 0)
                .isPresent();
    }

    private boolean hasGoFiles(Path directory) {
        return tree.listIfPresent(directory).orElse(List.of()).stream()
                .anyMatch(entry -> entry.name().endsWith(".go") && entry.isReadableFile());
    }
}
