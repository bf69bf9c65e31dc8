package io.github.goimage.processor.golang.syntax;

import java.util.List;
import java.util.Optional;

/**
 * What an assignment gives a variable.
 *
 * @param expression on the right; empty if no expression says it: {@code x++}, {@code x += y}
 * @param result which of the expression's results, from 0
 * @param results how many of them are assigned
 */
public record GoValue(Optional<GoExpression> expression, int result, int results) {
    /** A value that no expression says. */
    static final GoValue UNKNOWN = new GoValue(Optional.empty(), 0, 1);

    /** Returns what a range gives its second variable. */
    static GoValue elementOf(GoExpression list) {
        return of(new GoExpression.Index(list.line(), list, List.of()));
    }

    /** Returns whether a range gives it. */
    public boolean isElement() {
        return expression
                .filter(given -> given instanceof GoExpression.Index index
                        && index.indices().isEmpty())
                .isPresent();
    }

    /** Returns the value of an expression. */
    static GoValue of(GoExpression expression) {
        return new GoValue(Optional.of(expression), 0, 1);
    }
}
