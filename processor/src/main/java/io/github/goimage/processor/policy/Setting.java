package io.github.goimage.processor.policy;

/**
 * A setting as it was written, from one line of a {@code goimage.properties} or one option of the processor.
 *
 * @param key {@code "sync"}, {@code "mirror.docker.io"}
 * @param value what follows it, without the white space around it
 * @param source who sets it
 * @param place where it stands: {@code "goimage.properties:3"}, {@code "-Agoimage.sync"}
 */
public record Setting(String key, String value, Source source, String place) {

    /** Who sets something; the last one has the least authority: a later one overrides what it may. */
    public enum Source {
        /** The company: {@code goimage.properties} in the root directory. It alone may lower an error. */
        ROOT,
        /** One project: {@code goimage.properties} in the project directory, if that is another directory. */
        PROJECT,
        /** One run of the compiler: {@code -Agoimage.…}. */
        OPTION
    }
}
