package io.github.goimage.demo;

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
