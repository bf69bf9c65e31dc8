package io.github.goimage.processor.golang.syntax;

import io.github.goimage.processor.golang.source.GoScanner.Kind;
import io.github.goimage.processor.golang.source.GoTokens;
import java.util.List;

/** A place in the tokens of a file, which moves forward. */
final class Cursor {
    /** The operators of more than one character that the scanner leaves apart, longest first. */
    private static final List<String> JOINED = List.of(
            "<<=", ">>=", "&^=", "&&", "||", "<<", ">>", "&^", "<=", ">=", "+=", "-=", "*=", "/=", "%=", "&=", "|=",
            "^=");

    /** Thrown at code that the Go compiler would reject; the declaration around it is skipped. */
    static final class Unexpected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int line;

        Unexpected(int line) {
            super("line " + line, null, false, false);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    private final GoTokens tokens;
    private int at;

    Cursor(GoTokens tokens) {
        this.tokens = tokens;
    }

    int at() {
        return at;
    }

    void moveTo(int index) {
        at = index;
    }

    boolean isAtEnd() {
        return at >= tokens.size();
    }

    int line() {
        return tokens.line(at);
    }

    Kind kind() {
        return tokens.kind(at);
    }

    String text() {
        return tokens.text(at);
    }

    boolean is(String text) {
        return tokens.is(at, text);
    }

    boolean is(int ahead, String text) {
        return tokens.is(at + ahead, text);
    }

    /** Returns whether an identifier, no keyword, stands here. */
    boolean isName() {
        return isName(0);
    }

    boolean isName(int ahead) {
        return tokens.isName(at + ahead);
    }

    boolean isEndOfStatement() {
        return tokens.kind(at) == Kind.SEMICOLON || tokens.is(at, ")") || tokens.is(at, "}") || isAtEnd();
    }

    void next() {
        at++;
    }

    boolean skip(String text) {
        boolean found = is(text);
        at += found ? 1 : 0;
        return found;
    }

    void expect(String text) {
        if (!skip(text)) {
            throw unexpected();
        }
    }

    void skipSemicolon() {
        if (kind() == Kind.SEMICOLON) {
            at++;
        }
    }

    String takeName() {
        if (!isName()) {
            throw unexpected();
        }
        String name = text();
        at++;
        return name;
    }

    /** Returns the operator here, of all characters that belong to it. */
    String operator() {
        if (kind() != Kind.OPERATOR) {
            return "";
        }
        String first = text();
        if (!tokens.touches(at) || tokens.kind(at + 1) != Kind.OPERATOR || first.length() > 1) {
            return first;
        }
        String joined = first + tokens.text(at + 1) + (tokens.touches(at + 1) ? tokens.text(at + 2) : "");
        for (String operator : JOINED) {
            if (joined.startsWith(operator)) {
                return operator;
            }
        }
        return first;
    }

    /** Moves past an operator, which may be several tokens. */
    void skipOperator(String operator) {
        for (int length = 0; length < operator.length(); at++) {
            length += tokens.text(at).length();
        }
    }

    /** Returns the index after the bracket that closes the one here. */
    int behindClosing() {
        return tokens.behindClosing(at);
    }

    boolean isAt(int index, String text) {
        return tokens.is(index, text);
    }

    boolean isSemicolonAt(int index) {
        return tokens.kind(index) == Kind.SEMICOLON;
    }

    Unexpected unexpected() {
        return new Unexpected(line());
    }
}
