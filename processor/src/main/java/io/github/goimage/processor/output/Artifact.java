package io.github.goimage.processor.output;

import java.nio.charset.StandardCharsets;

/**
 * A file to write.
 *
 * @param file which of the image's files
 * @param text its content, in UTF-8 when written
 */
public record Artifact(ImageFile file, String text) {
    /** Returns what is written. */
    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
