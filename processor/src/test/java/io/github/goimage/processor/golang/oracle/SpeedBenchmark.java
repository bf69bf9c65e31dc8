package io.github.goimage.processor.golang.oracle;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.GoSources;
import io.github.goimage.processor.golang.Targets;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.graph.ModuleTree;
import io.github.goimage.processor.golang.source.BuildTarget;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long reading a main package takes in a warm JVM, beside {@code go list -deps} and {@code go list -deps -json} of
 * the same, in turn in one run. Not in an ordinary run: {@code -Dtest=SpeedBenchmark}.
 */
@Tag("toolchain")
class SpeedBenchmark {
    private static final int WARM_UP = 100;
    private static final int ROUNDS = 15;
    private static final int COLD_ROUNDS = 3;
    private static final List<Integer> SIZES = List.of(2_000, 20_000, 40_000, 80_000);

    /** The serial collector takes heaps of whole steps, in MiB. */
    private static final int HEAP_STEP = 2;

    private static final BuildTarget TARGET = Targets.linux("amd64", false, 26);

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

    @Test
    void timeAndMemoryGrowWithTheNumberOfFiles() throws Exception {
        long heapOfFirst = 0;
        for (int files : SIZES) {
            Path root = large(files);
            List<Double> times = new ArrayList<>();
            // The files of one round are thousands: few rounds warm up.
            for (int round = 0; round < ROUNDS; round++) {
                times.add(milliseconds(() -> read(root, root, root)) * 1e3 / files);
            }
            long heap = smallestHeap(root);
            heapOfFirst = files == SIZES.get(0) ? heap : heapOfFirst;
            System.out.println(String.format(
                    Locale.ROOT,
                    "%d files: %.1f microseconds a file, read within a heap of %d MiB, %d bytes for each file"
                            + " beyond %d",
                    files,
                    median(times.subList(ROUNDS / 2, times.size())),
                    heap,
                    ((heap - heapOfFirst) << 20) / Math.max(1, files - SIZES.get(0)),
                    SIZES.get(0)));
        }
    }

    /**
     * The peak of what is needed at a time, in MiB: the smallest heap of a JVM, itself included, that does not run out.
     */
    private static long smallestHeap(Path root) throws Exception {
        long enough = HEAP_STEP;
        while (!isRead(root, enough)) {
            enough *= 2;
        }
        long tooSmall = enough / 2;
        while (enough - tooSmall > HEAP_STEP) {
            long middle = (enough + tooSmall) / 2 / HEAP_STEP * HEAP_STEP;
            if (isRead(root, middle)) {
                enough = middle;
            } else {
                tooSmall = middle;
            }
        }
        return enough;
    }

    private static boolean isRead(Path root, long heap) throws Exception {
        return otherJvm(List.of("-XX:+UseSerialGC", "-Xmx" + heap + "m"), root, root, root)
                .isPresent();
    }

    /** Returns how long the reading takes in a JVM that has just started, in milliseconds; empty if that fails. */
    private static Optional<Double> otherJvm(List<String> options, Path root, Path directory, Path main)
            throws Exception {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(options);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), SpeedBenchmark.class.getName()));
        words.addAll(List.of(root.toString(), directory.toString(), main.toString()));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? Optional.of(Double.valueOf(printed.strip())) : Optional.empty();
    }

    /** Reads a main package of a module below a root, and prints how many milliseconds it took. */
    public static void main(String[] arguments) throws Exception {
        System.out.println(
                milliseconds(() -> read(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]))));
    }

    private void compare(PublicModule module, String main) throws Exception {
        Path root = Files.createTempDirectory(temporary.toRealPath(), "module");
        Path directory = module.lay(root);
        Path mainDirectory = directory.resolve(main).normalize();
        GoCommand go = new GoCommand(directory, Map.of("CGO_ENABLED", "0"));
        List<Double> graph = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        List<Double> list = new ArrayList<>();
        List<Double> json = new ArrayList<>();
        List<Double> cold = new ArrayList<>();
        for (int round = 0; round < COLD_ROUNDS; round++) {
            cold.add(otherJvm(List.of(), root, directory, mainDirectory).orElseThrow());
        }
        go.run("list", "-deps", "-json", "-pgo=off", "./" + main);
        for (int round = 0; round < WARM_UP; round++) {
            read(root, directory, mainDirectory);
        }
        for (int round = 0; round < ROUNDS; round++) {
            graph.add(milliseconds(() -> readGraph(root, directory, mainDirectory)));
            all.add(milliseconds(() -> read(root, directory, mainDirectory)));
            list.add(milliseconds(() -> go.run("list", "-deps", "-pgo=off", "./" + main)));
            json.add(milliseconds(() -> go.run("list", "-deps", "-json", "-pgo=off", "./" + main)));
        }
        System.out.println(module.name() + " ms: graph " + spread(graph) + ", with packages and facts " + spread(all)
                + ", in a new JVM " + spread(cold) + ", go list -deps " + spread(list) + ", with -json " + spread(json)
                + String.format(
                        Locale.ROOT,
                        "; times faster than go list -deps: graph %.1f, all %.1f; with -json: graph %.1f, all %.1f",
                        median(list) / median(graph),
                        median(list) / median(all),
                        median(json) / median(graph),
                        median(json) / median(all)));
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
                Locale.ROOT, "%.1f (%.1f-%.1f)", median(times), sorted.get(0), sorted.get(sorted.size() - 1));
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
