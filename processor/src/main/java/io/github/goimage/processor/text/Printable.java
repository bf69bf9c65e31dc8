package io.github.goimage.processor.text;

/** A user's text where a line must stay one line: in messages and comments. */
public final class Printable {
    private Printable() {}

    /** The text with control characters and unpaired surrogates as Java escapes. */
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

    /** Whether a code point could end a line somewhere, or is half of a character. */
    public static boolean isControl(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    /** The Java escape of a UTF-16 code unit, which JSON shares. */
    public static String escape(int codeUnit) {
        String hex = Integer.toHexString(codeUnit);
        return "\\u" + "0".repeat(4 - hex.length()) + hex;
    }
}
