package io.github.goimage.processor.output;

import io.github.goimage.processor.dockerfile.Quoting;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes JSON: maps in their own order, collections, strings, numbers, booleans and null; one member or element per
 * line, and a line feed at the end.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class Json {
    private final StringBuilder text = new StringBuilder();
    private int depth;

    private Json() {}

    /** Returns the text of a value. */
    static String text(Object value) {
        Json json = new Json();
        json.write(value);
        return json.text.append('\n').toString();
    }

    private void write(Object value) {
        if (value instanceof Map<?, ?> map) {
            list('{', map.entrySet(), member -> {
                Quoting.json((String) member.getKey(), text);
                text.append(": ");
                write(member.getValue());
            });
        } else if (value instanceof Collection<?> elements) {
            list('[', elements, this::write);
        } else if (value instanceof String string) {
            Quoting.json(string, text);
        } else {
            text.append(value);
        }
    }

    private <T> void list(char bracket, Collection<T> parts, Consumer<T> write) {
        text.append(bracket);
        depth++;
        String separator = "";
        for (T part : parts) {
            text.append(separator);
            line();
            write.accept(part);
            separator = ",";
        }
        depth--;
        if (!parts.isEmpty()) {
            line();
        }
        text.append((char) (bracket + 2));
    }

    private void line() {
        text.append('\n');
        for (int i = 0; i < depth; i++) {
            text.append("  ");
        }
    }
}
