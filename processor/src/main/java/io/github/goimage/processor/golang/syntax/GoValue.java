package io.github.goimage.processor.golang.syntax;

import java.util.Optional;

/**
 * What an assignment gives a variable.
 *
 * @param expression on the right; empty if no expression says it: a range, {@code x++}, {@code x += y}
 * @param result which of the expression's results, from 0
 * @param results how many of them are assigned
 */
public record GoValue(Optional<GoExpression> expression, int result, int results) {
    /** A value that no expression says. */
    static final GoValue UNKNOWN = new GoValue(Optional.empty(), 0, 1);

    /** Returns the value of an expression. */
    static GoValue of(GoExpression expression) {
        return new GoValue(Optional.of(expression), 0, 1);
    }
}
