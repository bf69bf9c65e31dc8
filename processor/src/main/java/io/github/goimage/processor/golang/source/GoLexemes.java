package io.github.goimage.processor.golang.source;

/** Finds where a token that begins at an index of Go source ends; -1 if it is not terminated. */
public final class GoLexemes {
    private GoLexemes() {}

    static int endOfWord(byte[] source, int start) {
        int at = start;
        while (at < source.length && isWordByte(source[at])) {
            at++;
        }
        return at;
    }

    static int endOfNumber(byte[] source, int start) {
        boolean hexadecimal = source[start] == '0' && (byteAt(source, start + 1) | 0x20) == 'x';
        int at = start + 1;
        while (at < source.length) {
            byte c = source[at];
            int before = source[at - 1] | 0x20;
            boolean exponentSign = (c == '+' || c == '-') && before == (hexadecimal ? 'p' : 'e');
            if (!isWordByte(c) && c != '.' && !exponentSign) {
                break;
            }
            at++;
        }
        return at;
    }

    static int endOfQuoted(byte[] source, int start) {
        int at = start + 1;
        while (at < source.length && source[at] != '\n') {
            if (source[at] == source[start]) {
                return at + 1;
            }
            at += source[at] == '\\' ? 2 : 1;
        }
        return -1;
    }

    static int endOfRaw(byte[] source, int start) {
        for (int at = start + 1; at < source.length; at++) {
            if (source[at] == '`') {
                return at + 1;
            }
        }
        return -1;
    }

    static int endOfLineComment(byte[] source, int start) {
        int at = start;
        while (at < source.length && source[at] != '\n') {
            at++;
        }
        return at;
    }

    static int endOfGeneralComment(byte[] source, int start) {
        for (int at = start + 2; at + 1 < source.length; at++) {
            if (source[at] == '*' && source[at + 1] == '/') {
                return at + 2;
            }
        }
        return -1;
    }

    /** Returns the index of the bracket that closes one which has opened before an index; -1 if none does. */
    static int endOfBlock(byte[] source, int start, char opening, char closing) {
        int depth = 1;
        int at = start;
        while (at >= 0 && at < source.length) {
            if (source[at] == opening) {
                depth++;
            } else if (source[at] == closing && --depth == 0) {
                return at;
            }
            switch (source[at]) {
                case '"', '\'' -> at = endOfQuoted(source, at);
                case '`' -> at = endOfRaw(source, at);
                case '/' -> {
                    byte second = byteAt(source, at + 1);
                    at = second == '/'
                            ? endOfLineComment(source, at)
                            : second == '*' ? endOfGeneralComment(source, at) : at + 1;
                }
                default -> at++;
            }
        }
        return -1;
    }

    static int endOfOperator(byte[] source, int start) {
        byte c = source[start];
        byte second = byteAt(source, start + 1);
        if (c == '.' && second == '.' && byteAt(source, start + 2) == '.') {
            return start + 3;
        }
        boolean repeated = (c == '+' || c == '-') && second == c;
        boolean assigned = second == '=' && (c == ':' || c == '=' || c == '!');
        return start + (repeated || assigned || (c == '<' && second == '-') ? 2 : 1);
    }

    static boolean isNumberStart(byte[] source, int at) {
        return isDigit(source[at]) || (source[at] == '.' && isDigit(byteAt(source, at + 1)));
    }

    /** Returns whether a byte may be part of an identifier, a keyword or a number. */
    public static boolean isWordByte(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c < 0 || isDigit(c);
    }

    /**
     * Returns whether a character is white space in Go's package unicode, including the no-break spaces, which Java
     * excludes.
     */
    static boolean isSpace(char c) {
        return (c >= '\t' && c <= '\r') || c == '\u0085' || Character.isSpaceChar(c);
    }

    static byte byteAt(byte[] source, int at) {
        return at < source.length ? source[at] : 0;
    }

    /** Returns whether the bytes between two indices are this ASCII text, which is not empty. */
    static boolean matches(byte[] source, int start, int end, String text) {
        if (end - start != text.length() || source[start] != text.charAt(0)) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (source[start + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static int newlines(byte[] source, int start, int end) {
        int count = 0;
        for (int at = start; at < end; at++) {
            count += source[at] == '\n' ? 1 : 0;
        }
        return count;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
