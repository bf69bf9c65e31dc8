package io.github.goimage.processor.golang.source;

import io.github.goimage.processor.files.UnusableFileException;
import java.nio.charset.StandardCharsets;

/**
 * Splits Go source into tokens (Go specification, "Lexical elements"), including the semicolons that line ends stand
 * for.
 *
 * <p>It works on bytes, because everything except identifiers, literals and comments is ASCII. Operators that no caller
 * needs come as single characters.
 */
public final class GoScanner {
    public enum Kind {
        WORD,
        NUMBER,
        RUNE,
        STRING,
        OPERATOR,
        /** Written, or inserted at the end of a line. */
        SEMICOLON,
        COMMENT,
        END
    }

    private final String file;
    private final byte[] source;
    private int at;
    private int line = 1;

    /** Whether the end of the line ends the statement, unless the last token is a word after which it does not. */
    private boolean semicolonDue;

    private int wordStart;
    private int wordEnd = -1;

    private Kind kind = Kind.END;
    private int start;
    private int startLine = 1;

    public GoScanner(String file, byte[] source) {
        this.file = file;
        this.source = source;
        this.at = startOf(source);
    }

    /** Begins at an index, which is on a line, from 1, and outside of any token. */
    GoScanner(String file, byte[] source, int at, int line) {
        this.file = file;
        this.source = source;
        this.at = at;
        this.line = line;
    }

    /** Returns where the text begins: after a byte order mark. */
    static int startOf(byte[] source) {
        boolean mark =
                source.length >= 3 && source[0] == (byte) 0xef && source[1] == (byte) 0xbb && source[2] == (byte) 0xbf;
        return mark ? 3 : 0;
    }

    public Kind kind() {
        return kind;
    }

    int start() {
        return start;
    }

    public int end() {
        return at;
    }

    /** Returns the line on which the token begins. */
    int line() {
        return startLine;
    }

    /** Returns the line on which the token ends. */
    int endLine() {
        return line;
    }

    String text() {
        return new String(source, start, at - start, StandardCharsets.UTF_8);
    }

    boolean is(String text) {
        return GoLexemes.matches(source, start, at, text);
    }

    UnusableFileException error(String problem) {
        return UnusableFileException.syntax(file, startLine, problem);
    }

    /** Moves to the next token. */
    public Kind next() {
        skipBlanks();
        if (semicolonDue && wordEnd > 0 && endsLine() && GoKeywords.isBeforeMore(source, wordStart, wordEnd)) {
            semicolonDue = false;
            skipBlanks();
        }
        start = at;
        startLine = line;
        if (semicolonDue && endsLine()) {
            semicolonDue = false;
            kind = Kind.SEMICOLON;
        } else if (at >= source.length) {
            kind = Kind.END;
        } else {
            kind = scan(source[at]);
        }
        return kind;
    }

    /** Moves behind an opening brace to the one that closes it; stays where none does. */
    void skipBlock() {
        int end = GoLexemes.endOfBlock(source, at, '{', '}');
        if (end >= 0) {
            line += GoLexemes.newlines(source, at, end);
            at = end;
        }
    }

    private void skipBlanks() {
        while (at < source.length) {
            byte c = source[at];
            if ((c == '\n' && semicolonDue) || (c != '\n' && c != ' ' && c != '\t' && c != '\r' && c != '\f')) {
                return;
            }
            line += c == '\n' ? 1 : 0;
            at++;
        }
    }

    /** Returns whether nothing else follows on this line; a comment that reaches the next line counts as its end. */
    private boolean endsLine() {
        if (at >= source.length || source[at] == '\n') {
            return true;
        }
        if (source[at] != '/') {
            return false;
        }
        byte second = GoLexemes.byteAt(source, at + 1);
        if (second == '*') {
            int end = GoLexemes.endOfGeneralComment(source, at);
            return end >= 0 && GoLexemes.newlines(source, at, end) > 0;
        }
        return second == '/';
    }

    private Kind scan(byte c) {
        if (c == '/' && GoLexemes.byteAt(source, at + 1) == '/') {
            at = GoLexemes.endOfLineComment(source, at);
            return Kind.COMMENT;
        }
        if (c == '/' && GoLexemes.byteAt(source, at + 1) == '*') {
            moveTo(GoLexemes.endOfGeneralComment(source, at), "comment");
            return Kind.COMMENT;
        }
        if (GoLexemes.isNumberStart(source, at)) {
            return literal(GoLexemes.endOfNumber(source, at), Kind.NUMBER);
        }
        if (GoLexemes.isWordByte(c)) {
            at = GoLexemes.endOfWord(source, at);
            semicolonDue = true;
            wordStart = start;
            wordEnd = at;
            return Kind.WORD;
        }
        return switch (c) {
            case '"' -> literal(GoLexemes.endOfQuoted(source, at), Kind.STRING);
            case '\'' -> literal(GoLexemes.endOfQuoted(source, at), Kind.RUNE);
            case '`' -> literal(GoLexemes.endOfRaw(source, at), Kind.STRING);
            default -> operator(c);
        };
    }

    private Kind literal(int end, Kind literal) {
        moveTo(end, literal == Kind.RUNE ? "rune literal" : "string literal");
        semicolonDue = true;
        wordEnd = -1;
        return literal;
    }

    private Kind operator(byte c) {
        at = GoLexemes.endOfOperator(source, at);
        boolean increment = at - start == 2 && (c == '+' || c == '-');
        wordEnd = -1;
        semicolonDue = increment || c == ')' || c == ']' || c == '}';
        return c == ';' ? Kind.SEMICOLON : Kind.OPERATOR;
    }

    private void moveTo(int end, String what) {
        if (end < 0) {
            throw error(what + " not terminated");
        }
        line += GoLexemes.newlines(source, at, end);
        at = end;
    }
}
