package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.demo.Docker.Builder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A C library that only a company's own builder has, in a static binary and in one that loads it from the base. */
final class OwnBuilderIT {
    private static final String GO = "registry.acme.example/go-greet:1.26";
    private static final String BASE = "registry.acme.example/greet:1";
    private static final String BUILD = "build = @Build(cgo = true, go = \"1.26\", from = \"" + GO + "\")";

    private static final String MAIN = """
            package main

            // #cgo LDFLAGS: -lgreet
            // const char *greet(void);
            import "C"

            import "fmt"

            func main() { fmt.Println(C.GoString(C.greet())) }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void theLibraryIsThere(Builder builder) throws IOException {
        provide();
        assertEquals("hello", run(builder, "static", BUILD));
        assertEquals("hello", run(builder, "dynamic", "base = Base.DEBIAN, from = \"" + BASE + "\", " + BUILD));
    }

    /** Makes both images, as a company would with a package. */
    private void provide() throws IOException {
        Path images = Files.createDirectories(directory.resolve("images"));
        Files.writeString(images.resolve("greet.c"), "const char *greet(void) { return \"hello\"; }\n");
        Files.writeString(images.resolve("Dockerfile"), """
                FROM golang:1.26-trixie AS go
                COPY greet.c /tmp/
                RUN cd /tmp && gcc -c -fPIC greet.c && ar rcs /usr/lib/libgreet.a greet.o \\
                    && gcc -shared -o /usr/lib/libgreet.so greet.o
                FROM debian:trixie-slim
                COPY --from=go /usr/lib/libgreet.so /usr/lib/
                """);
        Docker.build(Builder.BUILDKIT, images.resolve("Dockerfile"), images, "--target", "go", "-t", GO);
        Docker.build(Builder.BUILDKIT, images.resolve("Dockerfile"), images, "-t", BASE);
    }

    private String run(Builder builder, String kind, String members) {
        Compiled compiled = Compiled.in(
                directory.resolve(kind),
                Map.of(
                        "go.mod", "module example.com/app\n\ngo 1.26\n",
                        "main.go", MAIN,
                        "goimage.properties", "registries = registry.acme.example\n"),
                members);
        assertEquals("", compiled.rules(), compiled::toString);
        String image = "goimage-own-builder";
        Docker.build(builder, compiled.dockerfile(builder), compiled.directory(), "-t", image);
        String printed = Docker.docker("run", "--rm", "--read-only", "--cap-drop=ALL", image);
        Docker.docker("rmi", image);
        return printed;
    }
}
