package io.github.goimage.processor.output;

import io.github.goimage.processor.dockerfile.Quoting;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;

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
            list('{', map.entrySet(), lineEnd, (member, inner) -> {
                Quoting.json((String) member.getKey(), text);
                text.append(": ");
                write(member.getValue(), inner);
            });
        } else if (value instanceof Collection<?> elements) {
            list('[', elements, lineEnd, this::write);
        } else if (value instanceof String string) {
            Quoting.json(string, text);
        } else {
            text.append(value);
        }
    }

    private <T> void list(char bracket, Collection<T> parts, String lineEnd, BiConsumer<T, String> write) {
        String inner = lineEnd + "  ";
        String separator = "";
        text.append(bracket);
        for (T part : parts) {
            text.append(separator).append(inner);
            write.accept(part, inner);
            separator = ",";
        }
        text.append(parts.isEmpty() ? "" : lineEnd).append((char) (bracket + 2));
    }
}
