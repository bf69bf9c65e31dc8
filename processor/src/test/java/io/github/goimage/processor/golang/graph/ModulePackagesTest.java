package io.github.goimage.processor.golang.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.golang.GoSources;
import io.github.goimage.processor.golang.GoTree;
import io.github.goimage.processor.golang.Targets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulePackagesTest {
    @TempDir
    Path temporary;

    private GoTree tree;

    @BeforeEach
    void layModule() {
        tree = new GoTree(temporary).file("go.mod", "module example.com/m", "ignore ./web", "ignore gen");
    }

    @Test
    void packagesAreNamedByTheirClauseNotTheirFiles() {
        tree.file("main.go", "package library")
                .file("cmd/api/server.go", "package main")
                .file("cmd/lib/main.go", "package lib");

        assertEquals(List.of(". library", "cmd/api main", "cmd/lib lib"), find());
    }

    @Test
    void whatGoLeavesOutIsLeftOut() {
        tree.file("testdata/a.go", "package main")
                .file("vendor/x/a.go", "package main")
                .file("_old/a.go", "package main")
                .file(".hidden/a.go", "package main")
                .file("nested/go.mod", "module example.com/nested")
                .file("nested/a.go", "package main")
                .file("web/a.go", "package main")
                .file("a/gen/a.go", "package main")
                .file("b/_a.go", "package main")
                .file("c/a_test.go", "package main")
                .file("d/a_windows.go", "package main")
                .file("e/a.go", "//go:build ignore", "", "package main")
                .file("f/a.go", "package documentation")
                .file("g/a.go", "package main", "import \"C\"")
                .directory("h/x.go")
                .file("real/a.go", "package real")
                .link("linked", "real")
                .file("tools/web/a.go", "package web");

        assertEquals(List.of("real real", "tools/web web"), find());
    }

    @Test
    void aMalformedFileDoesNotHideTheOthers() {
        tree.file("a/a.go", "pakage main").file("a/b.go", "package main").link("a/c.go", "/nowhere/c.go");

        assertEquals(List.of("a main"), find());
    }

    private List<String> find() {
        GoSources sources = tree.sources();
        return sources.packages(sources.modules(temporary).main(), Targets.linux("amd64", false, 26)).stream()
                .map(found -> found.path() + " " + found.name())
                .toList();
    }
}
