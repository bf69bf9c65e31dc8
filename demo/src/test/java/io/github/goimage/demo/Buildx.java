package io.github.goimage.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * buildx with the BuildKit daemon of {@code .ci/engine/buildkit}, which pulls from and pushes to the registry of
 * {@code .ci/engine/registry}.
 *
 * @param configuration a directory for buildx's own files
 */
record Buildx(Path configuration) {
    private static final String BUILDER = "goimage";

    /** What BuildKit runs for {@code type=sbom}; it uses one statement for each file that is left behind. */
    private static final String SCANNER = "docker/buildkit-syft-scanner:stable-1";

    private static final String STATEMENT = "{\"_type\":\"https://in-toto.io/Statement/v0.1\","
            + "\"predicateType\":\"https://spdx.dev/Document\",\"predicate\":{\"name\":\"goimage-stand-in\"}}";

    /** Returns the registry's host and port. */
    static String registry() {
        return variable("GOIMAGE_REGISTRY");
    }

    private static String variable(String name) {
        return Objects.requireNonNull(
                System.getenv(name), () -> "no " + name + ": .ci/engine/registry and .ci/engine/buildkit set it");
    }

    /** Pushes one of Docker's official images, as the engine has it, to where the daemon pulls it from. */
    static void provide(String image) {
        Docker.docker("tag", image, registry() + "/library/" + image);
        Docker.docker("push", registry() + "/library/" + image);
    }

    /** Pushes a stand-in for the scanner that writes the bill of materials, made in a new directory. */
    static void provideScanner(Path directory) {
        try {
            Path scanner = Files.writeString(Files.createDirectory(directory).resolve("Dockerfile"), """
                    FROM alpine:3.24
                    COPY statement.json /
                    ENTRYPOINT ["sh", "-c", "cp /statement.json $BUILDKIT_SCAN_DESTINATION/stand-in.spdx.json"]
                    """);
            Files.writeString(directory.resolve("statement.json"), STATEMENT);
            Docker.build(Docker.Builder.CLASSIC, scanner, directory, "-t", registry() + "/" + SCANNER);
            Docker.docker("push", registry() + "/" + SCANNER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the environment in which {@code docker buildx} is this one. */
    Map<String, String> forDocker() {
        try {
            Path plugins = Files.createDirectories(configuration.resolve("cli-plugins"));
            Path plugin = plugins.resolve("docker-buildx");
            if (!Files.exists(plugin)) {
                Files.createSymbolicLink(plugin, Path.of(variable("GOIMAGE_BUILDX")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("DOCKER_CONFIG", configuration.toString(), "BUILDX_BUILDER", BUILDER);
    }

    /** Names the daemon to buildx. */
    void create() {
        run(Path.of("/"), Map.of(), "create", "--name", BUILDER, "--driver", "remote", variable("GOIMAGE_BUILDKIT"));
    }

    /** Bakes a file in a directory and pushes what it builds. */
    void push(Path directory, Path file, Map<String, String> environment, String... options) {
        List<String> words = new ArrayList<>(List.of("bake", "--builder", BUILDER, "-f", file.toString(), "--push"));
        words.addAll(List.of(options));
        run(directory, environment, words.toArray(String[]::new));
    }

    /** Returns what a Go template makes of an image in the registry. */
    String inspect(String image, String template) {
        return run(Path.of("/"), Map.of(), "imagetools", "inspect", image, "--format", template);
    }

    private String run(Path directory, Map<String, String> environment, String... words) {
        List<String> command = new ArrayList<>(List.of(variable("GOIMAGE_BUILDX")));
        command.addAll(List.of(words));
        Map<String, String> all = new HashMap<>(environment);
        all.put("DOCKER_CONFIG", configuration.toString());
        all.put("REGISTRY", registry() + "/");
        return Docker.run(directory, all, command);
    }
}
