package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.demo.Docker.Builder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A company's module proxy with its own certificate authority: {@code go.proxy} and {@code ca} of goimage.properties.
 */
final class ModuleProxyIT {
    private static final String MODULE = "src/main/go";

    @TempDir
    Path root;

    @TempDir
    Path keys;

    private ModuleProxy proxy;

    @BeforeEach
    void start() throws Exception {
        proxy = new ModuleProxy(keys);
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    @Test
    void bothBuildersFetchThroughTheProxyAndTheImageTrustsIt() throws IOException {
        Compiled compiled = compile("ALPINE", "go.proxy = " + proxy.address() + "\nca = certs/acme.pem\n");
        for (Builder builder : Builder.values()) {
            build(builder, compiled);
            assertEquals(
                    "hello of the proxy\nhello over TLS",
                    Docker.docker("run", "--rm", "--read-only", "--cap-drop=ALL", "--network=host", compiled.image()),
                    builder::toString);
        }
        assertTrue(proxy.requests().contains("/example.com/greet/@v/v1.0.0.zip"), proxy.requests()::toString);
    }

    @Test
    void withoutTheCertificateTheBuildStops() throws IOException {
        Compiled compiled = compile("SCRATCH", "go.proxy = " + proxy.address() + "\n");

        IllegalStateException thrown =
                assertThrows(IllegalStateException.class, () -> build(Builder.CLASSIC, compiled));
        assertTrue(thrown.getMessage().contains("certificate signed by unknown authority"), thrown::getMessage);
    }

    private void build(Builder builder, Compiled compiled) {
        Docker.build(
                builder, compiled.dockerfile(builder), root.resolve(MODULE), "--network=host", "-t", compiled.image());
    }

    /** A service that greets with the proxy's module and asks the proxy over TLS. */
    private Compiled compile(String base, String settings) throws IOException {
        Map<String, String> files = Map.of(
                "goimage.properties",
                settings,
                "certs/acme.pem",
                Files.readString(proxy.certificate()),
                MODULE + "/go.mod",
                "module example.com/api\n\ngo 1.24\n\nrequire example.com/greet v1.0.0\n",
                MODULE + "/go.sum",
                proxy.goSum(),
                MODULE + "/main.go",
                """
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
        // A separate name, so that no module is in the builder's cache yet.
        String image = "proxy-" + proxy.address().replaceAll("\\D", "");
        Compiled compiled = Compiled.in(root, image, files, "base = " + base);
        assertEquals("", compiled.rules(), compiled::toString);
        return compiled;
    }
}
