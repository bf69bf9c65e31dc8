package io.github.goimage.processor.text;

/** Values as Java source. */
public final class JavaLiteral {
    private JavaLiteral() {}

    /** Returns a string in quotes. */
    public static String of(String value) {
        String escaped = value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        return '"' + escaped + '"';
    }
}
