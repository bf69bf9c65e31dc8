package io.github.goimage.processor.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
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
    private static final int KEYS = 64;

    private final String name;
    private final byte[] text;
    private final String[] keys = new String[KEYS];
    private int at;
    private int depth;

    private JsonReader(String name, byte[] text) {
        this.name = name;
        this.text = text;
    }

    /**
     * Reads one value.
     *
     * @param name of the file, as messages show it
     * @param value reads the value from the reader that it is given
     * @throws MalformedJsonException if the bytes are not UTF-8 or not JSON, or hold another kind of value than asked
     *     for
     */
    public static void read(String name, byte[] bytes, Consumer<JsonReader> value) {
        if (!isUtf8(bytes)) {
            throw new MalformedJsonException(name + " is not UTF-8");
        }
        JsonReader reader = new JsonReader(name, bytes);
        value.accept(reader);
        reader.space();
        if (reader.at < bytes.length) {
            throw reader.broken();
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        return isAscii(bytes) || isDecoded(bytes);
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDecoded(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(1024);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        return result.isUnderflow();
    }

    /** Reads an object: the consumer is given each member's name and may read its value, once. */
    public void object(Consumer<String> member) {
        if (open('{')) {
            do {
                space();
                String key = key();
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
    public void array(Runnable element) {
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
    public void skip() {
        space();
        if (at >= text.length) {
            throw broken();
        }
        switch (text[at]) {
            case '{' -> skipObject();
            case '[' -> skipArray();
            case '"' -> skipString();
            default -> literal();
        }
    }

    /** Moves behind an object without making the names of its members. */
    private void skipObject() {
        if (open('{')) {
            do {
                space();
                skipString();
                space();
                expect(':');
                skip();
            } while (more('}'));
        }
    }

    private void skipArray() {
        if (open('[')) {
            do {
                skip();
            } while (more(']'));
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
        if (at < text.length && text[at] == bracket + 2) {
            at++;
            depth--;
            return false;
        }
        return true;
    }

    private boolean more(char closing) {
        space();
        if (at < text.length && text[at] == ',') {
            at++;
            return true;
        }
        expect(closing);
        depth--;
        return false;
    }

    private boolean isNull() {
        boolean isNull = isAt("null", at);
        at += isNull ? "null".length() : 0;
        return isNull;
    }

    private boolean isAt(String ascii, int start) {
        if (start + ascii.length() > text.length) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (text[start + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Reads the name of a member; few names occur again and again, and each is made once. */
    private String key() {
        expect('"');
        int start = at--;
        int end = start;
        while (end < text.length && text[end] != '"') {
            end++;
        }
        int length = end - start;
        int slot = length == 0 ? 0 : (length * 31 + text[start]) & (KEYS - 1);
        String known = keys[slot];
        if (known != null && known.length() == length && isAt(known, start)) {
            at = end + 1;
            return known;
        }
        String key = quoted();
        keys[slot] = key;
        return key;
    }

    private String quoted() {
        expect('"');
        int start = at;
        skipPlain();
        if (at < text.length && text[at] == '"') {
            return decoded(start, at++);
        }
        StringBuilder value = new StringBuilder();
        while (at < text.length && text[at] == '\\') {
            value.append(decoded(start, at++)).append(escaped());
            start = at;
            skipPlain();
        }
        value.append(decoded(start, at));
        expect('"');
        return value.toString();
    }

    /** Moves to the end of a string, to what is escaped in it, or to what must not be in it. */
    private void skipPlain() {
        while (at < text.length && text[at] != '"' && text[at] != '\\' && (text[at] & 0xff) >= ' ') {
            at++;
        }
    }

    private String decoded(int start, int end) {
        return new String(text, start, end - start, StandardCharsets.UTF_8);
    }

    /** Moves behind a string without making one. */
    private void skipString() {
        expect('"');
        skipPlain();
        while (at < text.length && text[at] == '\\') {
            at++;
            escaped();
            skipPlain();
        }
        expect('"');
    }

    private char escaped() {
        if (at >= text.length) {
            throw broken();
        }
        char c = (char) (text[at++] & 0xff);
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
            int digit = at < text.length ? Character.digit(text[at], 16) : -1;
            if (digit < 0 || text[at] > 'f') {
                throw broken();
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    /** Reads a number, {@code true}, {@code false} or {@code null}; which of them does not matter. */
    private void literal() {
        int start = at;
        while (at < text.length && DELIMITERS.indexOf(text[at]) < 0) {
            at++;
        }
        String word = decoded(start, at);
        if (!word.matches("true|false|null|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")) {
            at = start;
            throw broken();
        }
    }

    private void space() {
        while (at < text.length && text[at] <= ' ' && " \t\r\n".indexOf(text[at]) >= 0) {
            at++;
        }
    }

    private void expect(char c) {
        if (at >= text.length || text[at] != c) {
            throw broken();
        }
        at++;
    }

    private MalformedJsonException broken() {
        return new MalformedJsonException(name + " is not JSON of the expected form, from byte " + (at + 1) + " on");
    }
}
