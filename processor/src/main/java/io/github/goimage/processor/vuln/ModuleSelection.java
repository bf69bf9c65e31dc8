package io.github.goimage.processor.vuln;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.golang.graph.GoModule;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.graph.ImportResolver;
import io.github.goimage.processor.golang.graph.ModuleTree;
import io.github.goimage.processor.golang.modfile.GoMod;
import io.github.goimage.processor.golang.modfile.Replacement;
import io.github.goimage.processor.golang.modfile.Requirement;
import io.github.goimage.processor.golang.modfile.VendorModules;
import io.github.goimage.processor.golang.modfile.VendoredModule;
import io.github.goimage.processor.golang.version.ModuleVersion;
import io.github.goimage.processor.golang.version.SemanticVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The modules that a build selects, and their versions, as far as the files of the repository say it: minimal version
 * selection over the go.mod files that are there. vendor/modules.txt says all; so does a tidy go.mod of Go 1.17 and
 * later, outside of a workspace. go.sum does not select.
 *
 * @param modules in the order of their paths
 * @param excluded the versions that go.mod does not allow, each with its line
 * @param doubt why there may be more modules, or higher versions; empty if that is certain
 * @param vendoredPackages which module each vendored package is of
 * @see <a href="https://go.dev/ref/mod#minimal-version-selection">Go Modules Reference, Minimal version selection</a>
 */
public record ModuleSelection(
        List<SelectedModule> modules,
        Map<ModuleVersion, SourceLine> excluded,
        Optional<Doubt> doubt,
        Map<String, SelectedModule> vendoredPackages) {

    /**
     * Why a build may select other modules or versions.
     *
     * @param reason without a full stop
     * @param ofVersions whether a module that is listed may be selected at a higher version
     * @param file go.work or go.mod, in whose directory the fix is run
     * @param fix the command that makes it certain
     */
    public record Doubt(String reason, boolean ofVersions, String file, String fix) {}

    /** A replacement and where it stands. */
    private record Replaced(Replacement line, SourceLine at) {}

    /** What one line requires. */
    private record Line(ModuleVersion module, SourceLine at) {}

    /** Selects the modules of a build. */
    static ModuleSelection of(ModuleTree tree, List<ImportGraph> graphs) {
        Map<ModuleVersion, SourceLine> excluded = excluded(tree);
        return tree.usesVendor()
                ? vendored(tree.vendor().orElseThrow(), replacements(tree), excluded)
                : new ModuleSelection(required(tree, excluded.keySet()), excluded, doubt(tree, graphs), Map.of());
    }

    /** Finds the module that an import path is of; without vendor/ the one with the longest path. */
    Optional<SelectedModule> moduleOf(String importPath) {
        SelectedModule vendored = vendoredPackages.get(importPath);
        return vendored != null
                ? Optional.of(vendored)
                : modules.stream()
                        .filter(module -> ImportResolver.isWithin(importPath, module.path()))
                        .reduce((one, other) ->
                                other.path().length() > one.path().length() ? other : one);
    }

    private static ModuleSelection vendored(
            VendorModules vendor, List<Replaced> replacements, Map<ModuleVersion, SourceLine> excluded) {
        Map<String, SelectedModule> modules = new TreeMap<>();
        Map<String, SelectedModule> packages = new HashMap<>();
        for (VendoredModule module : vendor.modules()) {
            if (!module.packages().isEmpty()) {
                SelectedModule selected = selected(
                        module.module(),
                        module.replacement(),
                        new SourceLine(vendor.file(), module.line()),
                        true,
                        replaced(replacements, module.module()));
                modules.put(selected.path(), selected);
                module.packages().forEach(path -> packages.put(path, selected));
            }
        }
        return new ModuleSelection(List.copyOf(modules.values()), excluded, Optional.empty(), packages);
    }

    private static Map<ModuleVersion, SourceLine> excluded(ModuleTree tree) {
        Map<ModuleVersion, SourceLine> excluded = new HashMap<>();
        mainModules(tree)
                .forEach(mod -> mod.exclude()
                        .forEach(line -> excluded.putIfAbsent(line.value(), new SourceLine(mod.file(), line.line()))));
        return excluded;
    }

    private static List<SelectedModule> required(ModuleTree tree, Set<ModuleVersion> excluded) {
        Set<String> own = new HashSet<>(Set.of(tree.main().mod().modulePath()));
        tree.members().forEach(member -> own.add(member.path()));
        Map<String, Line> highest = new TreeMap<>();
        for (GoModule module : tree.modules()) {
            for (Requirement requirement : module.mod().require()) {
                Line line = new Line(
                        requirement.module(), new SourceLine(module.mod().file(), requirement.line()));
                if (!excluded.contains(line.module())
                        && !own.contains(line.module().path())) {
                    highest.merge(line.module().path(), line, ModuleSelection::higher);
                }
            }
        }
        List<Replaced> replacements = replacements(tree);
        return highest.values().stream()
                .map(line -> {
                    Optional<Replaced> by = replaced(replacements, line.module());
                    return selected(
                            line.module(),
                            by.map(each -> each.line().target()),
                            by.map(Replaced::at).orElse(line.at()),
                            by.isPresent()
                                    && replacesAllVersions(
                                            replacements, line.module().path()),
                            by);
                })
                .toList();
    }

    private static List<GoMod> mainModules(ModuleTree tree) {
        List<GoMod> mods = new ArrayList<>(List.of(tree.main().mod()));
        tree.members()
                .forEach(member -> member.module()
                        .map(GoModule::mod)
                        .filter(mod -> !mods.contains(mod))
                        .ifPresent(mods::add));
        return mods;
    }

    /** Returns the replacements; those of go.work come before those of its modules. */
    private static List<Replaced> replacements(ModuleTree tree) {
        List<Replaced> replacements = new ArrayList<>();
        tree.work().ifPresent(work -> work.replace().forEach(line -> replacements.add(replaced(work.file(), line))));
        mainModules(tree).forEach(mod -> mod.replace().forEach(line -> replacements.add(replaced(mod.file(), line))));
        return replacements;
    }

    private static Replaced replaced(String file, Replacement line) {
        return new Replaced(line, new SourceLine(file, line.line()));
    }

    /** Returns the line that replaces a module; one for one version comes before one for all versions. */
    private static Optional<Replaced> replaced(List<Replaced> replacements, ModuleVersion module) {
        List<Replaced> covering = replacements.stream()
                .filter(each -> each.line().covers(module.path(), module.version()))
                .toList();
        return covering.stream()
                .filter(each -> !each.line().original().version().isEmpty())
                .findFirst()
                .or(() -> covering.stream().findFirst());
    }

    /** Returns whether the lines that replace a module do so at whatever version; others could come before them. */
    private static boolean replacesAllVersions(List<Replaced> replacements, String path) {
        return replacements.stream()
                .map(each -> each.line().original())
                .filter(original -> original.path().equals(path))
                .allMatch(original -> original.version().isEmpty());
    }

    private static Line higher(Line one, Line other) {
        return version(one).compareTo(version(other)) < 0 ? other : one;
    }

    private static SemanticVersion version(Line line) {
        return SemanticVersion.parse(line.module().version()).orElseThrow();
    }

    private static SelectedModule selected(
            ModuleVersion module, Optional<ModuleVersion> target, SourceLine at, boolean fixed, Optional<Replaced> by) {
        ModuleVersion content = target.orElse(module);
        boolean itself = content.path().equals(module.path());
        return new SelectedModule(
                module.path(),
                itself ? content.version() : module.version(),
                content,
                at,
                fixed,
                target.map(replacement ->
                        by.map(each -> each.line().original()).orElse(new ModuleVersion(module.path(), ""))));
    }

    private static Optional<Doubt> doubt(ModuleTree tree, List<ImportGraph> graphs) {
        GoMod main = tree.main().mod();
        if (tree.work().isPresent()) {
            String file = tree.work().get().file();
            return Optional.of(new Doubt(
                    "in the workspace of " + file
                            + ", a module may be selected at a higher version than the go.mod files here require",
                    true,
                    file,
                    "go work vendor"));
        }
        if (!main.listsAllRequirements()) {
            return Optional.of(new Doubt(
                    main.file() + " has no go line of 1.17 or higher, so it does not list every module",
                    true,
                    main.file(),
                    // A higher one would change what the code means. A module that needs one does not build as it is.
                    "go mod tidy -go=1.17"));
        }
        Set<ModuleVersion> excluded = new HashSet<>();
        main.exclude().forEach(line -> excluded.add(line.value()));
        return main.require().stream()
                .filter(requirement -> excluded.contains(requirement.module()))
                .findFirst()
                .map(requirement -> new SourceLine(main.file(), requirement.line()) + " requires "
                        + requirement.module() + ", which the file excludes")
                .or(() -> graphs.stream()
                        .flatMap(graph -> graph.missing().stream())
                        .findFirst()
                        .map(missing -> main.file() + " is not tidy: no requirement provides " + missing.path()
                                + ", which " + missing.at() + " imports"))
                .map(reason -> new Doubt(reason, false, main.file(), "go mod tidy"));
    }
}
