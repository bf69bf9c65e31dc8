package io.github.goimage.processor.policy;

/**
 * A setting as it was written, of one line of a {@code goimage.properties} or of one option of the processor.
 *
 * @param key {@code "sync"}, {@code "mirror.docker.io"}
 * @param value what stands behind it, without the white space around it
 * @param source who says so
 * @param place where it stands: {@code "goimage.properties:3"}, {@code "-Agoimage.sync"}
 */
public record Setting(String key, String value, Source source, String place) {

    /** Who says something, the one with the least say last: a later one overrides what it may. */
    public enum Source {
        /** The company: {@code goimage.properties} in the root directory. It alone may lower an error. */
        ROOT,
        /** One project: {@code goimage.properties} in the project directory, where that is another one. */
        PROJECT,
        /** One run of the compiler: {@code -Agoimage.…}. */
        OPTION
    }
}
