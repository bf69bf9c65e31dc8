package io.github.goimage.processor.vuln;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads JSON as its caller asks for it, and builds no tree: it skips values that nobody asks for. As in Go's
 * encoding/json, {@code null} stands for the empty value of any kind.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
public final class JsonReader {
    private static final int DEEPEST = 64;
    private static final String DELIMITERS = " \t\r\n,:[]{}\"";

    private final String name;
    private final String text;
    private int at;
    private int depth;

    private JsonReader(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /**
     * Reads one value.
     *
     * @param name of the file, as messages show it
     * @param value reads the value from the reader that it is given
     * @throws UnusableDatabaseException if the bytes are not UTF-8 or not JSON, or hold another kind of value than
     *     asked for
     */
    public static void read(String name, byte[] bytes, Consumer<JsonReader> value) {
        try {
            JsonReader reader = new JsonReader(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
            value.accept(reader);
            reader.space();
            if (reader.at < reader.text.length()) {
                throw reader.broken();
            }
        } catch (CharacterCodingException e) {
            throw new UnusableDatabaseException(name + " is not UTF-8");
        }
    }

    /** Reads an object: the consumer is given each member's name and may read its value, once. */
    public void object(Consumer<String> member) {
        if (open('{')) {
            do {
                space();
                String key = quoted();
                space();
                expect(':');
                space();
                int before = at;
                member.accept(key);
                if (at == before) {
                    skip();
                }
            } while (more('}'));
        }
    }

    /** Reads an array: the action has to read one element each time. */
    void array(Runnable element) {
        if (open('[')) {
            do {
                element.run();
            } while (more(']'));
        }
    }

    /** Reads a string. */
    public String string() {
        space();
        return isNull() ? "" : quoted();
    }

    /** Reads any value and forgets it. */
    void skip() {
        space();
        if (at >= text.length()) {
            throw broken();
        }
        switch (text.charAt(at)) {
            case '{' -> object(none -> {});
            case '[' -> array(this::skip);
            case '"' -> skipString();
            default -> literal();
        }
    }

    /** Opens a list of members or elements, and tells whether there is a first one. */
    private boolean open(char bracket) {
        space();
        if (isNull()) {
            return false;
        }
        expect(bracket);
        if (++depth > DEEPEST) {
            throw broken();
        }
        space();
        if (at < text.length() && text.charAt(at) == bracket + 2) {
            at++;
            depth--;
            return false;
        }
        return true;
    }

    private boolean more(char closing) {
        space();
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
            return true;
        }
        expect(closing);
        depth--;
        return false;
    }

    private boolean isNull() {
        if (!text.startsWith("null", at)) {
            return false;
        }
        at += "null".length();
        return true;
    }

    private String quoted() {
        expect('"');
        int start = at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\' && text.charAt(at) >= ' ') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            return text.substring(start, at++);
        }
        StringBuilder value = new StringBuilder(text.substring(start, at));
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw broken();
            }
            value.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return value.toString();
    }

    /** Moves behind a string without making one. */
    private void skipString() {
        expect('"');
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw broken();
            }
            if (c == '\\') {
                escaped();
            }
        }
        expect('"');
    }

    private char escaped() {
        if (at >= text.length()) {
            throw broken();
        }
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw broken();
        };
    }

    private char unicode() {
        int value = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0 || text.charAt(at) > 'f') {
                throw broken();
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    /** Reads a number, {@code true}, {@code false} or {@code null}; which of them does not matter. */
    private void literal() {
        int start = at;
        while (at < text.length() && DELIMITERS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        if (!word.matches("true|false|null|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")) {
            at = start;
            throw broken();
        }
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char c) {
        if (at >= text.length() || text.charAt(at) != c) {
            throw broken();
        }
        at++;
    }

    private UnusableDatabaseException broken() {
        return new UnusableDatabaseException(name
                + " is not JSON in the format of the Go vulnerability database, from character " + (at + 1) + " on");
    }
}
