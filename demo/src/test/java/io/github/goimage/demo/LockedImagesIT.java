package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.goimage.demo.Docker.Builder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Images whose base and builder are pulled by the digests of goimage.lock, through a mirror: the registry of
 * {@code .ci/engine/registry}. What lies there under the names of Docker's images are stand-ins with a label of their
 * own.
 */
final class LockedImagesIT {
    private static String registry;

    /**
     * Images that belong together.
     *
     * @param base the reference that the annotation means
     * @param builder likewise, of the builder
     * @param baseName the base's name in a label
     * @param settings goimage.properties, before the registry
     * @param annotation the members of the annotation
     */
    record Images(String base, String builder, String baseName, String settings, String annotation) {}

    private static final Images OFFICIAL = new Images(
            "alpine:3.24",
            "golang:1.26-alpine",
            "docker.io/library/alpine:3.24",
            "mirror.docker.io = ",
            "base = ALPINE, waive = @Waiver(rule = \"OversizedBase\", reason = \"what is pulled is tested\")");

    /** Their tags move, so that they need the lock file. */
    private static final Images CHAINGUARD = new Images(
            "cgr.dev/chainguard/static:latest",
            "cgr.dev/chainguard/go:latest",
            "cgr.dev/chainguard/static:latest",
            "images = chainguard\nmirror.cgr.dev = ",
            "base = DISTROLESS_STATIC");

    private static final Map<String, String> DIGESTS = new HashMap<>();

    @TempDir
    Path project;

    @BeforeAll
    static void push() throws IOException {
        registry = Objects.requireNonNull(
                System.getenv("GOIMAGE_REGISTRY"),
                "no registry: eval \"$(.ci/engine/registry)\" starts one and sets GOIMAGE_REGISTRY");
        for (Images images : List.of(OFFICIAL, CHAINGUARD)) {
            DIGESTS.put(images.base(), push(images.base()));
            DIGESTS.put(images.builder(), push(images.builder()));
        }
    }

    private static String digest(String reference) {
        return Objects.requireNonNull(DIGESTS.get(reference), reference);
    }

    /** Returns the reference in the registry that stands for the one of another. */
    private static String mirrored(String reference) {
        return registry + "/" + (reference.startsWith("cgr.dev/") ? reference.substring(8) : "library/" + reference);
    }

    /** Pushes a stand-in, removes it from the engine, and returns its digest. */
    private static String push(String reference) throws IOException {
        Path folder = Files.createTempDirectory("pushed");
        Path dockerfile = Files.writeString(
                folder.resolve("Dockerfile"), "FROM " + reference + "\nLABEL com.acme.pulled=\"" + reference + "\"\n");
        String pushed = mirrored(reference);
        Docker.build(Builder.CLASSIC, dockerfile, folder, "-t", pushed);
        Docker.docker("push", pushed);
        String digest = Docker.inspect(pushed, "{{index .RepoDigests 0}}").replaceFirst(".*@", "");
        Docker.docker("rmi", pushed);
        return digest;
    }

    static Stream<Arguments> images() {
        return Stream.of(Builder.values())
                .flatMap(builder -> Stream.of(arguments(OFFICIAL, builder), arguments(CHAINGUARD, builder)));
    }

    @ParameterizedTest
    @MethodSource("images")
    void isBuiltOfWhatTheLockFileNames(Images images, Builder builder) throws IOException {
        Path dockerfile = compile(images, digest(images.base())).dockerfile(builder);

        List<String> from = Files.readAllLines(dockerfile).stream()
                .filter(line -> line.startsWith("FROM "))
                .map(line -> line.replace("--platform=$BUILDPLATFORM ", ""))
                .toList();
        assertEquals(
                List.of(
                        "FROM " + mirrored(images.builder()) + "@" + digest(images.builder()) + " AS build",
                        "FROM " + mirrored(images.base()) + "@" + digest(images.base())),
                from);

        String image = "goimage-locked-" + builder.name().toLowerCase(Locale.ROOT);
        Docker.build(builder, dockerfile, project, "--no-cache", "--network=host", "-t", image);
        assertEquals(images.base(), label(image, "com.acme.pulled"));
        assertEquals(images.baseName(), label(image, "org.opencontainers.image.base.name"));
        assertEquals(digest(images.base()), label(image, "org.opencontainers.image.base.digest"));
        assertEquals("hello", Docker.docker("run", "--rm", "--network=none", image));
        Docker.docker("rmi", image);
    }

    @Test
    void isNotBuiltOfAnythingElse() {
        Compiled compiled = compile(OFFICIAL, "sha256:" + "0".repeat(64));

        IllegalStateException failure = assertThrows(
                IllegalStateException.class,
                () -> Docker.build(
                        Builder.BUILDKIT,
                        compiled.dockerfile(Builder.BUILDKIT),
                        project,
                        "--network=host",
                        "-t",
                        "goimage-unlocked"));
        assertTrue(failure.getMessage().contains("0".repeat(64)), failure::getMessage);
    }

    private Compiled compile(Images images, String baseDigest) {
        Compiled compiled = Compiled.in(
                project,
                Map.of(
                        "go.mod",
                        "module example.com/hello\n\ngo 1.21\n",
                        "main.go",
                        "package main\n\nimport \"os\"\n\nfunc main() { os.Stdout.WriteString(\"hello\") }\n",
                        "goimage.properties",
                        images.settings() + registry + "\n",
                        "goimage.lock",
                        images.base() + " " + baseDigest + "\n" + images.builder() + " " + digest(images.builder())
                                + "\n"),
                images.annotation());
        assertEquals("", compiled.rules(), compiled::toString);
        return compiled;
    }

    private static String label(String image, String key) {
        return Docker.inspect(image, "{{index .Config.Labels \"" + key + "\"}}");
    }
}
