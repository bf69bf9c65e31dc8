package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.demo.Docker.Builder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module that only its owners can fetch: the build gets it with their credentials, and these stay nowhere. */
final class PrivateModulesIT {
    private static final Path PROJECT = Path.of("../processor/src/test/resources/expected/private-modules")
            .toAbsolutePath()
            .normalize();
    private static final Path DOCKERFILE = PROJECT.resolve("files/META-INF/goimage/orders/Dockerfile");
    private static final String IMAGE = "private-modules";

    /** What the Dockerfile names; its only difference from others is that it trusts the host. */
    private static final String BUILDER = "golang:1.26.3-trixie";

    private final String token = UUID.randomUUID().toString();

    @TempDir
    Path directory;

    private PrivateHost host;

    @BeforeEach
    void startHost() throws Exception {
        host = new PrivateHost(directory, "ci", token);
        Path dockerfile = Files.writeString(directory.resolve("Dockerfile"), """
                FROM golang:1.26-trixie
                COPY host.pem /host.pem
                RUN cat /host.pem >> /etc/ssl/certs/ca-certificates.crt
                """);
        Docker.build(Builder.CLASSIC, dockerfile, directory, "--no-cache", "-t", BUILDER);
    }

    @AfterEach
    void stopHost() {
        host.close();
    }

    private void build(String... options) {
        // Neither a layer nor a module of an earlier build.
        List<String> words = new ArrayList<>(List.of(
                "--no-cache",
                "--network=host",
                "--add-host",
                PrivateHost.NAME + ":" + PrivateHost.ADDRESS,
                "-t",
                IMAGE));
        words.addAll(List.of(options));
        Docker.build(
                Builder.BUILDKIT, DOCKERFILE, PROJECT.resolve("project/src/main/go"), words.toArray(String[]::new));
    }

    private String secret(String password) throws IOException {
        Path netrc = Files.writeString(
                directory.resolve("netrc"), "machine " + PrivateHost.NAME + " login ci password " + password + "\n");
        return "--secret=id=netrc,src=" + netrc;
    }

    @Test
    void isBuiltWithTheTokenWhichStaysNowhere() throws IOException {
        build(secret(token));

        assertEquals("hello from a private module", Docker.docker("run", "--rm", "--read-only", IMAGE));
        assertTrue(host.answered() > 3, () -> host.answered() + " requests");
        assertEquals(List.of(), placesOf(token));
        // The search finds what is there.
        assertEquals(List.of("the image", "the build stage", "the cache"), placesOf("hello from a private module"));
        assertTrue(placesOf("ENTRYPOINT").contains("the history"));
    }

    @Test
    void isNotBuiltWithoutTheToken() throws IOException {
        IllegalStateException missing = assertThrows(IllegalStateException.class, this::build);
        assertTrue(missing.getMessage().contains("secret netrc not found"), missing::getMessage);

        String wrong = secret("wrong-" + token);
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> build(wrong));
        assertTrue(
                refused.getMessage().contains("https://git.acme.test/greeting?go-get=1: 401 Unauthorized"),
                refused::getMessage);
        assertFalse(refused.getMessage().contains(token), refused::getMessage);
        assertEquals(0, host.answered());
    }

    private List<String> placesOf(String text) throws IOException {
        List<String> places = new ArrayList<>();
        if (isSaved(IMAGE, text)) {
            places.add("the image");
        }
        if (Docker.docker("history", "--no-trunc", IMAGE).contains(text)) {
            places.add("the history");
        }
        // Its layers are in the builder's cache.
        Docker.build(
                Builder.BUILDKIT,
                DOCKERFILE,
                PROJECT.resolve("project/src/main/go"),
                "--target=build",
                "--network=host",
                "--add-host",
                PrivateHost.NAME + ":" + PrivateHost.ADDRESS,
                secret(token),
                "-t",
                IMAGE + "-stage");
        if (isSaved(IMAGE + "-stage", text)) {
            places.add("the build stage");
        }
        if (isInCacheMount(text)) {
            places.add("the cache");
        }
        return places;
    }

    private boolean isSaved(String image, String text) throws IOException {
        Path tar = directory.resolve("image.tar");
        Docker.docker("save", "--output", tar.toString(), image);
        try (InputStream in = Files.newInputStream(tar)) {
            return contains(in, text.getBytes(StandardCharsets.UTF_8));
        } finally {
            Files.delete(tar);
        }
    }

    private static boolean contains(InputStream in, byte[] text) throws IOException {
        byte[] window = new byte[1 << 20];
        int kept = 0;
        int read;
        while ((read = in.readNBytes(window, kept, window.length - kept)) > 0) {
            int length = kept + read;
            for (int i = 0; i + text.length <= length; i++) {
                if (window[i] == text[0] && Arrays.equals(window, i, i + text.length, text, 0, text.length)) {
                    return true;
                }
            }
            kept = Math.min(length, text.length - 1);
            System.arraycopy(window, length - kept, window, 0, kept);
        }
        return false;
    }

    /** What lies in the mount that the builds share: the go command's copies of repositories, modules, packages. */
    private boolean isInCacheMount(String text) throws IOException {
        Path dockerfile = Files.writeString(directory.resolve("Dockerfile.search"), """
                FROM golang:1.26-trixie AS search
                ARG TEXT
                RUN --mount=type=cache,id=goimage-example.com/orders,target=/cache grep -rqF "$TEXT" /cache && echo found > /found || echo none > /found
                FROM scratch
                COPY --from=search /found /found
                """);
        Docker.build(
                Builder.BUILDKIT,
                dockerfile,
                directory,
                "--build-arg",
                "TEXT=" + text,
                "--output",
                "type=local,dest=" + directory.resolve("out"));
        return Files.readString(directory.resolve("out/found")).strip().equals("found");
    }
}
