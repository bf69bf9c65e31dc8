package io.github.goimage.processor.golang;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.facts.FactReader;
import io.github.goimage.processor.golang.facts.Facts;
import io.github.goimage.processor.golang.facts.ModuleReach;
import io.github.goimage.processor.golang.facts.NameUses;
import io.github.goimage.processor.golang.facts.ReachedModule;
import io.github.goimage.processor.golang.graph.GoModule;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportError;
import io.github.goimage.processor.golang.graph.ImportErrors;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.graph.ImportGraphReader;
import io.github.goimage.processor.golang.graph.ImportResolver;
import io.github.goimage.processor.golang.graph.MissingSum;
import io.github.goimage.processor.golang.graph.MissingSums;
import io.github.goimage.processor.golang.graph.ModulePackages;
import io.github.goimage.processor.golang.graph.ModuleTree;
import io.github.goimage.processor.golang.graph.ModuleTreeReader;
import io.github.goimage.processor.golang.graph.PackageDirectory;
import io.github.goimage.processor.golang.graph.PackageFiles;
import io.github.goimage.processor.golang.graph.PackagePlace;
import io.github.goimage.processor.golang.names.CgoOnlyName;
import io.github.goimage.processor.golang.names.CgoOnlyNames;
import io.github.goimage.processor.golang.names.MissingName;
import io.github.goimage.processor.golang.names.MissingNames;
import io.github.goimage.processor.golang.source.BuildTarget;
import io.github.goimage.processor.golang.source.Declaration;
import io.github.goimage.processor.golang.source.GoHeads;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The entry to this package: what the Go code below one root directory says. An instance keeps everything that it
 * reads, so one instance serves one compilation with all its images and targets.
 */
public final class GoSources {
    private final SourceTree tree;
    private final GoHeads heads;
    private final FactReader factReader;
    private final Map<Path, ModuleTree> moduleTrees = new HashMap<>();
    private final Map<Followed, ImportGraph> graphs = new HashMap<>();

    /** The main package of a graph. */
    private record Followed(Path module, Path main, BuildTarget target) {}

    /** Reads below a directory and never outside it. */
    public GoSources(SourceTree tree) {
        this.tree = tree;
        this.heads = new GoHeads(tree);
        this.factReader = new FactReader(tree);
    }

    /** Returns whether a directory holds a go.mod. */
    public boolean isModule(Path directory) {
        return tree.isFile(directory.resolve("go.mod"));
    }

    /** Reads a main module with its workspace, local replacements and vendor directory. */
    public ModuleTree modules(Path directory) {
        return moduleTrees.computeIfAbsent(directory, new ModuleTreeReader(tree)::read);
    }

    /** Finds the packages that {@code ./...} names in a module, in the order of their paths. */
    public List<PackageDirectory> packages(GoModule module, BuildTarget target) {
        return ModulePackages.find(tree, heads, module, target);
    }

    /** Returns why Go would reject the first file of a directory whose head it cannot read; empty if there is none. */
    public Optional<UnusableFileException> malformed(Path directory, BuildTarget target) {
        return PackageFiles.malformed(tree, heads, directory, target);
    }

    /**
     * Follows the imports of a main package.
     *
     * @param modules what {@link #modules} returned
     * @param main a directory of the main module
     */
    public ImportGraph imports(ModuleTree modules, Path main, BuildTarget target) {
        Path directory = main.toAbsolutePath().normalize();
        Followed followed = new Followed(modules.main().directory(), directory, target);
        return graphs.computeIfAbsent(followed, absent -> follow(modules, directory, target));
    }

    private ImportGraph follow(ModuleTree modules, Path directory, BuildTarget target) {
        String path = modules.main().importPathOf(directory);
        return new ImportGraphReader(tree, new ImportResolver(tree, modules), heads, target)
                .read(new PackagePlace(path, directory, GoPackage.Origin.MAIN_MODULE));
    }

    /** Follows the imports of a main package; empty if Go would reject a file that they lead to. */
    public Optional<ImportGraph> importsIfReadable(ModuleTree modules, Path main, BuildTarget target) {
        try {
            return Optional.of(imports(modules, main, target));
        } catch (UnusableFileException unreadable) {
            return Optional.empty();
        }
    }

    /** Finds the facts in the own packages of a graph, and the C libraries that vendored ones link. */
    public Facts facts(ImportGraph graph) {
        return factReader.read(graph);
    }

    /** Reads the package-level variables and constants of a package, the targets of {@code -ldflags=-X}. */
    public List<Declaration> declarations(GoPackage found) {
        return factReader.declarations(found);
    }

    /** Finds what own packages lack because the file that declares it imports {@code "C"}; nothing with cgo on. */
    public List<CgoOnlyName> leftOutNames(ImportGraph graph) {
        return CgoOnlyNames.find(tree, graph);
    }

    /** Finds exported names of own packages that own packages use and no compiled file declares. */
    public List<MissingName> missingNames(ImportGraph graph) {
        return MissingNames.find(tree, graph);
    }

    /**
     * Finds what own packages import although the go command rejects it: programs, others' internal packages, a cycle.
     */
    public List<ImportError> refusedImports(ImportGraph graph) {
        return ImportErrors.find(tree, graph);
    }

    /** Finds the modules that a program certainly needs and that have no hash in go.sum; the go command stops there. */
    public List<MissingSum> missingSums(ModuleTree modules, List<ImportGraph> graphs) {
        return MissingSums.find(tree, modules, graphs);
    }

    /** Finds which modules with a known effect a graph reaches, each with the first import of it. */
    public List<ReachedModule> knownModules(ImportGraph graph) {
        return ModuleReach.find(tree, graph);
    }

    /**
     * Finds the import paths of modules, downloaded or vendored, of which nothing is known: neither an effect nor that
     * they have none. Nothing is certain about what their code does.
     */
    public List<String> unknownModules(ImportGraph graph) {
        return ModuleReach.unknown(graph);
    }

    /**
     * Finds the places where own packages name functions, types or variables of packages that they import.
     *
     * @param names by the import path of their package
     */
    public NameUses uses(List<ImportGraph> graphs, Map<String, Set<String>> names) {
        return NameUses.find(tree, graphs, names);
    }
}
