package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.demo.Docker.Builder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A company's module proxy with its own certificate authority: {@code go.proxy} and {@code ca} of goimage.properties. */
final class ModuleProxyIT {

    @TempDir
    Path root;

    @TempDir
    Path keys;

    private ModuleProxy proxy;
    private String image;

    @BeforeEach
    void aService() throws Exception {
        proxy = new ModuleProxy(keys);
        // A name of its own, so that no module is in the builder's cache yet.
        image = "proxy-" + proxy.address().replaceAll("\\D", "");
        write("pom.xml", "<project/>");
        write("src/main/go/go.mod", "module example.com/api\n\ngo 1.24\n\nrequire example.com/greet v1.0.0\n");
        write("src/main/go/go.sum", proxy.goSum());
        write("src/main/go/main.go", """
                package main

                import (
                	"fmt"
                	"io"
                	"net/http"

                	"example.com/greet"
                )

                func main() {
                	fmt.Println(greet.Hello())
                	response, err := http.Get("%s/hello")
                	if err != nil {
                		fmt.Println(err)
                		return
                	}
                	body, _ := io.ReadAll(response.Body)
                	fmt.Println(string(body))
                }
                """.formatted(proxy.address()));
        Files.createDirectories(root.resolve("certs"));
        Files.copy(proxy.certificate(), root.resolve("certs/acme.pem"));
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    @Test
    void bothBuildersFetchThroughTheProxyAndTheImageTrustsIt() throws IOException {
        settings("go.proxy = " + proxy.address(), "ca = certs/acme.pem");
        Path files = compile("ALPINE");
        for (Builder builder : Builder.values()) {
            build(builder, files);
            assertEquals(
                    "hello of the proxy\nhello over TLS",
                    Docker.docker("run", "--rm", "--read-only", "--cap-drop=ALL", "--network=host", image),
                    builder::toString);
        }
        assertTrue(proxy.requests().contains("/example.com/greet/@v/v1.0.0.zip"), proxy.requests()::toString);
    }

    @Test
    void withoutTheCertificateTheBuildStops() throws IOException {
        settings("go.proxy = " + proxy.address());
        Path files = compile("SCRATCH");

        IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> build(Builder.CLASSIC, files));
        assertTrue(thrown.getMessage().contains("certificate signed by unknown authority"), thrown::getMessage);
    }

    private void build(Builder builder, Path files) {
        Path dockerfile = files.resolve(builder == Builder.BUILDKIT ? "Dockerfile" : "portable/Dockerfile");
        Docker.build(builder, dockerfile, root.resolve("src/main/go"), "--network=host", "-t", image);
    }

    /** Compiles the annotation; returns the image's directory. */
    private Path compile(String base) throws IOException {
        Path source = write("src/main/java/com/acme/api/package-info.java", """
                @GoImage(name = "%s", base = %s)
                package com.acme.api;

                import static io.github.goimage.Base.*;

                import io.github.goimage.GoImage;
                """.formatted(image, base));
        Path out = Files.createDirectories(root.resolve("target/classes"));
        String classPath = System.getProperty("java.class.path");
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        messages,
                        messages,
                        "-proc:only",
                        "-d",
                        out.toString(),
                        "-cp",
                        classPath,
                        "-processorpath",
                        classPath,
                        source.toString());
        assertEquals(0, code, messages::toString);
        return out.resolve("META-INF/goimage").resolve(image);
    }

    private void settings(String... lines) throws IOException {
        write("goimage.properties", String.join("\n", lines));
    }

    private Path write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
