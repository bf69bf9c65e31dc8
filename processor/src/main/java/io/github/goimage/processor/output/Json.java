package io.github.goimage.processor.output;

import io.github.goimage.processor.dockerfile.Quoting;
import java.util.Collection;
import java.util.Map;

/**
 * Writes JSON: maps in their own order, collections, strings, numbers, booleans and null; one member or element per
 * line, and a line feed at the end.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class Json {
    private final StringBuilder text = new StringBuilder();

    private Json() {}

    /** Returns the text of a value. */
    static String text(Object value) {
        Json json = new Json();
        json.write(value, "\n");
        return json.text.append('\n').toString();
    }

    private void write(Object value, String lineEnd) {
        if (value instanceof Map<?, ?> map) {
            String separator = begin('{', lineEnd);
            for (Map.Entry<?, ?> member : map.entrySet()) {
                text.append(separator)
                        .append(Quoting.json((String) member.getKey()))
                        .append(": ");
                write(member.getValue(), lineEnd + "  ");
                separator = "," + lineEnd + "  ";
            }
            end('}', map.isEmpty(), lineEnd);
        } else if (value instanceof Collection<?> elements) {
            String separator = begin('[', lineEnd);
            for (Object element : elements) {
                text.append(separator);
                write(element, lineEnd + "  ");
                separator = "," + lineEnd + "  ";
            }
            end(']', elements.isEmpty(), lineEnd);
        } else {
            text.append(value instanceof String string ? Quoting.json(string) : value);
        }
    }

    /** Opens a list, and returns what precedes its first part. */
    private String begin(char bracket, String lineEnd) {
        text.append(bracket);
        return lineEnd + "  ";
    }

    private void end(char bracket, boolean empty, String lineEnd) {
        text.append(empty ? "" : lineEnd).append(bracket);
    }
}
