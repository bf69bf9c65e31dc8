package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.demo.Docker.Builder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each Dockerfile that the processor's tests expect builds its project, in both flavors, to the same bytes. A project
 * with an {@code output.txt} prints that text when its image runs with the command in the Dockerfile's header.
 */
final class ExpectedProjectsIT {
    private static final Path EXPECTED = Path.of("../processor/src/test/resources/expected");

    /** A digest or a server that is made up, a Go that the engine does not have, no Go code: nothing to build. */
    private static final List<String> NOT_TO_BUILD = List.of(
            "company-settings",
            "from-digest",
            "images-chainguard",
            "locked",
            "lone-package-info",
            "newer-toolchain",
            "private-ca",
            "private-modules",
            "private-modules-cgo",
            "private-modules-ssh",
            "private-modules-two-hosts",
            "refused");

    static Stream<Path> dockerfiles() throws IOException {
        try (Stream<Path> paths = Files.walk(EXPECTED)) {
            return paths
                    .filter(path ->
                            path.endsWith("Dockerfile") && !path.getParent().endsWith("portable"))
                    .filter(path -> !NOT_TO_BUILD.contains(
                            EXPECTED.relativize(path).getName(0).toString()))
                    .sorted(Comparator.naturalOrder())
                    .toList()
                    .stream();
        }
    }

    @Test
    void thereAreDockerfiles() throws IOException {
        assertTrue(dockerfiles().count() >= 15);
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void builds(Path dockerfile) throws IOException {
        String name = dockerfile.getParent().getFileName().toString();
        Path folder = EXPECTED.resolve(EXPECTED.relativize(dockerfile).getName(0));
        Path context = folder.resolve("project")
                .resolve(context(dockerfile))
                .toAbsolutePath()
                .normalize();

        Path portable = dockerfile.resolveSibling("portable/Dockerfile");
        build(Builder.BUILDKIT, dockerfile, context, name + "-buildkit", variant(portable));
        build(Builder.CLASSIC, portable, context, name + "-classic", List.of());

        // Not the size: of the classic builder's image, engine 20.10 counts the lengths of symbolic links, too.
        assertEquals(Docker.contents(name + "-buildkit"), Docker.contents(name + "-classic"));
        String config = "{{.Config.User}} {{json .Config.Env}} {{json .Config.Labels}} {{json .Config.Cmd}}";
        assertEquals(Docker.inspect(name + "-buildkit", config), Docker.inspect(name + "-classic", config));
        if (Files.exists(folder.resolve("output.txt"))) {
            String output = Files.readString(folder.resolve("output.txt")).strip();
            assertEquals(output, run(dockerfile, name + "-buildkit"));
            assertEquals(output, run(dockerfile, name + "-classic"));
        }
    }

    /** What the portable flavor always compiles for, BuildKit has to be asked for. */
    private static List<String> variant(Path portable) throws IOException {
        Matcher matcher = Pattern.compile("GOAMD64=(v\\d)").matcher(Files.readString(portable));
        return matcher.find() ? List.of("--build-arg", "TARGETVARIANT=" + matcher.group(1)) : List.of();
    }

    private static void build(Builder builder, Path dockerfile, Path context, String tag, List<String> more) {
        List<String> options = new ArrayList<>(List.of("--network=host", "-t", tag));
        options.addAll(more);
        Docker.build(builder, dockerfile.toAbsolutePath().normalize(), context, options.toArray(String[]::new));
    }

    /** Returns what an image prints when it runs as the header says: read-only, without capabilities. */
    private static String run(Path dockerfile, String tag) throws IOException {
        String command = command(dockerfile, "docker run");
        List<String> words = new ArrayList<>(List.of(
                command.substring("docker ".length(), command.lastIndexOf(' ')).split(" ")));
        words.add(tag);
        return Docker.docker(words.toArray(String[]::new));
    }

    /** A command of the header. */
    private static String command(Path dockerfile, String beginning) throws IOException {
        return Files.readAllLines(dockerfile).stream()
                .filter(line -> line.startsWith("# " + beginning))
                .findFirst()
                .orElseThrow()
                .substring("# ".length());
    }

    /** Returns the context as the header names it, the last word of the build command. */
    static String context(Path dockerfile) throws IOException {
        String before = "-f <this file> ";
        String word = Files.readAllLines(dockerfile).stream()
                .filter(line -> line.startsWith("# docker build"))
                .map(line -> line.substring(line.indexOf(before) + before.length()))
                .findFirst()
                .orElseThrow();
        return word.startsWith("'") ? word.substring(1, word.length() - 1).replace("'\\''", "'") : word;
    }
}
