package io.github.goimage.processor.output;

/**
 * A file to write.
 *
 * @param file which of the image's files
 * @param text its content, in UTF-8 when written
 */
public record Artifact(ImageFile file, String text) {}
