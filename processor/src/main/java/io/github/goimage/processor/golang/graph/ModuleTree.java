package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.golang.modfile.GoMod;
import io.github.goimage.processor.golang.modfile.GoWork;
import io.github.goimage.processor.golang.modfile.Replacement;
import io.github.goimage.processor.golang.modfile.RequiredGo;
import io.github.goimage.processor.golang.modfile.Requirement;
import io.github.goimage.processor.golang.modfile.VendorModules;
import io.github.goimage.processor.golang.modfile.VendoredModule;
import io.github.goimage.processor.golang.source.Located;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.golang.version.ModuleVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A main module and everything that the go command would read beside it.
 *
 * @param work go.work of the nearest directory above that uses the main module, if there is one
 * @param workDirectory the directory of go.work, otherwise that of the main module
 * @param members what the {@code use} lines of go.work name, including the main module
 * @param replacements local directories that replace a required module; none if vendor/ is used, because the go command
 *     then reads the copy below vendor/
 * @param vendor vendor/modules.txt, if vendor/ exists
 * @param usesVendor whether the go command takes packages from vendor/ by default: vendor/ exists, the go line is 1.14
 *     or higher, and it was written for the same mode (workspace or not)
 * @param otherWorkspace the workspace of the nearest directory above, if that does not use the main module
 */
public record ModuleTree(
        GoModule main,
        Optional<GoWork> work,
        Path workDirectory,
        List<LocalModule> members,
        List<LocalModule> replacements,
        Optional<VendorModules> vendor,
        boolean usesVendor,
        Optional<OtherWorkspace> otherWorkspace) {

    /** Returns the modules that are present: the main module first, then members and replacements. */
    public List<GoModule> modules() {
        Map<Path, GoModule> modules = new LinkedHashMap<>();
        modules.put(main.directory(), main);
        for (List<LocalModule> others : List.of(members, replacements)) {
            for (LocalModule other : others) {
                other.module().ifPresent(module -> modules.putIfAbsent(module.directory(), module));
            }
        }
        return List.copyOf(modules.values());
    }

    /** Returns the highest version that a {@code go} or {@code toolchain} line of go.work or a module requires. */
    public Optional<RequiredGo> requiredGo() {
        List<RequiredGo> lines = new ArrayList<>();
        work.ifPresent(file -> addLines(file.file(), file.go(), file.toolchain(), lines));
        for (GoModule module : modules()) {
            GoMod mod = module.mod();
            addLines(mod.file(), mod.go(), mod.toolchain(), lines);
        }
        return lines.stream().max(Comparator.comparing(RequiredGo::version));
    }

    /** Returns whether a module outside the tree is required, so that something has to be downloaded or vendored. */
    public boolean requiresModules() {
        return modules().stream()
                .flatMap(module -> module.mod().require().stream())
                .map(requirement -> requirement.module().path())
                .anyMatch(path -> !isLocal(path));
    }

    /** Finds where vendor/modules.txt and go.mod disagree, so that the go command does not build. */
    public List<VendorDisagreement> vendorDisagreements() {
        return VendorCheck.check(this);
    }

    /**
     * Returns whether an import is of a module that vendor/ must hold: one that is required, or that modules.txt lists.
     */
    public boolean hasToVendor(String importPath) {
        return usesVendor
                && Stream.concat(
                                modules().stream()
                                        .flatMap(module -> module.mod().require().stream())
                                        .map(Requirement::module),
                                vendor.stream()
                                        .flatMap(list -> list.modules().stream())
                                        .map(VendoredModule::module))
                        .map(ModuleVersion::path)
                        .filter(path -> !isLocal(path))
                        .anyMatch(path -> ImportResolver.isWithin(importPath, path));
    }

    /**
     * Returns the paths of modules that a line of go.work or of a member replaces with another module or a directory.
     */
    public List<String> replacedPaths() {
        List<Replacement> replacements = new ArrayList<>(main.mod().replace());
        members.forEach(member -> member.module()
                .ifPresent(module -> replacements.addAll(module.mod().replace())));
        work.ifPresent(file -> replacements.addAll(file.replace()));
        return replacements.stream()
                .filter(line -> !line.target().path().equals(line.original().path()))
                .map(line -> line.original().path())
                .toList();
    }

    private boolean isLocal(String path) {
        return main.mod().modulePath().equals(path)
                || members.stream().anyMatch(member -> member.path().equals(path))
                || replacements.stream()
                        .anyMatch(replacement -> replacement.path().equals(path));
    }

    private static void addLines(
            String file, Optional<Located<GoVersion>> go, Optional<Located<String>> toolchain, List<RequiredGo> lines) {
        go.ifPresent(line -> lines.add(new RequiredGo(line.value(), new SourceLine(file, line.line()))));
        toolchain.ifPresent(line -> GoVersion.ofToolchain(line.value())
                .ifPresent(version -> lines.add(new RequiredGo(version, new SourceLine(file, line.line())))));
    }
}
