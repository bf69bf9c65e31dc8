package io.github.goimage.processor.text;

/** A user's text in a place where a line must stay one line: in messages and comments. */
public final class Printable {
    private Printable() {}

    /** Returns the text with control characters and unpaired surrogates as Java escapes. */
    public static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isControl(c)) {
                printable.append(escape(c));
            } else {
                printable.appendCodePoint(c);
            }
        });
        return printable.toString();
    }

    /** Returns whether a code point could end a line somewhere, or is an unpaired surrogate. */
    public static boolean isControl(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    /** Returns the Java escape of a UTF-16 code unit, which is the same in JSON. */
    public static String escape(int codeUnit) {
        String hex = Integer.toHexString(codeUnit);
        return "\\u" + "0".repeat(4 - hex.length()) + hex;
    }
}
