package io.github.goimage.processor.gomod;

/** The keywords of Go behind which a line end is no end of a statement (Go specification, "Semicolons"). */
final class GoKeywords {
    /** By length, so that a word is compared with few and none is made a string. */
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

    private GoKeywords() {}

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
