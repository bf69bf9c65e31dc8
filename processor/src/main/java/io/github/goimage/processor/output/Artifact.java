package io.github.goimage.processor.output;

/**
 * A file to write.
 *
 * @param path from the image's directory, {@code "portable/Dockerfile"}
 * @param text its content, in UTF-8 when written
 */
public record Artifact(String path, String text) {}
