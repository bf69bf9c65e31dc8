package io.github.goimage.processor.gomod.oracle;

import io.github.goimage.processor.gomod.BuildTarget;
import io.github.goimage.processor.gomod.GoSources;
import io.github.goimage.processor.gomod.ImportGraph;
import io.github.goimage.processor.gomod.ModuleTree;
import io.github.goimage.processor.gomod.SourceTree;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long reading a main package takes, packages and graph and facts, beside {@code go list -deps} of the same, in turn
 * in one run. Not in an ordinary run: {@code -Dtest=SpeedBenchmark}.
 */
@Tag("toolchain")
class SpeedBenchmark {
    private static final int ROUNDS = 9;
    private static final BuildTarget TARGET = BuildTarget.linux("amd64", false, 26);

    @TempDir
    Path temporary;

    @Test
    void readingIsFasterThanGoList() throws Exception {
        compare(PublicModule.plain("github.com/junegunn/fzf@v0.65.2"), ".");
        compare(PublicModule.plain("github.com/nats-io/nats-server/v2@v2.15.1"), ".");
        compare(PublicModule.plain("github.com/caddyserver/caddy/v2@v2.11.9"), "cmd/caddy");
        compare(PublicModule.vendored("github.com/caddyserver/caddy/v2@v2.11.9"), "cmd/caddy");
        compare(PublicModule.vendored("github.com/coredns/coredns@v1.15.0"), ".");
        compare(PublicModule.plain("github.com/syncthing/syncthing@v1.30.0"), "cmd/syncthing");
    }

    /** Memory: what is held when everything is read. */
    @Test
    void timeAndMemoryGrowWithTheNumberOfFiles() throws Exception {
        for (int files : List.of(2_000, 20_000)) {
            Path root = large(files);
            List<Double> times = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                times.add(milliseconds(() -> read(root, root, root)) * 1e3 / files);
            }
            long before = usedHeap();
            GoSources sources = new GoSources(new SourceTree(root));
            ImportGraph graph = read(sources, root, root);
            long held;
            try {
                held = usedHeap() - before;
            } finally {
                Reference.reachabilityFence(sources);
                Reference.reachabilityFence(graph);
            }
            System.out.println(String.format(
                    Locale.ROOT,
                    "%d files: %.1f microseconds and %.2f KiB of heap a file",
                    files,
                    median(times),
                    held / 1024.0 / files));
        }
    }

    private static long usedHeap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private void compare(PublicModule module, String main) throws Exception {
        Path root = Files.createTempDirectory(temporary.toRealPath(), "module");
        Path directory = module.lay(root);
        Path mainDirectory = directory.resolve(main).normalize();
        GoCommand go = new GoCommand(directory, Map.of("CGO_ENABLED", "0"));
        List<Double> graph = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        go.run("list", "-deps", "-pgo=off", "./" + main);
        for (int round = 0; round < ROUNDS; round++) {
            graph.add(milliseconds(() -> readGraph(root, directory, mainDirectory)));
            all.add(milliseconds(() -> read(root, directory, mainDirectory)));
            theirs.add(milliseconds(() -> go.run("list", "-deps", "-pgo=off", "./" + main)));
        }
        System.out.println(module.name() + " ms: graph " + spread(graph) + ", with packages and facts " + spread(all)
                + ", go list -deps " + spread(theirs)
                + String.format(Locale.ROOT, "; graph %.1f times faster", median(theirs) / median(graph)));
    }

    private static double milliseconds(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static String spread(List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "first %.0f median %.0f (%.0f-%.0f)",
                times.get(0),
                median(times),
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }

    private static ImportGraph readGraph(Path root, Path directory, Path main) {
        GoSources sources = new GoSources(new SourceTree(root));
        return sources.imports(sources.modules(directory), main, TARGET);
    }

    private static ImportGraph read(Path root, Path directory, Path main) {
        return read(new GoSources(new SourceTree(root)), directory, main);
    }

    private static ImportGraph read(GoSources sources, Path directory, Path main) {
        ModuleTree modules = sources.modules(directory);
        sources.packages(modules.main(), TARGET);
        ImportGraph graph = sources.imports(modules, main, TARGET);
        sources.facts(graph);
        return graph;
    }

    private Path large(int files) throws Exception {
        Path root = Files.createTempDirectory(temporary.toRealPath(), "large");
        StringBuilder main = new StringBuilder("package main\n\nimport (\n");
        String source = "package p\n\nimport \"net/http\"\n\nfunc f() { http.Get(\"x\") }\n";
        for (int i = 0; i < files / 10; i++) {
            Path directory = Files.createDirectories(root.resolve("p" + i));
            for (int j = 0; j < 10; j++) {
                Files.writeString(directory.resolve("f" + j + ".go"), source);
            }
            main.append("\t_ \"example.com/m/p").append(i).append("\"\n");
        }
        Files.writeString(root.resolve("main.go"), main + ")\n");
        Files.writeString(root.resolve("go.mod"), "module example.com/m\n\ngo 1.26\n");
        return root;
    }
}
