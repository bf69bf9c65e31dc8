package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.demo.Docker.Builder;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service that checks itself, as docs/recipes.md shows it. */
final class HealthcheckIT {
    private static final Path SERVICE = Path.of("../processor/src/test/resources/expected/health-options");
    private static final int ATTEMPTS = 200;

    @ParameterizedTest
    @EnumSource
    void theEngineCallsTheServiceHealthy(Builder builder) throws InterruptedException {
        Path files = SERVICE.resolve("files/META-INF/goimage/orders");
        Path dockerfile = files.resolve(builder == Builder.BUILDKIT ? "Dockerfile" : "portable/Dockerfile");
        String image = "goimage-healthcheck";
        Docker.build(
                builder,
                dockerfile.toAbsolutePath(),
                SERVICE.resolve("project/src/main/go").toAbsolutePath(),
                "-t",
                image);

        assertEquals(
                "1s 3s 5s 5",
                Docker.inspect(
                        image,
                        "{{with .Config.Healthcheck}}{{.Interval}} {{.Timeout}} {{.StartPeriod}} {{.Retries}}{{end}}"));
        String container = Docker.docker("run", "--detach", "--read-only", "--cap-drop=ALL", "--network=none", image);
        try {
            String status = "starting";
            for (int i = 0; i < ATTEMPTS && status.equals("starting"); i++) {
                Thread.sleep(100);
                status = Docker.inspect(container, "{{.State.Health.Status}}");
            }
            assertEquals("healthy", status);
        } finally {
            Docker.docker("rm", "--force", "--volumes", container);
        }
        Docker.docker("rmi", image);
    }
}
