package io.github.goimage.processor.golang.source;

import java.util.List;

/** The keywords of Go; after most of them, a line end does not end the statement (Go specification, "Semicolons"). */
public final class GoKeywords {
    /** By length, so that a word is compared with few keywords and no string is created for it. */
    private static final String[][] BEFORE_MORE = {
        {},
        {},
        {"go", "if"},
        {"for", "map", "var"},
        {"case", "chan", "else", "func", "goto", "type"},
        {"const", "defer", "range"},
        {"import", "select", "struct", "switch"},
        {"default", "package"},
        {},
        {"interface"},
    };

    private static final List<String> OTHERS = List.of("break", "continue", "fallthrough", "return");

    private GoKeywords() {}

    /** Returns whether the word between two indices is a keyword. */
    static boolean isOne(byte[] source, int start, int end) {
        if (isBeforeMore(source, start, end)) {
            return true;
        }
        for (String keyword : OTHERS) {
            if (GoLexemes.matches(source, start, end, keyword)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the word between two indices is a keyword after which a statement continues. */
    static boolean isBeforeMore(byte[] source, int start, int end) {
        int length = end - start;
        byte first = source[start];
        if (length >= BEFORE_MORE.length || first < 'c' || first > 'v') {
            return false;
        }
        for (String keyword : BEFORE_MORE[length]) {
            if (first == keyword.charAt(0) && GoLexemes.matches(source, start, end, keyword)) {
                return true;
            }
        }
        return false;
    }
}
