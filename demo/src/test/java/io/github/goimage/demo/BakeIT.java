package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.demo.Docker.Builder;
import io.github.goimage.demo.localcache.LocalcacheImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo's bake file as a release uses it: buildx has a current BuildKit build it, attest it and push it to the
 * registry of {@code .ci/engine/registry}. The scanner that writes the bill of materials is a stand-in, as the base
 * images are.
 */
final class BakeIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String BUILDER = "golang:1.26-alpine";

    @TempDir
    Path directory;

    private final String registry = Buildx.registry();

    @BeforeEach
    void pushWhatTheBuildPulls() {
        Buildx.provide(BUILDER);
        Buildx.provideScanner(directory.resolve("scanner"));
    }

    @Test
    void pushesTheImageWithItsProvenanceAndBillOfMaterials() {
        Path classes = Path.of("target/classes").toAbsolutePath();
        Path dockerfile = classes.resolve(LocalcacheImage.DOCKERFILE);
        String image = registry + "/" + LocalcacheImage.NAME + ":1.2";

        Buildx buildx = new Buildx(directory);
        buildx.create();
        buildx.push(ROOT, dockerfile.resolveSibling("docker-bake.json"), Map.of("TAG", "1.2"));

        String provenance = attestation(buildx, image, "Provenance");
        assertTrue(provenance.contains("pkg:docker/golang@1.26-alpine"), provenance);
        // Only mode=max tells the steps.
        assertTrue(provenance.contains("\"-o\",\"/out/root/app\""), provenance);
        String materials = attestation(buildx, image, "SBOM");
        assertTrue(materials.contains("goimage-stand-in"), materials);

        Docker.docker("pull", image);
        Docker.build(
                Builder.BUILDKIT,
                dockerfile,
                ROOT.resolve("demo").resolve(LocalcacheImage.CONTEXT),
                "-t",
                LocalcacheImage.NAME);
        for (String member :
                List.of("User", "Entrypoint", "ExposedPorts", "Env", "StopSignal", "WorkingDir", "Labels")) {
            String template = "{{json .Config." + member + "}}";
            assertEquals(Docker.inspect(LocalcacheImage.NAME, template), Docker.inspect(image, template), member);
        }
        List<String> contents = Docker.contents(image);
        assertFalse(contents.isEmpty());
        assertEquals(Docker.contents(LocalcacheImage.NAME), contents);
        Docker.docker("rmi", image);
    }

    private static String attestation(Buildx buildx, String image, String name) {
        return buildx.inspect(image, "{{json ." + name + "}}").replaceAll("\\s", "");
    }
}
