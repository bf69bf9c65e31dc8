package io.github.goimage.processor.base;

import static io.github.goimage.processor.CpuLimit.assertWithin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageReferenceTest {
    private static final String HEX = "0123456789abcdef".repeat(4);
    private static final String DIGEST = "sha256:" + HEX;

    @ParameterizedTest
    @CsvSource({
        "alpine, docker.io, library/alpine, ''",
        "alpine:3.24, docker.io, library/alpine, 3.24",
        "acme/api, docker.io, acme/api, ''",
        "docker.io/acme/api:1, docker.io, acme/api, 1",
        "docker.io/alpine, docker.io, library/alpine, ''",
        "gcr.io/distroless/static-debian13:nonroot, gcr.io, distroless/static-debian13, nonroot",
        "localhost/api, localhost, api, ''",
        "localhost:5000/api:dev, localhost:5000, api, dev",
        "registry:5000/a/b/c, registry:5000, a/b/c, ''",
        "127.0.0.1:5000/api, 127.0.0.1:5000, api, ''",
        "[::1]:5000/api:x, [::1]:5000, api, x",
        "Registry.Acme.Example/api, Registry.Acme.Example, api, ''",
        "a__b/c-d.e---f:_x.Y-z, docker.io, a__b/c-d.e---f, _x.Y-z",
        "api:5000, docker.io, library/api, 5000",
        "x/y/z, docker.io, x/y/z, ''"
    })
    void parts(String text, String registry, String repository, String tag) {
        assertEquals(Optional.of(new ImageReference(registry, repository, tag, "", text)), ImageReference.parse(text));
        String pinned = text + "@" + DIGEST;
        ImageReference reference = ImageReference.parse(pinned).orElseThrow();
        assertEquals(new ImageReference(registry, repository, tag, DIGEST, pinned), reference);
        assertTrue(reference.isPinned());
        assertEquals(registry + "/" + repository, reference.name());
        assertEquals(pinned, reference.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Alpine",
                "acme/API",
                "ACME/api",
                "alpine:",
                "alpine@",
                "alpine:3.24 ",
                "alpine:3.24\n",
                "alpine AS build",
                "--platform=linux/arm64",
                "-alpine",
                "alpine-",
                "a..b/c",
                "a___b",
                "a._b",
                "/alpine",
                "alpine/",
                "a//b",
                "https://gcr.io/x",
                "gcr.io:/x",
                "gcr.io:port/x",
                "-gcr.io/x",
                "gcr-.io/x",
                "alpine:-x",
                "alpine:a/b",
                "alpine:a:b",
                "alpine@sha256:abc",
                "alpine@sha512:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "alpine@sha256:0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef",
                "$BASE",
                "${BASE}:1",
                "älpine",
                "scratch:\u212a",
            })
    void outsideTheGrammar(String text) {
        assertEquals(Optional.empty(), ImageReference.parse(text));
    }

    @Test
    void lengths() {
        assertTrue(ImageReference.parse("alpine:" + "t".repeat(128)).isPresent());
        assertFalse(ImageReference.parse("alpine:" + "t".repeat(129)).isPresent());
        String path = "a".repeat(255 - "gcr.io/".length());
        assertTrue(ImageReference.parse("gcr.io/" + path).isPresent());
        assertTrue(ImageReference.parse("gcr.io/" + path + ":" + "t".repeat(128) + "@" + DIGEST)
                .isPresent());
        assertFalse(ImageReference.parse("gcr.io/" + path + "a").isPresent());
    }

    @Test
    void official() {
        assertTrue(ImageReference.parse("alpine").orElseThrow().isOfficial());
        assertTrue(
                ImageReference.parse("docker.io/library/alpine").orElseThrow().isOfficial());
        assertFalse(ImageReference.parse("acme/alpine").orElseThrow().isOfficial());
        assertFalse(ImageReference.parse("gcr.io/library/alpine").orElseThrow().isOfficial());
        assertFalse(ImageReference.parse("alpine").orElseThrow().isPinned());
    }

    @Test
    void aLongTextTakesNoTime() {
        for (String part : new String[] {"a", "a.", "a-", "a/", "A", "a:", "-", "a__"}) {
            assertWithin(Duration.ofSeconds(10), () -> ImageReference.parse(part.repeat(20_000) + "!"));
            assertWithin(Duration.ofSeconds(10), () -> ImageReference.parse(part.repeat(180) + "!"));
        }
    }
}
