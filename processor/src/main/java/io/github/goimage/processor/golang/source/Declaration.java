package io.github.goimage.processor.golang.source;

import java.util.Optional;

/**
 * A package-level {@code var} or {@code const}.
 *
 * @param constant whether it is a {@code const}
 * @param value what it holds at the start
 * @param literal the value, if it is one string literal
 */
public record Declaration(String name, boolean constant, Value value, Optional<String> literal, Place place) {

    /** What the source says about a declaration's value; the linker's {@code -X} sets only the first three. */
    public enum Value {
        /** A constant string expression. */
        STRING,
        /** Declared with type {@code string} and no value. */
        EMPTY_STRING,
        /** It depends on other names, whose values were not read. */
        UNKNOWN,
        /** Certainly of another type than {@code string}. */
        NOT_A_STRING,
        /** Computed when the program starts, so that a value set by the linker is overwritten. */
        COMPUTED,
    }

    /** Returns whether {@code go build -ldflags=-X} certainly has no lasting effect. */
    public boolean refusesStamp() {
        return constant || value == Value.NOT_A_STRING || value == Value.COMPUTED;
    }
}
