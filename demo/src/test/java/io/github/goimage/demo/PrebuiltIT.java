package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.demo.Docker.Builder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Images of a binary that was there before: a program of 125 bytes that ends at once, with exit code 0. */
final class PrebuiltIT {
    private static final Path EXPECTED =
            Path.of("../processor/src/test/resources/expected").toAbsolutePath().normalize();

    @ParameterizedTest
    @EnumSource
    void isNothingButTheBinary(Builder builder) {
        String image = build(builder, "prebuilt-no-needs");

        Docker.docker("run", "--rm", "--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges", image);
        assertEquals("rwxr-xr-x", Docker.withBinary(image, PrebuiltIT::mode));
        assertEquals("125 1", Docker.inspect(image, "{{.Size}} {{len .RootFS.Layers}}"));
    }

    @ParameterizedTest
    @EnumSource
    void holdsWhatAnUnknownBinaryMayNeed(Builder builder) {
        String image = build(builder, "prebuilt");

        Docker.docker("run", "--rm", "--read-only", "--tmpfs=/tmp", "--cap-drop=ALL", image);
        List<String> files = Docker.files(image);
        assertTrue(
                files.containsAll(List.of(
                        "app",
                        "etc/passwd",
                        "etc/ssl/certs/ca-certificates.crt",
                        "tmp/",
                        "usr/share/zoneinfo/Europe/Berlin")),
                files::toString);
        assertEquals("1", Docker.inspect(image, "{{len .RootFS.Layers}}"));
    }

    @ParameterizedTest
    @EnumSource
    void holdsFilesBesideTheBinary(Builder builder) {
        String image = build(builder, "prebuilt-with-files");

        Docker.docker("run", "--rm", "--read-only", "--cap-drop=ALL", image);
        List<String> contents = Docker.contents(image);
        assertTrue(
                contents.containsAll(List.of(
                        "-rwxr-xr-x 0/0 125 app",
                        "-rw-r--r-- 0/0 5 web/static/.env.example",
                        "drwxrwxr-x 65532/0 0 var/lib/orders/",
                        "-rw-rw-r-- 65532/0 14 var/lib/orders/orders.json")),
                contents::toString);
        assertTrue(contents.stream().noneMatch(line -> line.contains("build/") || line.contains("pom.xml")));
        assertEquals("1", Docker.inspect(image, "{{len .RootFS.Layers}}"));
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String build(Builder builder, String project) {
        Path folder = EXPECTED.resolve(project).resolve("files/META-INF/goimage/orders");
        Path dockerfile =
                builder == Builder.BUILDKIT ? folder.resolve("Dockerfile") : folder.resolve("portable/Dockerfile");
        try {
            Path context = EXPECTED.resolve(project).resolve("project").resolve(ExpectedProjectsIT.context(dockerfile));
            Docker.build(builder, dockerfile, context, "-t", project);
            return project;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
