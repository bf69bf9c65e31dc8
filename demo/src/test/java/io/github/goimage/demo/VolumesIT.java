package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.goimage.demo.Docker.Builder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may write a volume: the image's user, and any uid of root's group, as which OpenShift runs it. */
final class VolumesIT {
    private static final String MAIN = """
            package main

            import (
            	"fmt"
            	"os"
            )

            func main() {
            	for _, path := range []string{"/data/new", "/data/deep/seeded.txt", "/data/deep/new", "/empty/new"} {
            		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
            			fmt.Println(err)
            			os.Exit(1)
            		}
            	}
            	fmt.Println("written")
            }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void theUserAndAnyUserOfGroupRootWrite(Builder builder) {
        Compiled compiled = Compiled.in(
                directory,
                Map.of(
                        "go.mod", "module example.com/app\n\ngo 1.26\n",
                        "main.go", MAIN,
                        "seed/deep/seeded.txt", "seed\n"),
                "files = \"seed:/data\", volumes = {\"/data\", \"/empty\"}");
        assertEquals("", compiled.rules(), compiled::toString);
        String image = "goimage-volumes";
        Docker.build(builder, compiled.dockerfile(builder), compiled.directory(), "-t", image);

        assertEquals("written", run(image, "65532:65532"));
        assertEquals("written", run(image, "1000650000:0"));
        assertThrows(IllegalStateException.class, () -> run(image, "1000650000:1000650000"));
        Docker.docker("rmi", image);
    }

    private static String run(String image, String user) {
        return Docker.docker(
                "run",
                "--rm",
                "--read-only",
                "--cap-drop=ALL",
                "--security-opt=no-new-privileges",
                "--user",
                user,
                image);
    }
}
