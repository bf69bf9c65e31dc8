package io.github.goimage.processor.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of a copy of the Dockerfile that is committed beside the Go module. */
public enum Sync {
    /** There is none. */
    OFF,
    /** The compiler writes it. */
    WRITE,
    /** The compiler compares it. */
    VERIFY;

    /** How it is written, {@code "write"}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a word stands for. */
    static Optional<Sync> of(String word) {
        return Stream.of(values()).filter(sync -> sync.word().equals(word)).findFirst();
    }
}
