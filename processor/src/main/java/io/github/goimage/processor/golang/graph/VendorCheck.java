package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.golang.modfile.GoMod;
import io.github.goimage.processor.golang.modfile.Replacement;
import io.github.goimage.processor.golang.modfile.Requirement;
import io.github.goimage.processor.golang.modfile.VendorModules;
import io.github.goimage.processor.golang.modfile.VendoredModule;
import io.github.goimage.processor.golang.version.ModuleVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Compares vendor/modules.txt with go.mod, or go.work and its members, as checkVendorConsistency of cmd/go does. */
final class VendorCheck {
    private final ModuleTree tree;
    private final VendorModules vendor;
    private final Map<ModuleVersion, VendoredModule> listed = new HashMap<>();
    private final List<GoMod> mods = new ArrayList<>();
    private final Set<String> mainModules = new HashSet<>();
    private final List<VendorDisagreement> disagreements = new ArrayList<>();

    private VendorCheck(ModuleTree tree, VendorModules vendor) {
        this.tree = tree;
        this.vendor = vendor;
        vendor.modules().forEach(module -> listed.put(module.module(), module));
        tree.modules().forEach(module -> mods.add(module.mod()));
        mods.forEach(mod -> mainModules.add(mod.modulePath()));
    }

    /** Returns the disagreements in the order in which the go command prints them; none if vendor/ is not used. */
    static List<VendorDisagreement> check(ModuleTree tree) {
        if (!tree.usesVendor()) {
            return List.of();
        }
        VendorCheck check = new VendorCheck(tree, tree.vendor().orElseThrow());
        check.checkRequirements();
        check.checkReplacements();
        check.checkListed();
        return List.copyOf(check.disagreements);
    }

    private void checkRequirements() {
        for (GoMod mod : mods) {
            for (Requirement requirement : mod.require()) {
                if (!isListed(requirement.module(), VendoredModule::explicit)) {
                    add(
                            requirement.module(),
                            new SourceLine(mod.file(), requirement.line()),
                            "is explicitly required in go.mod, but not marked as explicit in vendor/modules.txt");
                }
            }
        }
    }

    private void checkReplacements() {
        mods.forEach(mod -> checkReplacements(mod.file(), mod.replace()));
        tree.work().ifPresent(work -> checkReplacements(work.file(), work.replace()));
    }

    private void checkReplacements(String file, List<Replacement> replacements) {
        for (Replacement replacement : replacements) {
            ModuleVersion original = replacement.original();
            Optional<ModuleVersion> marked =
                    Optional.ofNullable(listed.get(original)).flatMap(VendoredModule::replacement);
            if (mainModules.contains(original.path())) {
                continue;
            }
            if (marked.isEmpty()) {
                String problem = "is replaced in " + file + ", but not marked as replaced in vendor/modules.txt";
                add(original, new SourceLine(file, replacement.line()), problem);
            } else if (tree.work().isEmpty() && !marked.get().equals(replacement.target())) {
                // In a workspace, directories are written relative to go.work's place, so they differ only in form.
                String problem = "is replaced by " + replacement.target() + " in " + file
                        + ", but marked as replaced by " + marked.get() + " in vendor/modules.txt";
                add(original, new SourceLine(file, replacement.line()), problem);
            }
        }
    }

    private void checkListed() {
        for (VendoredModule module : vendor.modules()) {
            if (module.explicit() && !module.packages().isEmpty() && !isRequired(module.module())) {
                String problem = "is marked as explicit in vendor/modules.txt, but not explicitly required in go.mod";
                add(module.module(), new SourceLine(vendor.file(), module.line()), problem);
            }
            if (module.replacement().isPresent() && !isReplaced(module.module())) {
                String problem = "is marked as replaced in vendor/modules.txt, but not replaced in go.mod";
                add(module.module(), new SourceLine(vendor.file(), module.line()), problem);
            }
        }
    }

    private boolean isListed(ModuleVersion module, Predicate<VendoredModule> condition) {
        return Optional.ofNullable(listed.get(module)).filter(condition).isPresent();
    }

    private boolean isRequired(ModuleVersion module) {
        return mods.stream()
                .flatMap(mod -> mod.require().stream())
                .anyMatch(requirement -> requirement.module().equals(module));
    }

    private boolean isReplaced(ModuleVersion module) {
        List<Replacement> replacements = new ArrayList<>();
        mods.forEach(mod -> replacements.addAll(mod.replace()));
        tree.work().ifPresent(work -> replacements.addAll(work.replace()));
        return replacements.stream().anyMatch(one -> one.covers(module.path(), module.version()));
    }

    private void add(ModuleVersion module, SourceLine at, String problem) {
        disagreements.add(new VendorDisagreement(module, at, problem));
    }
}
