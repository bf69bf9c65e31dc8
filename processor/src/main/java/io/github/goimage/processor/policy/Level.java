package io.github.goimage.processor.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a project treats a rule's findings. */
public enum Level {
    /** They are not reported. */
    OFF,
    /** They are advice. */
    NOTE,
    /** They are warnings. */
    WARN,
    /** They reject the image. */
    ERROR;

    /** Returns how it is written, {@code "off"}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the level of a word. */
    static Optional<Level> of(String word) {
        return Stream.of(values()).filter(level -> level.word().equals(word)).findFirst();
    }
}
