package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.demo.Docker.Builder;
import io.github.goimage.demo.bases.LocalcacheAlpineImage;
import io.github.goimage.demo.bases.LocalcacheDebianImage;
import io.github.goimage.demo.bases.LocalcacheStaticImage;
import io.github.goimage.demo.bases.ProbeImage;
import io.github.goimage.demo.localcache.LocalcacheImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Builds the demo's images with a real Docker Engine, runs them as the printed command does, and asks the service. */
final class ImagesIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final URI SERVICE = URI.create("http://localhost:8000");
    private static final String ENTRY = "{\"key\":\"slaise\",\"val\":\"123\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /**
     * An image as its typed class describes it.
     *
     * @param base the final stage's base, or scratch
     */
    record Image(String name, String base, String dockerfile, String portable, List<String> run) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Image> services() {
        return Stream.of(
                new Image(
                        LocalcacheImage.NAME,
                        LocalcacheImage.BASE,
                        LocalcacheImage.DOCKERFILE,
                        LocalcacheImage.PORTABLE_DOCKERFILE,
                        LocalcacheImage.runArguments()),
                new Image(
                        LocalcacheStaticImage.NAME,
                        LocalcacheStaticImage.BASE,
                        LocalcacheStaticImage.DOCKERFILE,
                        LocalcacheStaticImage.PORTABLE_DOCKERFILE,
                        LocalcacheStaticImage.runArguments()),
                new Image(
                        LocalcacheAlpineImage.NAME,
                        LocalcacheAlpineImage.BASE,
                        LocalcacheAlpineImage.DOCKERFILE,
                        LocalcacheAlpineImage.PORTABLE_DOCKERFILE,
                        LocalcacheAlpineImage.runArguments()),
                new Image(
                        LocalcacheDebianImage.NAME,
                        LocalcacheDebianImage.BASE,
                        LocalcacheDebianImage.DOCKERFILE,
                        LocalcacheDebianImage.PORTABLE_DOCKERFILE,
                        LocalcacheDebianImage.runArguments()));
    }

    @ParameterizedTest
    @MethodSource("services")
    void answersAndStopsWhenBuiltWithBuildKit(Image image) throws Exception {
        build(Builder.BUILDKIT, image, image.dockerfile());
        assertSafe(image);
        assertAnswersAndStops(image);
    }

    @ParameterizedTest
    @MethodSource("services")
    void answersAndStopsWhenBuiltWithoutBuildKit(Image image) throws Exception {
        build(Builder.CLASSIC, image, image.portable());
        assertSafe(image);
        assertAnswersAndStops(image);
    }

    @ParameterizedTest
    @MethodSource("services")
    void bothBuildersMakeTheSameBytes(Image image) {
        build(Builder.BUILDKIT, image, image.dockerfile());
        String size = Docker.inspect(image.name(), "{{.Size}}");
        build(Builder.CLASSIC, image, image.portable());
        assertEquals(size, Docker.inspect(image.name(), "{{.Size}}"));
    }

    @Test
    void theProbeSaysWhetherAServiceAnswers() {
        Docker.build(Builder.BUILDKIT, resource(ProbeImage.DOCKERFILE), context(), "-t", ProbeImage.NAME);
        IllegalStateException refused = assertThrows(
                IllegalStateException.class,
                () -> Docker.docker("run", "--rm", "--read-only", ProbeImage.NAME, "http://localhost:1/"));
        assertTrue(refused.getMessage().contains("connection refused"), refused::getMessage);
    }

    private static void build(Builder builder, Image image, String dockerfile) {
        Docker.build(builder, resource(dockerfile), context(), "-t", image.name());
    }

    private static Path resource(String name) {
        return PROJECT.resolve("target/classes").resolve(name);
    }

    private static Path context() {
        return PROJECT.resolve(LocalcacheImage.CONTEXT);
    }

    private static void assertSafe(Image image) {
        assertEquals("65532:65532", Docker.inspect(image.name(), "{{.Config.User}}"));
        assertEquals("{\"8000/tcp\":{}}", Docker.inspect(image.name(), "{{json .Config.ExposedPorts}}"));
        assertEquals("[\"/app\"]", Docker.inspect(image.name(), "{{json .Config.Entrypoint}}"));
        assertEquals("SIGTERM", Docker.inspect(image.name(), "{{.Config.StopSignal}}"));
        String layers = "{{len .RootFS.Layers}}";
        int base = image.base().equals("scratch") ? 0 : Integer.parseInt(Docker.inspect(image.base(), layers));
        assertEquals(base + 1, Integer.parseInt(Docker.inspect(image.name(), layers)), "layers");
        List<String> files = Docker.files(image.name());
        assertTrue(files.contains("app"), files::toString);
        assertTrue(files.stream().noneMatch(file -> file.endsWith(".go") || file.endsWith("go.mod")), files::toString);
    }

    private void assertAnswersAndStops(Image image) throws IOException, InterruptedException {
        Process run = new ProcessBuilder(image.run())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            awaitHealth();
            assertEquals(200, send("PUT", "/put", ENTRY).statusCode());
            assertEquals("123", send("GET", "/get", ENTRY).body());
            assertEquals("123", send("GET", "/get?key=slaise", "").body());
            assertEquals(404, send("GET", "/get?key=nobody", "").statusCode());
            String container = Docker.docker("ps", "-q", "--filter", "ancestor=" + image.name());
            assertFalse(container.isEmpty());
            assertEquals("true []", Docker.inspect(container, "{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapAdd}}"));
            assertEquals("[ALL]", Docker.inspect(container, "{{.HostConfig.CapDrop}}"));
            Docker.docker("stop", "--time", "20", container);
            assertTrue(run.waitFor(30, TimeUnit.SECONDS));
            assertEquals(0, run.exitValue());
        } finally {
            run.destroy();
        }
    }

    private void awaitHealth() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (send("GET", "/healthz", "").statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new AssertionError("the service did not answer within " + PATIENCE);
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(SERVICE.resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(10))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
