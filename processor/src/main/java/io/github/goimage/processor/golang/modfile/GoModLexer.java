package io.github.goimage.processor.golang.modfile;

import io.github.goimage.processor.files.UnusableFileException;
import java.util.Locale;

/**
 * Splits go.mod and go.work into tokens, as golang.org/x/mod/modfile does: nearly every printable character belongs to
 * a word, comments are {@code //} only, and a quoted string ends on its line.
 */
final class GoModLexer {
    enum Kind {
        END,
        NEWLINE,
        /** A comment alone on its line. */
        COMMENT,
        /** A comment after something else; it ends the line. */
        LINE_COMMENT,
        WORD,
        STRING,
        PUNCTUATION;

        boolean endsLine() {
            return this == END || this == NEWLINE || this == LINE_COMMENT;
        }
    }

    record Lexeme(Kind kind, String text, int line) {
        boolean is(String punctuation) {
            return kind == Kind.PUNCTUATION && text.equals(punctuation);
        }
    }

    private static final String PUNCTUATION = "()[]{},";

    private final String file;
    private final String text;
    private int at;
    private int line = 1;
    private boolean lineHasTokens;

    GoModLexer(String file, String text) {
        this.file = file;
        this.text = text;
    }

    UnusableFileException error(int where, String problem) {
        return UnusableFileException.syntax(file, where, problem);
    }

    Lexeme next() {
        skipBlanks();
        if (at == text.length()) {
            return new Lexeme(Kind.END, "", line);
        }
        if (text.startsWith("//", at)) {
            return comment();
        }
        char c = text.charAt(at);
        if (c == '\n') {
            at++;
            lineHasTokens = false;
            return new Lexeme(Kind.NEWLINE, "\n", line++);
        }
        lineHasTokens = true;
        if (PUNCTUATION.indexOf(c) >= 0) {
            at++;
            return new Lexeme(Kind.PUNCTUATION, String.valueOf(c), line);
        }
        return c == '"' || c == '`' ? string(c) : word();
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private Lexeme comment() {
        int newline = text.indexOf('\n', at);
        int end = newline < 0 ? text.length() : newline;
        Kind kind = lineHasTokens ? Kind.LINE_COMMENT : Kind.COMMENT;
        Lexeme comment = new Lexeme(kind, text.substring(at, end).stripTrailing(), line);
        at = newline < 0 ? end : end + 1;
        line += newline < 0 ? 0 : 1;
        lineHasTokens = false;
        return comment;
    }

    private Lexeme string(char quote) {
        int start = at++;
        while (true) {
            if (at >= text.length()) {
                throw error(line, "unexpected end of file in string");
            }
            char c = text.charAt(at++);
            if (c == '\n') {
                throw error(line, "unexpected newline in string");
            }
            if (c == quote) {
                return new Lexeme(Kind.STRING, text.substring(start, at), line);
            }
            if (c == '\\' && quote == '"') {
                skipEscaped();
            }
        }
    }

    /** Skips any character after a backslash, even a line end, as Go's lexer does; unquoting then rejects it. */
    private void skipEscaped() {
        if (at < text.length() && text.charAt(at) == '\n') {
            line++;
        }
        at++;
    }

    private Lexeme word() {
        int start = at;
        while (at < text.length() && isWord(text.codePointAt(at)) && !text.startsWith("//", at)) {
            if (text.startsWith("/*", at)) {
                throw error(line, "mod files must use // comments (not /* */ comments)");
            }
            at += Character.charCount(text.codePointAt(at));
        }
        if (at == start) {
            String character = String.format(Locale.ROOT, "U+%04X", text.codePointAt(at));
            throw error(line, "unexpected input character " + character);
        }
        return new Lexeme(Kind.WORD, text.substring(start, at), line);
    }

    private static boolean isWord(int c) {
        return c != ' ' && PUNCTUATION.indexOf(c) < 0 && isPrintable(c);
    }

    /** Returns what unicode.IsPrint does: letters, marks, numbers, punctuation and symbols. */
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
