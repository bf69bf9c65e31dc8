package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.modfile.GoMod;
import io.github.goimage.processor.golang.modfile.Replacement;
import io.github.goimage.processor.golang.modfile.Requirement;
import io.github.goimage.processor.golang.version.ModuleVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares the modules that a program imports with go.sum. It reports only what is certain: since Go 1.17 go.mod lists
 * the version of every module that provides a package. A workspace has more files of hashes.
 */
public final class MissingSums {

    private final GoMod mod;
    private final Map<String, List<Requirement>> required;
    private final Set<String> sums;

    private MissingSums(GoMod mod, Set<String> sums) {
        this.mod = mod;
        this.required = mod.require().stream()
                .collect(Collectors.groupingBy(
                        requirement -> requirement.module().path()));
        this.sums = sums;
    }

    /** Returns each module once, with its first import; none if go.sum itself is missing. */
    public static List<MissingSum> find(SourceTree tree, ModuleTree modules, List<ImportGraph> graphs) {
        GoModule main = modules.main();
        if (!main.mod().listsAllRequirements()
                || !main.hasSum()
                || modules.work().isPresent()
                || modules.usesVendor()) {
            return List.of();
        }
        MissingSums missing =
                new MissingSums(main.mod(), sums(tree, main.directory().resolve("go.sum")));
        return graphs.stream()
                .flatMap(graph -> graph.modules().stream())
                .flatMap(imported -> missing.of(imported).stream())
                .collect(Collectors.toMap(MissingSum::module, Function.identity(), (first, more) -> first))
                .values()
                .stream()
                .sorted(Comparator.comparingInt(MissingSum::line))
                .toList();
    }

    /** Returns the modules and versions with a hash of their content, not only of their go.mod. */
    private static Set<String> sums(SourceTree tree, Path file) {
        Set<String> sums = new HashSet<>();
        for (String line : new String(tree.read(file), StandardCharsets.UTF_8).split("\n")) {
            String[] fields = line.strip().split("\\s+");
            if (fields.length == 3) {
                sums.add(fields[0] + " " + fields[1]);
            }
        }
        return sums;
    }

    /**
     * Returns the missing sum of an import: if several required modules may hold the package, one with a hash is enough
     * for doubt.
     */
    private Optional<MissingSum> of(OutsideImport imported) {
        List<Requirement> candidates = ImportResolver.modulePaths(imported.path())
                .flatMap(path -> required.getOrDefault(path, List.of()).stream())
                .toList();
        boolean missing = candidates.stream().noneMatch(this::mayBeThere);
        return missing
                ? candidates.stream()
                        .findFirst()
                        .map(requirement -> new MissingSum(imported, content(requirement.module()), requirement.line()))
                : Optional.empty();
    }

    private boolean mayBeThere(Requirement requirement) {
        ModuleVersion content = content(requirement.module());
        boolean excluded = mod.exclude().stream()
                .anyMatch(
                        line -> line.value().path().equals(requirement.module().path()));
        return excluded || content.version().isEmpty() || sums.contains(content.path() + " " + content.version());
    }

    /** Returns what is fetched in a module's place; without a version if that is a directory. */
    private ModuleVersion content(ModuleVersion module) {
        return mod.replace().stream()
                .filter(line -> line.covers(module.path(), module.version()))
                .max((a, b) -> Boolean.compare(
                        !a.original().version().isEmpty(),
                        !b.original().version().isEmpty()))
                .map(Replacement::target)
                .orElse(module);
    }
}
