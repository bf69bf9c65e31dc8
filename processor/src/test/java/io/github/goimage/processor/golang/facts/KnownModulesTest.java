package io.github.goimage.processor.golang.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.golang.GoSources;
import io.github.goimage.processor.golang.GoTree;
import io.github.goimage.processor.golang.Targets;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.graph.ImportResolver;
import io.github.goimage.processor.golang.graph.OutsideImport;
import io.github.goimage.processor.table.Table;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownModulesTest {
    @TempDir
    Path temporary;

    @Test
    void aPathIsHeldByTheLongestRow() {
        assertEquals(Set.of(ModuleEffect.TLS_CLIENT), effects("google.golang.org/grpc/credentials/oauth"));
        assertEquals(Set.of(), effects("google.golang.org/grpc/credentials/insecure"));
        assertEquals(Set.of(), effects("google.golang.org/grpc"));
        assertEquals(Set.of(ModuleEffect.TLS_CLIENT), effects("golang.org/x/crypto/acme/autocert"));
        assertTrue(effects("github.com/jackc/pgx/v5/pgxpool").contains(ModuleEffect.TLS_CLIENT));
        assertEquals(Optional.empty(), KnownModules.of("github.com/jackc/pgxmock"));
    }

    @Test
    void aRowHasNoMajorVersion() {
        assertEquals(
                List.of(),
                Table.read("modules.tsv").stream()
                        .map(row -> row.get(0))
                        .filter(path -> path.matches(".*/v[0-9]+"))
                        .toList());
    }

    @Test
    void everyEffectIsThatOfAModule() {
        assertEquals(
                EnumSet.allOf(ModuleEffect.class),
                Table.read("modules.tsv").stream()
                        .flatMap(row -> effects(row.get(0)).stream())
                        .collect(Collectors.toSet()));
    }

    /** A reason stands beside each effect of its row: what it says of cgo is none for temporary files. */
    @Test
    void aReasonIsThatOfEachEffect() {
        assertEquals(
                List.of(),
                Table.read("modules.tsv").stream()
                        .filter(row -> effects(row.get(0)).size() > 1)
                        .filter(row -> row.get(2).contains("cgo"))
                        .toList());
    }

    /** Without a row, what a framework needs counts as unread, and all is added. */
    @Test
    void eachModuleWithFactsHasARow() {
        List<String> without = FactPatterns.PATHS.stream()
                .filter(path -> !ImportResolver.isStandard(path))
                .filter(path -> KnownModules.of(path).isEmpty())
                .toList();

        assertEquals(List.of(), without);
    }

    @Test
    void onlyWhatIsReachedCounts() {
        GoTree tree = new GoTree(temporary)
                .file("go.mod", "module example.com/app", "require github.com/lib/pq v1.0.0")
                .file("main.go", "package main", "import \"example.com/app/db\"")
                .file("db/db.go", "package db", "import _ \"github.com/mattn/go-sqlite3\"")
                .file("unreached/u.go", "package u", "import _ \"github.com/lib/pq\"");
        GoSources sources = tree.sources();

        List<ReachedModule> reached = sources.knownModules(
                sources.imports(sources.modules(temporary), temporary, Targets.linux("amd64", false, 26)));

        assertEquals(1, reached.size());
        assertTrue(reached.get(0).module().effects().contains(ModuleEffect.NEEDS_CGO));
        assertEquals(
                new OutsideImport("github.com/mattn/go-sqlite3", new SourceLine("db/db.go", 2)),
                reached.get(0).imported());
    }

    @Test
    void whatNoRowHoldsIsUnknown() {
        GoTree tree = new GoTree(temporary)
                .file("go.mod", "module example.com/app", "require a.b/c v1.0.0")
                .file("main.go", "package main", "import (", "\"a.b/c\"", "\"github.com/google/uuid\"", ")");
        GoSources sources = tree.sources();
        ImportGraph graph = sources.imports(sources.modules(temporary), temporary, Targets.linux("amd64", false, 26));

        assertEquals(List.of("a.b/c"), sources.unknownModules(graph));
        assertEquals(List.of(), sources.knownModules(graph));
    }

    private static Set<ModuleEffect> effects(String path) {
        return KnownModules.of(path).orElseThrow().effects();
    }
}
