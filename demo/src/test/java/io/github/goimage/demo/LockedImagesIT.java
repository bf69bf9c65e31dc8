package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.demo.Docker.Builder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Images whose base and builder are pulled by the digests of goimage.lock, through a mirror: the registry of {@code
 * .ci/engine/registry}. What lies there under the names of Docker's images are stand-ins with a label of their own.
 */
@EnabledIfEnvironmentVariable(named = "GOIMAGE_REGISTRY", matches = ".+")
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
        registry = System.getenv("GOIMAGE_REGISTRY");
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
        Path folder = compile(baseDigest, builderDigest);
        Path dockerfile = folder.resolve(builder == Builder.BUILDKIT ? "Dockerfile" : "portable/Dockerfile");

        List<String> from = Files.readAllLines(dockerfile).stream()
                .filter(line -> line.startsWith("FROM "))
                .map(line -> line.replace("--platform=$BUILDPLATFORM ", ""))
                .toList();
        assertEquals(
                List.of(
                        "FROM " + registry + "/library/" + BUILDER + "@" + builderDigest + " AS build",
                        "FROM " + registry + "/library/" + BASE + "@" + baseDigest),
                from);

        String image = "goimage-locked-" + builder.name().toLowerCase(java.util.Locale.ROOT);
        Docker.build(builder, dockerfile, project, "--no-cache", "--network=host", "-t", image);
        assertEquals(BASE, label(image, "com.acme.pulled"));
        assertEquals("docker.io/library/" + BASE, label(image, "org.opencontainers.image.base.name"));
        assertEquals(baseDigest, label(image, "org.opencontainers.image.base.digest"));
        assertEquals("hello", Docker.docker("run", "--rm", "--network=none", image));
        Docker.docker("rmi", image);
    }

    @Test
    void isNotBuiltOfAnythingElse() throws IOException {
        Path folder = compile("sha256:" + "0".repeat(64), builderDigest);

        IllegalStateException failure = assertThrows(
                IllegalStateException.class,
                () -> Docker.build(
                        Builder.BUILDKIT,
                        folder.resolve("Dockerfile"),
                        project,
                        "--network=host",
                        "-t",
                        "goimage-unlocked"));
        assertTrue(failure.getMessage().contains("0".repeat(64)), failure::getMessage);
    }

    /** The folder of the files that goimage writes with these digests locked. */
    private Path compile(String base, String builder) throws IOException {
        Files.createDirectory(project.resolve(".git"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.writeString(project.resolve("go.mod"), "module example.com/hello\n\ngo 1.21\n");
        Files.writeString(
                project.resolve("main.go"),
                "package main\n\nimport \"os\"\n\nfunc main() { os.Stdout.WriteString(\"hello\") }\n");
        Files.writeString(project.resolve("goimage.properties"), "mirror.docker.io = " + registry + "\n");
        Files.writeString(project.resolve("goimage.lock"), BASE + " " + base + "\n" + BUILDER + " " + builder + "\n");
        Path source = Files.writeString(
                project.resolve("package-info.java"),
                "@io.github.goimage.GoImage(base = io.github.goimage.Base.ALPINE)\npackage com.acme.hello;\n");
        Path classes = Files.createDirectory(project.resolve("classes"));
        String path = System.getProperty("java.class.path");
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        "-cp",
                        path,
                        "-processorpath",
                        path,
                        source.toString());
        assertEquals(0, code);
        return classes.resolve("META-INF/goimage/hello");
    }

    private static String label(String image, String key) {
        return Docker.inspect(image, "{{index .Config.Labels \"" + key + "\"}}");
    }
}
