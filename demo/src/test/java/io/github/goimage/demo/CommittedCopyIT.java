package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.demo.Docker.Builder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The copy beside the Go module, which {@code sync = write} keeps, and the files in the compiler's output make one
 * image.
 */
final class CommittedCopyIT {
    private static final String MODULE = "src/main/go";

    @TempDir
    Path directory;

    @Test
    void makesTheSameImage() {
        Map<String, String> files = Map.of(
                "goimage.properties",
                "sync = write\n",
                MODULE + "/go.mod",
                "module example.com/app\n\ngo 1.26\n",
                MODULE + "/main.go",
                """
                        package main

                        import (
                        	"embed"
                        	"fmt"
                        )

                        //go:embed *
                        var files embed.FS

                        func main() {
                        	entries, err := files.ReadDir(".")
                        	if err != nil {
                        		panic(err)
                        	}
                        	for _, entry := range entries {
                        		fmt.Println(entry.Name())
                        	}
                        }
                        """);
        Compiled.in(directory, "copied", files, "port = 8080");
        // Now with the copies there, which the pattern would take in.
        Compiled compiled = Compiled.in(directory, "copied", files, "port = 8080");
        assertEquals("", compiled.rules(), compiled::toString);

        String expected = layer("goimage-output", compiled.dockerfile(Builder.BUILDKIT));
        // One more or one fewer file in the build context would compile again, and another time makes another layer.
        assertEquals(expected, layer("goimage-copy", directory.resolve(MODULE).resolve("Dockerfile.copied")));
        assertEquals(
                List.of("go.mod", "main.go"),
                Docker.docker("run", "--rm", "goimage-copy").lines().toList());
    }

    private String layer(String image, Path dockerfile) {
        Docker.build(Builder.BUILDKIT, dockerfile, directory.resolve(MODULE), "-t", image);
        return Docker.inspect(image, "{{.RootFS.Layers}}");
    }
}
