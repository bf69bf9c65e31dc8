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
            default -> false;
        };
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
