package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.demo.Docker.Builder;
import io.github.goimage.demo.localcache.LocalcacheImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a builder gets to see of a module with secrets and a built binary in it. */
final class BuildContextIT {
    private static final List<String> PLANTED = List.of(".env", "id_rsa", "main", ".git/config", "internal/.env");

    @TempDir
    Path module;

    @BeforeEach
    void plant() throws IOException {
        copy(Path.of(LocalcacheImage.CONTEXT).toAbsolutePath(), module);
        for (String path : PLANTED) {
            Files.createDirectories(module.resolve(path).getParent());
            Files.writeString(module.resolve(path), path.equals("main") ? "\u007fELF" : "secret");
        }
    }

    @Test
    void buildKitSeesTheSourcesAlone() throws IOException {
        // Another Dockerfile with the same ignore file: it copies all that the builder is given.
        Path dockerfile = module.resolve("Dockerfile.all");
        Files.writeString(dockerfile, "FROM scratch\nCOPY . /\n");
        Files.writeString(module.resolve("Dockerfile.all.dockerignore"), LocalcacheImage.ignoreFile());
        Docker.build(Builder.BUILDKIT, dockerfile, module, "-t", "context");
        assertSourcesAlone(Docker.files("context"), "");
    }

    @Test
    void theClassicBuilderSeesTheSourcesAlone() {
        // No ignore file lies at the root of the context, so the classic builder is sent everything.
        Path dockerfile =
                Path.of("target/classes", LocalcacheImage.PORTABLE_DOCKERFILE).toAbsolutePath();
        Docker.build(Builder.CLASSIC, dockerfile, module, "--target", "build", "-t", "stage");
        List<String> copied = Docker.files("stage").stream()
                .filter(file -> file.startsWith("src/"))
                .toList();
        assertTrue(copied.contains("src/main.go"), copied::toString);
        assertEquals(
                List.of(),
                copied.stream()
                        .filter(file -> PLANTED.subList(0, 4).stream().anyMatch(path -> file.equals("src/" + path)))
                        .toList());
    }

    private static void assertSourcesAlone(List<String> files, String prefix) {
        assertTrue(files.contains(prefix + "main.go"), files::toString);
        assertTrue(files.contains(prefix + "internal/cache/cache.go"), files::toString);
        assertTrue(files.contains(prefix + "go.mod"), files::toString);
        List<String> unwanted = files.stream()
                .filter(file -> PLANTED.contains(file) || file.endsWith("_test.go") || file.startsWith(".git"))
                .toList();
        assertEquals(List.of(), unwanted);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            paths.forEach(path -> {
                try {
                    Path target = to.resolve(from.relativize(path).toString());
                    if (!Files.isDirectory(target)) {
                        Files.copy(path, target);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
