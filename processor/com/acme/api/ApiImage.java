package com.acme.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.IllegalStateException;
import java.lang.Integer;
import java.lang.String;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The container image api, as its Dockerfile says.
 */
@Generated("io.github.goimage.processor.GoImageProcessor")
public final class ApiImage {
    /**
     * The image's name, its tag in {@code docker build -t}.
     */
    public static final String NAME = "api";

    /**
     * The image that the last stage starts from.
     */
    public static final String BASE = "scratch";

    /**
     * The numeric user and group that the service runs as.
     */
    public static final String USER = "1000:1000";

    /**
     * The build context, relative to the project directory.
     */
    public static final String CONTEXT = ".";

    /**
     * The resource that holds the Dockerfile.
     */
    public static final String DOCKERFILE = "META-INF/goimage/api/Dockerfile";

    /**
     * The resource that holds its ignore file.
     */
    public static final String IGNORE_FILE = "META-INF/goimage/api/Dockerfile.dockerignore";

    /**
     * The resource that holds the Dockerfile for builders without BuildKit.
     */
    public static final String PORTABLE_DOCKERFILE = "META-INF/goimage/api/portable/Dockerfile";

    /**
     * The resource that holds the ignore file for builders without BuildKit.
     */
    public static final String PORTABLE_IGNORE_FILE = "META-INF/goimage/api/portable/.dockerignore";

    /**
     * The TCP ports that the service listens on.
     */
    public static final List<Integer> PORTS = Collections.emptyList();

    /**
     * The UDP ports that the service listens on.
     */
    public static final List<Integer> UDP_PORTS = Collections.emptyList();

    /**
     * Not instantiable: all members are static.
     */
    private ApiImage() {
    }

    /**
     * Reads the Dockerfile.
     *
     * @return its text
     * @throws IllegalStateException if the resource {@link #DOCKERFILE} is missing
     */
    public static String dockerfile() {
        return read(DOCKERFILE);
    }

    /**
     * Reads its ignore file.
     *
     * @return its text
     * @throws IllegalStateException if the resource {@link #IGNORE_FILE} is missing
     */
    public static String ignoreFile() {
        return read(IGNORE_FILE);
    }

    /**
     * Reads the Dockerfile for builders without BuildKit.
     *
     * @return its text
     * @throws IllegalStateException if the resource {@link #PORTABLE_DOCKERFILE} is missing
     */
    public static String portableDockerfile() {
        return read(PORTABLE_DOCKERFILE);
    }

    /**
     * Reads the ignore file for builders without BuildKit.
     *
     * @return its text
     * @throws IllegalStateException if the resource {@link #PORTABLE_IGNORE_FILE} is missing
     */
    public static String portableIgnoreFile() {
        return read(PORTABLE_IGNORE_FILE);
    }

    /**
     * Reads a resource beside this class.
     *
     * @param resource its name, without a leading slash
     * @return its text
     * @throws IllegalStateException if it is missing or cannot be read
     */
    private static String read(String resource) {
        try (InputStream in = ApiImage.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource: " + resource + "; is META-INF/goimage excluded from the jar?");
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                bytes.write(buffer, 0, length);
            }
            return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("unreadable resource: " + resource, e);
        }
    }

    /**
     * Returns the command that runs the image with no privileges that it does not need.
     *
     * @return its words, for {@link ProcessBuilder}
     */
    public static List<String> runArguments() {
        return Collections.unmodifiableList(Arrays.asList(
                "docker",
                "run",
                "--rm",
                "--read-only",
                "--cap-drop=ALL",
                "--security-opt=no-new-privileges",
                "api"));
    }
}
