package io.github.goimage.processor.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How much the note of a written image says. */
public enum Notes {
    /** The commands that build and run it, and all advice. */
    FULL,
    /** One line, with the names of the rules that have advice. */
    SHORT;

    /** Returns what a word stands for. */
    static Optional<Notes> of(String word) {
        return Stream.of(values())
                .filter(notes -> notes.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
