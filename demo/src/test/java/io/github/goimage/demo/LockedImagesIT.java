package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.demo.Docker.Builder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Images whose base and builder are pulled by the digests of goimage.lock, through a mirror: the registry of
 * {@code .ci/engine/registry}. What lies there under the names of Docker's images are stand-ins with a label of their
 * own.
 */
final class LockedImagesIT {
    private static final String BASE = "alpine:3.24";
    private static final String BUILDER = "golang:1.26-alpine";

    private static String registry;
    private static String baseDigest;
    private static String builderDigest;

    @TempDir
    Path project;

    @BeforeAll
    static void push() throws IOException {
        registry = Objects.requireNonNull(
                System.getenv("GOIMAGE_REGISTRY"),
                "no registry: eval \"$(.ci/engine/registry)\" starts one and sets GOIMAGE_REGISTRY");
        baseDigest = push(BASE);
        builderDigest = push(BUILDER);
    }

    /** Pushes a stand-in, removes it from the engine, and returns its digest. */
    private static String push(String reference) throws IOException {
        Path folder = Files.createTempDirectory("pushed");
        Path dockerfile = Files.writeString(
                folder.resolve("Dockerfile"), "FROM " + reference + "\nLABEL com.acme.pulled=\"" + reference + "\"\n");
        String pushed = registry + "/library/" + reference;
        Docker.build(Builder.CLASSIC, dockerfile, folder, "-t", pushed);
        Docker.docker("push", pushed);
        String digest = Docker.inspect(pushed, "{{index .RepoDigests 0}}").replaceFirst(".*@", "");
        Docker.docker("rmi", pushed);
        return digest;
    }

    @ParameterizedTest
    @EnumSource(Builder.class)
    void isBuiltOfWhatTheLockFileNames(Builder builder) throws IOException {
        Path dockerfile = compile(baseDigest, builderDigest).dockerfile(builder);

        List<String> from = Files.readAllLines(dockerfile).stream()
                .filter(line -> line.startsWith("FROM "))
                .map(line -> line.replace("--platform=$BUILDPLATFORM ", ""))
                .toList();
        assertEquals(
                List.of(
                        "FROM " + registry + "/library/" + BUILDER + "@" + builderDigest + " AS build",
                        "FROM " + registry + "/library/" + BASE + "@" + baseDigest),
                from);

        String image = "goimage-locked-" + builder.name().toLowerCase(Locale.ROOT);
        Docker.build(builder, dockerfile, project, "--no-cache", "--network=host", "-t", image);
        assertEquals(BASE, label(image, "com.acme.pulled"));
        assertEquals("docker.io/library/" + BASE, label(image, "org.opencontainers.image.base.name"));
        assertEquals(baseDigest, label(image, "org.opencontainers.image.base.digest"));
        assertEquals("hello", Docker.docker("run", "--rm", "--network=none", image));
        Docker.docker("rmi", image);
    }

    @Test
    void isNotBuiltOfAnythingElse() {
        Compiled compiled = compile("sha256:" + "0".repeat(64), builderDigest);

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

    private Compiled compile(String base, String builder) {
        Compiled compiled = Compiled.in(
                project,
                Map.of(
                        "go.mod",
                        "module example.com/hello\n\ngo 1.21\n",
                        "main.go",
                        "package main\n\nimport \"os\"\n\nfunc main() { os.Stdout.WriteString(\"hello\") }\n",
                        "goimage.properties",
                        "mirror.docker.io = " + registry + "\n",
                        "goimage.lock",
                        BASE + " " + base + "\n" + BUILDER + " " + builder + "\n"),
                "base = ALPINE, waive = @Waiver(rule = \"OversizedBase\", reason = \"what is pulled is tested\")");
        assertEquals("", compiled.rules(), compiled::toString);
        return compiled;
    }

    private static String label(String image, String key) {
        return Docker.inspect(image, "{{index .Config.Labels \"" + key + "\"}}");
    }
}
