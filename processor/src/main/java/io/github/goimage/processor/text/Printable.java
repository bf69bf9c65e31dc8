package io.github.goimage.processor.text;

/** A user's text in a place where a line must stay one line: in messages and comments. */
public final class Printable {
    private Printable() {}

    /** Returns the text with control and invisible characters and unpaired surrogates as Java escapes. */
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

    /**
     * Returns whether a code point could end a line somewhere, cannot be seen, changes the order in which text is
     * shown, or is an unpaired surrogate.
     *
     * @see <a href="https://nvd.nist.gov/vuln/detail/CVE-2021-42574">CVE-2021-42574, Trojan Source</a>
     */
    public static boolean isControl(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> isIgnorable(codePoint);
        };
    }

    /**
     * Returns whether fonts show nothing for a code point although its category is that of letters and marks: fillers,
     * joiners and variation selectors, without the two that make a symbol a text or a picture.
     *
     * @see <a href="https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point">UAX #44</a>
     */
    private static boolean isIgnorable(int codePoint) {
        return codePoint == 0x034f
                || (codePoint >= 0x115f && codePoint <= 0x1160)
                || (codePoint >= 0x17b4 && codePoint <= 0x17b5)
                || (codePoint >= 0x180b && codePoint <= 0x180f)
                || (codePoint >= 0x2060 && codePoint <= 0x206f)
                || codePoint == 0x3164
                || (codePoint >= 0xfe00 && codePoint <= 0xfe0d)
                || codePoint == 0xffa0
                || (codePoint >= 0xfff0 && codePoint <= 0xfff8)
                || (codePoint >= 0xe0000 && codePoint <= 0xe0fff);
    }

    /** Returns the Java escapes of a code point's UTF-16 code units, which are the same in JSON. */
    public static String escape(int codePoint) {
        StringBuilder escape = new StringBuilder();
        for (char unit : Character.toChars(codePoint)) {
            String hex = Integer.toHexString(unit);
            escape.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
        }
        return escape.toString();
    }
}
