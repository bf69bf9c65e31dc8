package io.github.goimage.processor.golang.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a {@code // +build} line: spaces mean or, commas and, {@code !} not; a literal that is not a tag never holds.
 */
final class PlusBuildLine {
    private static final int MOST_OPERATORS = 100;
    private static final BuildConstraint NEVER = new BuildConstraint.Tag("ignore");

    private PlusBuildLine() {}

    /** Returns the words after {@code +build}; empty if the line is another comment. */
    static Optional<String> expression(String line) {
        if (!line.startsWith("//")) {
            return Optional.empty();
        }
        String comment = line.substring(2).strip();
        if (!comment.startsWith("+build")) {
            return Optional.empty();
        }
        String rest = comment.substring("+build".length());
        boolean another = !rest.isEmpty() && !GoLexemes.isSpace(rest.charAt(0));
        return another ? Optional.empty() : Optional.of(rest.strip());
    }

    /** Returns the constraint; empty if it has too many operators, because go/build then ignores it. */
    static Optional<BuildConstraint> parse(String expression) {
        if (expression.isEmpty()) {
            return Optional.of(NEVER);
        }
        List<BuildConstraint> any = new ArrayList<>();
        int literals = 0;
        for (String clause : expression.split("\\s+", -1)) {
            List<BuildConstraint> all =
                    Stream.of(clause.split(",", -1)).map(PlusBuildLine::literal).toList();
            literals += all.size();
            all.stream().reduce(BuildConstraint.And::new).ifPresent(any::add);
        }
        return literals - 1 > MOST_OPERATORS ? Optional.empty() : any.stream().reduce(BuildConstraint.Or::new);
    }

    private static BuildConstraint literal(String literal) {
        if (literal.startsWith("!!") || literal.equals("!")) {
            return NEVER;
        }
        boolean negated = literal.startsWith("!");
        String name = negated ? literal.substring(1) : literal;
        BuildConstraint tag = BuildTags.isTag(name) ? new BuildConstraint.Tag(name) : NEVER;
        return negated ? new BuildConstraint.Not(tag) : tag;
    }
}
