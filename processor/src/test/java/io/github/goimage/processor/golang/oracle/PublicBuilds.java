package io.github.goimage.processor.golang.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.TestCompiler;
import io.github.goimage.processor.TestCompiler.Message;
import io.github.goimage.processor.TestCompiler.Outcome;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.GoSources;
import io.github.goimage.processor.golang.Targets;
import io.github.goimage.processor.golang.graph.PackageDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds public modules with the printed command, in both flavors: what compiles builds. One main package a module; one
 * that the go command cannot build in its own directory either is named with the reason, and left aside. Needs the go
 * command, the module proxy and a Docker Engine, and most of an hour, so it runs only when it is named:
 * {@code -Dtest=PublicBuilds}, with {@code -Doracle.only=fzf} for the modules of that name.
 */
@Tag("engine")
class PublicBuilds {
    private final List<String> failures = new ArrayList<>();
    private int builds;
    private int unbuildable;

    @TempDir
    Path temporary;

    @Test
    void whatCompilesBuilds() throws Exception {
        int number = 0;
        for (PublicModule module : PublicModules.ALL) {
            if (module.name().contains(System.getProperty("oracle.only", ""))) {
                build(module, temporary.toRealPath().resolve("module" + number++));
            }
        }
        System.out.println(
                "builds=" + builds + " of modules that do not build=" + unbuildable + " failures=" + failures.size());
        assertEquals(List.of(), failures);
    }

    private void build(PublicModule module, Path root) throws Exception {
        Path directory = module.lay(root);
        GoSources sources = new GoSources(new SourceTree(root));
        List<String> mains =
                sources.packages(sources.modules(directory).main(), Targets.linux("amd64", false, 26)).stream()
                        .filter(PackageDirectory::isMain)
                        .map(found -> found.path().equals(".") ? "." : "./" + found.path())
                        .sorted(Comparator.comparingInt(String::length))
                        .toList();
        if (!mains.isEmpty()) {
            String path =
                    directory.equals(root) ? "." : root.relativize(directory).toString();
            Outcome outcome = TestCompiler.in(root.resolveSibling("java-" + root.getFileName()))
                    .annotation("name = \"public\", module = \"" + path + "\", main = \"" + mains.get(0) + "\"")
                    .option("-Agoimage.projectDir=" + root, "-Agoimage.rootDir=" + root)
                    .javac();
            for (Message note : outcome.notes()) {
                String command = note.text()
                        .lines()
                        .toList()
                        .get(1)
                        .replaceFirst("docker build", "docker build -q --network=host");
                Optional<String> reason = reasonNotToBuild(directory, mains.get(0));
                reason.ifPresent(text -> System.out.println(module.name() + ": go build " + text));
                run(module.name() + " " + mains.get(0), "1", command, reason.isPresent());
                // docs/shipping.md: some builders read only the file in the root.
                Path context = Path.of(command.substring(command.lastIndexOf(' ') + 1));
                Files.writeString(context.resolve(".dockerignore"), outcome.file("public", "portable/.dockerignore"));
                run(
                        module.name() + " " + mains.get(0),
                        "0",
                        command.replace("/Dockerfile ", "/portable/Dockerfile "),
                        reason.isPresent());
            }
        }
        delete(root);
    }

    /** Returns what the go command says if it cannot build a package, outside any container. */
    private static Optional<String> reasonNotToBuild(Path directory, String main) throws InterruptedException {
        try {
            new GoCommand(directory, Map.of("CGO_ENABLED", "0")).run("build", "-o", "/dev/null", main);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void run(String what, String buildKit, String command, boolean mayFail)
            throws IOException, InterruptedException {
        Path log = temporary.resolve("log");
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        shell.environment().putAll(Map.of("DOCKER_BUILDKIT", buildKit));
        int exit = shell.start().waitFor();
        builds++;
        System.out.println(what + " BuildKit=" + buildKit + " exit=" + exit);
        if (exit != 0 && mayFail) {
            unbuildable++;
        } else if (exit != 0) {
            List<String> lines = Files.readAllLines(log);
            failures.add(
                    what + " BuildKit=" + buildKit + ": " + lines.subList(Math.max(0, lines.size() - 8), lines.size()));
        }
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
