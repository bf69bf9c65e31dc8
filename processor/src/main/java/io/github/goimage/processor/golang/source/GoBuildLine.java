package io.github.goimage.processor.golang.source;

import java.util.Optional;

/** Reads a {@code //go:build} line by recursive descent: {@code ||}, {@code &&}, {@code !}, parentheses, tags. */
final class GoBuildLine {
    private static final String PREFIX = "//go:build";
    private static final int MOST_OPERANDS = 1000;

    private final String text;
    private int at;
    private String token = "";
    private int operands;

    private GoBuildLine(String text) {
        this.text = text;
    }

    /** Returns the expression after {@code //go:build}; empty if the line is another comment. */
    static Optional<String> expression(String line) {
        if (!line.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String rest = line.substring(PREFIX.length());
        boolean another = !rest.isEmpty() && !isBlank(rest.charAt(0));
        return another ? Optional.empty() : Optional.of(rest.strip());
    }

    static BuildConstraint parse(String expression) throws InvalidConstraintException {
        GoBuildLine line = new GoBuildLine(expression);
        BuildConstraint constraint = line.or();
        if (!line.token.isEmpty()) {
            throw new InvalidConstraintException("unexpected token " + line.token);
        }
        return constraint;
    }

    private BuildConstraint or() throws InvalidConstraintException {
        BuildConstraint left = and();
        while (token.equals("||")) {
            left = new BuildConstraint.Or(left, and());
        }
        return left;
    }

    private BuildConstraint and() throws InvalidConstraintException {
        BuildConstraint left = not();
        while (token.equals("&&")) {
            left = new BuildConstraint.And(left, not());
        }
        return left;
    }

    private BuildConstraint not() throws InvalidConstraintException {
        if (++operands > MOST_OPERANDS) {
            throw new InvalidConstraintException("build expression too large");
        }
        read();
        if (!token.equals("!")) {
            return atom();
        }
        read();
        if (token.equals("!")) {
            throw new InvalidConstraintException("double negation not allowed");
        }
        return new BuildConstraint.Not(atom());
    }

    private BuildConstraint atom() throws InvalidConstraintException {
        if (token.equals("(")) {
            BuildConstraint inner = or();
            if (!token.equals(")")) {
                throw new InvalidConstraintException("missing close paren");
            }
            read();
            return inner;
        }
        if (token.isEmpty()) {
            throw new InvalidConstraintException("unexpected end of expression");
        }
        if (!BuildTags.isTag(token)) {
            throw new InvalidConstraintException("unexpected token " + token);
        }
        BuildConstraint tag = new BuildConstraint.Tag(token);
        read();
        return tag;
    }

    private void read() throws InvalidConstraintException {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        int end = at == text.length() ? at : endOfToken();
        token = text.substring(at, end);
        at = end;
    }

    private int endOfToken() throws InvalidConstraintException {
        char c = text.charAt(at);
        if ("()!".indexOf(c) >= 0) {
            return at + 1;
        }
        if (c == '&' || c == '|') {
            if (at + 1 == text.length() || text.charAt(at + 1) != c) {
                throw new InvalidConstraintException("invalid syntax at " + c);
            }
            return at + 2;
        }
        int end = at;
        while (end < text.length() && BuildTags.isTagCharacter(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        if (end == at) {
            throw new InvalidConstraintException("invalid syntax at " + Character.toString(text.codePointAt(at)));
        }
        return end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
