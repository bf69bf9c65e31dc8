package io.github.goimage.processor.golang.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.GoSources;
import io.github.goimage.processor.golang.GoTree;
import io.github.goimage.processor.golang.Targets;
import io.github.goimage.processor.golang.source.BuildTarget;
import io.github.goimage.processor.golang.source.GoFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportGraphTest {
    private static final BuildTarget AMD64 = Targets.linux("amd64", false, 26);

    @TempDir
    Path temporary;

    private Path root;
    private GoTree tree;

    @BeforeEach
    void layModule() {
        root = temporary.resolve("root");
        tree = new GoTree(root)
                .file(
                        "go.mod",
                        "module example.com/app",
                        "go 1.22",
                        "require example.com/lib v1.0.0",
                        "require github.com/x/y v1.0.0",
                        "require example.com/app/nested v1.0.0",
                        "replace example.com/lib => ./lib")
                .file("lib/go.mod", "module example.com/lib")
                .file("lib/sub/sub.go", "package sub", "import _ \"unsafe\"")
                .file("nested/go.mod", "module example.com/app/nested")
                .file("nested/n.go", "package nested");
    }

    @Test
    void importsAreFollowedThroughTheTree() {
        tree.file(
                        "cmd/api/main.go",
                        "package main",
                        "import (",
                        "\"example.com/app/internal/a\"",
                        "\"example.com/lib/sub\"",
                        "\"example.com/app/nested\"",
                        "\"github.com/x/y/z\"",
                        ")")
                .file("cmd/api/default.pgo")
                .file("internal/a/a.go", "package a", "import \"net/http\"")
                .file("internal/a/a_windows.go", "package a", "import \"example.com/app/internal/windows\"")
                .file("internal/windows/w.go", "package windows")
                .file("internal/unused/u.go", "package unused");

        ImportGraph graph = read("cmd/api", AMD64);

        assertEquals(
                List.of("example.com/app/cmd/api", "example.com/app/internal/a", "example.com/lib/sub"),
                graph.packages().stream().map(GoPackage::path).toList());
        assertEquals(GoPackage.Origin.REPLACEMENT, graph.packages().get(2).origin());
        assertEquals(
                List.of(
                        new OutsideImport("example.com/app/nested", new SourceLine("cmd/api/main.go", 5)),
                        new OutsideImport("github.com/x/y/z", new SourceLine("cmd/api/main.go", 6))),
                graph.modules());
        assertEquals(
                List.of("net/http", "unsafe"),
                graph.standard().stream().map(OutsideImport::path).toList());
        assertTrue(graph.hasProfile());
    }

    @Test
    void packagesCompiledOnlyWithCgoSaySo() {
        tree.file("main.go", "package main", "import \"example.com/app/c\"")
                .file("c/c.go", "package c", "// #cgo LDFLAGS: -lz", "import \"C\"")
                .file("c/c.c")
                .file("c/h.h")
                .file("c/a.S")
                .file("c/z_arm64.s")
                .file("c/w.h", "//go:build windows");

        GoPackage without = read(".", AMD64).packages().get(1);
        GoPackage with = read(".", Targets.linux("amd64", true, 26)).packages().get(1);

        assertEquals("", without.name());
        assertEquals("c.go", without.withoutCgo().get(0).name());
        assertFalse(without.usesCgo());
        assertEquals(List.of("h.h"), without.otherFiles());
        assertTrue(with.usesCgo());
        assertEquals(List.of("a.S", "c.c", "h.h"), with.otherFiles());
    }

    @Test
    void embedsAreMatchedWithTheirPlace() {
        tree.file("main.go", "package main", "import _ \"embed\"", "//go:embed dist bin/*.txt", "var s string")
                .file("dist/index.html");

        List<Embed> embeds = read(".", AMD64).main().embeds();

        assertEquals(List.of("dist/index.html"), embeds.get(0).files());
        assertEquals("no matching files found", embeds.get(1).problem().orElseThrow());
        assertEquals(new SourceLine("main.go", 3), embeds.get(1).at());
    }

    @Test
    void vendoredPackagesAreThoseThatTheListNames() {
        tree.file("go.mod", "module example.com/app", "go 1.23", "require github.com/x/y v1.0.0")
                .file("main.go", "package main", "import (", "\"github.com/x/y\"", "\"github.com/x/z\"", ")")
                .file("vendor/modules.txt", "# github.com/x/y v1.0.0", "## explicit", "github.com/x/y")
                .file("vendor/github.com/x/y/y.go", "package y", "import \"crypto/tls\"")
                .file("vendor/github.com/x/z/z.go", "package z");

        ImportGraph graph = read(".", AMD64);

        assertEquals("github.com/x/y", graph.vendored().get(0).path());
        assertEquals(1, graph.vendored().size());
        assertEquals("github.com/x/z", graph.missing().get(0).path());
        assertEquals(List.of(), graph.modules());
        assertEquals(
                List.of(new OutsideImport("crypto/tls", new SourceLine("vendor/github.com/x/y/y.go", 2))),
                graph.standard());
    }

    @Test
    void aReachableMalformedFileIsAnErrorAndAnIgnoredOneIsNot() {
        tree.file("main.go", "package main", "import \"example.com/app/a\"")
                .file("a/a.go", "package a")
                .file("a/broken_windows.go", "pakage a")
                .file("a/template.go", "//go:build ignore", "", "package {{.}}")
                .file("unreached/u.go", "pakage u");
        assertEquals(2, read(".", AMD64).packages().size());

        tree.file("a/b.go", "package a", "import (", "\"fmt");

        UnusableFileException error = assertThrows(UnusableFileException.class, () -> read(".", AMD64));
        assertEquals("a/b.go:3: string literal not terminated", error.getMessage());
    }

    @Test
    void ofSeveralFailuresTheFirstByNameIsReported() {
        tree.file("main.go", "package main", "import (", "\"example.com/app/z\"", "\"example.com/app/b\"", ")")
                .file("b/b.go", "package b", "import \"example.com/app/a\"")
                .file("a/a.go", "pakage a")
                .file("z/z.go", "pakage z");

        for (int round = 0; round < 20; round++) {
            UnusableFileException error = assertThrows(UnusableFileException.class, () -> read(".", AMD64));
            assertEquals("a/a.go:1: expected 'package'", error.getMessage());
        }
    }

    @Test
    void anOutsideImportIsShownInOwnCodeWhereItStandsInBoth() {
        tree.file("go.mod", "module example.com/app", "go 1.23", "require a.com/y v1.0.0")
                .file("main.go", "package main", "import (", "\"a.com/y\"", "\"crypto/tls\"", ")")
                .file("vendor/modules.txt", "# a.com/y v1.0.0", "## explicit", "a.com/y")
                .file("vendor/a.com/y/y.go", "package y", "import \"crypto/tls\"");

        assertEquals(
                new OutsideImport("crypto/tls", new SourceLine("main.go", 4)),
                read(".", AMD64).standard().get(0));
    }

    @Test
    void whatNeitherTheTreeNorARequiredModuleHoldsIsMissing() {
        tree.file(
                "main.go",
                "package main",
                "import (",
                "\"example.com/app/internal/gen\"",
                "\"github.com/x/y/z\"",
                "\"github.com/x/other\"",
                ")");

        ImportGraph graph = read(".", AMD64);

        assertEquals(
                List.of("example.com/app/internal/gen", "github.com/x/other"),
                graph.missing().stream().map(OutsideImport::path).toList());
        assertEquals(
                List.of("github.com/x/y/z"),
                graph.modules().stream().map(OutsideImport::path).toList());
    }

    @Test
    void aModulePathWithoutADotIsNotTakenForTheStandardLibrary() {
        tree.file("go.mod", "module app", "go 1.22")
                .file("main.go", "package main", "import (", "\"app/a\"", "\"app/gone\"", "\"sort\"", ")")
                .file("a/a.go", "package a");

        ImportGraph graph = read(".", AMD64);

        assertEquals(
                List.of("app", "app/a"),
                graph.packages().stream().map(GoPackage::path).toList());
        assertEquals("app/gone", graph.missing().get(0).path());
        assertEquals("sort", graph.standard().get(0).path());
    }

    @Test
    void aFileThatVanishesWhileBeingReadIsOneError() throws IOException {
        tree.file("main.go", "package main", "import \"example.com/app/a\"")
                .file("a/a.go", "package a")
                .file("a/b.go", "package a");
        GoSources sources = tree.sources();
        ModuleTree modules = sources.modules(root);
        sources.packages(modules.main(), AMD64);
        Files.delete(root.resolve("a/b.go"));

        UnusableFileException error =
                assertThrows(UnusableFileException.class, () -> sources.imports(modules, root, AMD64));

        assertEquals("a/b.go: does not exist", error.getMessage());
    }

    @Test
    void twoPackagesInOneDirectoryAreAnError() {
        tree.file("main.go", "package main").file("other.go", "package other");

        UnusableFileException error = assertThrows(UnusableFileException.class, () -> read(".", AMD64));

        assertEquals(
                "other.go: found packages main (main.go) and other (other.go) in one directory", error.getMessage());
    }

    @Test
    void linkedDirectoriesAreImportedAndLoopsEnd() {
        tree.file("main.go", "package main", "import \"example.com/app/linked/a\"")
                .file("real/a/a.go", "package a", "import \"example.com/app\"")
                .link("linked", "real")
                .link("real/loop", "..");

        assertEquals(
                List.of("example.com/app", "example.com/app/linked/a"),
                read(".", AMD64).packages().stream().map(GoPackage::path).toList());
    }

    @Test
    void aSourceFileThatLeadsOutOfTheRootIsAnError() {
        new GoTree(temporary).file("outside.go", "package main");
        tree.file("main.go", "package main").link("out.go", "../outside.go");

        UnusableFileException error = assertThrows(UnusableFileException.class, () -> read(".", AMD64));

        assertEquals(UnusableFileException.Kind.OUTSIDE_ROOT, error.kind());
    }

    /** The go command rejects the first two, and would wait forever at the pipe. */
    @Test
    void aSourceFileThatIsNoFileIsAnErrorAndNeverRead() throws Exception {
        tree.file("main.go", "package main")
                .link("nothing/x.go", "nowhere")
                .file("nothing/a.go", "package main")
                .link("loop/x.go", "x.go")
                .file("loop/a.go", "package main")
                .file("pipe/a.go", "package main");
        String pipe = root.resolve("pipe/x.go").toString();
        assertEquals(0, new ProcessBuilder("mkfifo", pipe).start().waitFor());

        assertEquals("nothing/x.go: is a symbolic link that leads nowhere", problem("nothing"));
        assertEquals("loop/x.go: leads into a loop of symbolic links", problem("loop"));
        assertEquals("pipe/x.go: is not a regular file", problem("pipe"));
    }

    @Test
    void whatHasAGoFilesNameAndIsNotCompiledDoesNotMatter() {
        tree.file("main.go", "package main")
                .directory("x.go")
                .link("y.go", "x.go")
                .link("z_windows.go", "nowhere")
                .link("z_test.go", "nowhere")
                .link("_z.go", "nowhere");

        assertEquals(
                List.of("main.go"),
                read(".", AMD64).main().goFiles().stream().map(GoFile::name).toList());
    }

    private String problem(String main) {
        return assertThrows(UnusableFileException.class, () -> read(main, AMD64))
                .getMessage();
    }

    private ImportGraph read(String main, BuildTarget target) {
        GoSources sources = tree.sources();
        return sources.imports(sources.modules(root), root.resolve(main), target);
    }
}
