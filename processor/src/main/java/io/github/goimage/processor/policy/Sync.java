package io.github.goimage.processor.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What happens to a copy of the Dockerfile that is committed beside the Go module. */
public enum Sync {
    /** There is none. */
    OFF,
    /** The compiler writes it. */
    WRITE,
    /** The compiler compares it. */
    VERIFY;

    /** Returns how it is written, {@code "write"}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what a word stands for. */
    static Optional<Sync> of(String word) {
        return Stream.of(values()).filter(sync -> sync.word().equals(word)).findFirst();
    }
}
