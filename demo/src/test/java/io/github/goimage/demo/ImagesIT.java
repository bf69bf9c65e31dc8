package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.demo.Docker.Builder;
import io.github.goimage.demo.bases.LocalcacheAlpineImage;
import io.github.goimage.demo.bases.LocalcacheBaseImage;
import io.github.goimage.demo.bases.LocalcacheCcImage;
import io.github.goimage.demo.bases.LocalcacheDebianImage;
import io.github.goimage.demo.bases.LocalcacheStaticImage;
import io.github.goimage.demo.bases.ProbeImage;
import io.github.goimage.demo.cgo.LocalcacheCgoAlpineImage;
import io.github.goimage.demo.cgo.LocalcacheCgoBaseImage;
import io.github.goimage.demo.cgo.LocalcacheCgoCcImage;
import io.github.goimage.demo.cgo.LocalcacheCgoDebianImage;
import io.github.goimage.demo.cgo.LocalcacheCgoImage;
import io.github.goimage.demo.cgo.LocalcacheCgoStaticImage;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Builds the demo's images with a real Docker Engine, runs them with the printed command, and calls the service. */
final class ImagesIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final URI SERVICE = URI.create("http://localhost:8000");
    private static final String ENTRY = "{\"key\":\"slaise\",\"val\":\"123\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static final List<String> TABLE = Collections.synchronizedList(new ArrayList<>());

    /**
     * An image as its typed class describes it.
     *
     * @param base the final stage's base, or scratch
     * @param cgo whether it was compiled with cgo
     */
    record Image(boolean cgo, String name, String base, String dockerfile, String portable, List<String> run) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Each base, without cgo and with it. */
    static Stream<Image> services() throws ReflectiveOperationException {
        List<Image> images = new ArrayList<>();
        for (Class<?> typed : List.of(
                LocalcacheImage.class,
                LocalcacheStaticImage.class,
                LocalcacheBaseImage.class,
                LocalcacheCcImage.class,
                LocalcacheAlpineImage.class,
                LocalcacheDebianImage.class)) {
            images.add(image(false, typed));
        }
        for (Class<?> typed : List.of(
                LocalcacheCgoImage.class,
                LocalcacheCgoStaticImage.class,
                LocalcacheCgoBaseImage.class,
                LocalcacheCgoCcImage.class,
                LocalcacheCgoAlpineImage.class,
                LocalcacheCgoDebianImage.class)) {
            images.add(image(true, typed));
        }
        return images.stream();
    }

    private static Image image(boolean cgo, Class<?> typed) throws ReflectiveOperationException {
        List<?> run = (List<?>) typed.getMethod("runArguments").invoke(null);
        return new Image(
                cgo,
                constant(typed, "NAME"),
                constant(typed, "BASE"),
                constant(typed, "DOCKERFILE"),
                constant(typed, "PORTABLE_DOCKERFILE"),
                run.stream().map(String.class::cast).toList());
    }

    private static String constant(Class<?> typed, String name) throws ReflectiveOperationException {
        return (String) typed.getField(name).get(null);
    }

    @AfterAll
    static void printTable() {
        System.out.println("image | base | cgo | bytes above the base, BuildKit = portable | layers of ours | answers");
        TABLE.forEach(System.out::println);
    }

    @ParameterizedTest
    @MethodSource("services")
    void answersAndStopsInBothFlavors(Image image) throws Exception {
        build(Builder.BUILDKIT, image, image.dockerfile());
        assertSafe(image);
        assertAnswersAndStops(image);
        long size = size(image.name());

        build(Builder.CLASSIC, image, image.portable());
        assertSafe(image);
        assertAnswersAndStops(image);
        assertEquals(size, size(image.name()), "both builders make the same bytes");

        TABLE.add(String.join(
                " | ",
                image.name(),
                image.base(),
                image.cgo() ? "on" : "off",
                String.valueOf(size - (isScratch(image) ? 0 : size(image.base()))),
                String.valueOf(layers(image.name()) - (isScratch(image) ? 0 : layers(image.base()))),
                "both"));
    }

    private static long size(String image) {
        return Long.parseLong(Docker.inspect(image, "{{.Size}}"));
    }

    private static int layers(String image) {
        return Integer.parseInt(Docker.inspect(image, "{{len .RootFS.Layers}}"));
    }

    private static boolean isScratch(Image image) {
        return image.base().equals("scratch");
    }

    /** The steps of an image's history that hold bytes. */
    private static long steps(String image) {
        return Docker.docker("history", "--no-trunc", "--human=false", "--format", "{{.Size}}", image)
                .lines()
                .filter(size -> !size.equals("0"))
                .count();
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
        assertEquals((isScratch(image) ? 0 : layers(image.base())) + 1, layers(image.name()), "layers");
        assertEquals((isScratch(image) ? 0 : steps(image.base())) + 1, steps(image.name()), "steps that hold bytes");
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
            assertEquals("[no-new-privileges]", Docker.inspect(container, "{{.HostConfig.SecurityOpt}}"));
            assertEquals(
                    List.of("UID GID", "65532 65532"),
                    Docker.docker("top", container, "-o", "uid,gid,pid")
                            .lines()
                            .map(line -> line.strip().split("\\s+"))
                            .map(words -> words[0] + " " + words[1])
                            .toList());
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
