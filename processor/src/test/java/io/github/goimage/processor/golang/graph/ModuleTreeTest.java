package io.github.goimage.processor.golang.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.GoSources;
import io.github.goimage.processor.golang.GoTree;
import io.github.goimage.processor.golang.graph.LocalModule.Status;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleTreeTest {
    @TempDir
    Path temporary;

    @Test
    void onlyReplacementsOfRequiredModulesAreRead() {
        GoTree tree = new GoTree(temporary)
                .file(
                        "app/go.mod",
                        "module example.com/app",
                        "go 1.22",
                        "require (",
                        "example.com/lib v1.0.0",
                        "example.com/pinned v1.1.0",
                        "example.com/gone v1.0.0",
                        "example.com/out v1.0.0",
                        ")",
                        "replace example.com/lib => ../lib",
                        "replace example.com/pinned v1.0.0 => ../pinned",
                        "replace example.com/unused => ../unused",
                        "replace example.com/gone => ../gone",
                        "replace example.com/out => ../../out",
                        "replace example.com/deep => ../deep")
                .file("lib/go.mod", "module example.com/lib", "go 1.24", "require example.com/deep v1.0.0")
                .file("deep/go.mod", "module example.com/deep")
                .file("pinned/go.mod", "module example.com/pinned")
                .file("unused/go.mod", "module example.com/unused");

        ModuleTree modules = tree.sources().modules(temporary.resolve("app"));

        assertEquals(
                List.of(
                        "example.com/deep PRESENT 14",
                        "example.com/gone MISSING 12",
                        "example.com/lib PRESENT 9",
                        "example.com/out OUTSIDE_ROOT 13"),
                modules.replacements().stream()
                        .map(module -> module.path() + " " + module.status() + " "
                                + module.at().number())
                        .toList());
        assertEquals("1.24", modules.requiredGo().orElseThrow().version().toString());
        assertEquals("lib/go.mod", modules.requiredGo().orElseThrow().at().file());
        assertTrue(modules.requiresModules());
    }

    @Test
    void aWorkspaceCountsWhereItUsesTheModule() {
        GoTree tree = new GoTree(temporary)
                .file("go.work", "go 1.25", "use (", "./app", "./lib", "./gone", ")", "replace example.com/x => ./y")
                .file("app/go.mod", "module example.com/app", "require example.com/x v1.0.0", "toolchain go1.26.1")
                .file("lib/go.mod", "module example.com/lib", "go 1.22", "replace example.com/x => ./z")
                .file("y/go.mod", "module example.com/x")
                .file("alone/go.mod", "module example.com/alone", "go 1.20");
        GoSources sources = tree.sources();

        ModuleTree modules = sources.modules(temporary.resolve("app"));
        ModuleTree alone = sources.modules(temporary.resolve("alone"));

        assertEquals(
                List.of("example.com/app", "example.com/lib", ""),
                modules.members().stream().map(LocalModule::path).toList());
        assertEquals(Status.MISSING, modules.members().get(2).status());
        assertEquals(temporary.resolve("y"), modules.replacements().get(0).directory());
        assertEquals("1.26.1", modules.requiredGo().orElseThrow().version().toString());
        assertFalse(modules.requiresModules());
        assertTrue(alone.work().isEmpty());
    }

    @Test
    void vendorIsUsedFromGo114OnAndReplacesReplacements() {
        GoTree tree = new GoTree(temporary)
                .file("new/go.mod", "module a", "go 1.14", "require b.c/d v1.0.0", "replace b.c/d => ../d")
                .directory("new/vendor")
                .file("old/go.mod", "module a", "go 1.13")
                .directory("old/vendor")
                .file("work/go.mod", "module a", "go 1.20")
                .file("work/vendor/modules.txt", "## workspace");
        GoSources sources = tree.sources();

        assertTrue(sources.modules(temporary.resolve("new")).usesVendor());
        assertEquals(List.of(), sources.modules(temporary.resolve("new")).replacements());
        assertFalse(sources.modules(temporary.resolve("old")).usesVendor());
        assertFalse(sources.modules(temporary.resolve("work")).usesVendor());
    }

    @Test
    void aMissingModuleIsOneError() {
        GoSources sources = new GoTree(temporary).sources();

        UnusableFileException error =
                assertThrows(UnusableFileException.class, () -> sources.modules(temporary.resolve("nowhere")));

        assertEquals("nowhere/go.mod: does not exist", error.getMessage());
        assertFalse(sources.isModule(temporary));
    }
}
