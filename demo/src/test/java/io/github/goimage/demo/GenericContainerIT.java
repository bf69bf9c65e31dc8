package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.demo.localcache.LocalcacheImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;

/** Testcontainers builds the portable flavor, by way of docker-java, and starts it. */
final class GenericContainerIT {
    /** The oldest engine that goimage supports, 20.10, speaks no newer version; docker-java would start with one. */
    @BeforeAll
    static void speakToOldEngines() {
        System.setProperty("api.version", "1.41");
    }

    @Test
    void buildsThePortableFlavorAndStartsIt() throws IOException, InterruptedException {
        ImageFromDockerfile image = new ImageFromDockerfile()
                .withFileFromPath(".", Path.of(LocalcacheImage.CONTEXT))
                .withFileFromClasspath("Dockerfile", LocalcacheImage.PORTABLE_DOCKERFILE);
        try (GenericContainer<?> service = new GenericContainer<>(image)
                .withExposedPorts(LocalcacheImage.PORTS.toArray(Integer[]::new))
                .waitingFor(Wait.forHttp("/healthz"))) {
            service.start();
            URI uri = URI.create("http://" + service.getHost() + ":" + service.getMappedPort(8000) + "/healthz");
            HttpRequest request = HttpRequest.newBuilder(uri).build();

            assertEquals(
                    200,
                    HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode());
            assertEquals(
                    LocalcacheImage.USER, service.getContainerInfo().getConfig().getUser());
        }
    }

    /** docs/recipes.md shows these lines. */
    @Test
    void theRecipeIsThisCode() throws IOException {
        String recipe = Files.readString(Path.of("../docs/recipes.md"));
        String code = Files.readString(Path.of("src/test/java/io/github/goimage/demo/GenericContainerIT.java"));
        int start = code.indexOf("ImageFromDockerfile image =");
        String lines =
                code.substring(start, code.indexOf("service.start();", start)).replaceAll("\\s+", "");

        assertTrue(recipe.replaceAll("\\s+", "").contains(lines), recipe);
    }
}
