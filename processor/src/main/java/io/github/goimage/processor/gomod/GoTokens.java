package io.github.goimage.processor.gomod;

import io.github.goimage.processor.gomod.GoScanner.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The tokens of a whole Go file without its comments; an index beyond them is a token that is nothing. */
final class GoTokens {
    private static final Kind[] KINDS = Kind.values();

    private final byte[] source;
    private byte[] kinds = new byte[1024];
    private int[] starts = new int[1024];
    private int[] ends = new int[1024];
    private int[] lines = new int[1024];
    private int size;

    private GoTokens(byte[] source) {
        this.source = source;
    }

    static GoTokens scan(String file, byte[] source) {
        GoTokens tokens = new GoTokens(source);
        GoScanner scanner = new GoScanner(file, source);
        while (scanner.next() != Kind.END) {
            if (scanner.kind() != Kind.COMMENT) {
                tokens.add(scanner);
            }
        }
        return tokens;
    }

    private void add(GoScanner scanner) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            lines = Arrays.copyOf(lines, 2 * size);
        }
        kinds[size] = (byte) scanner.kind().ordinal();
        starts[size] = scanner.start();
        ends[size] = scanner.end();
        lines[size++] = scanner.line();
    }

    int size() {
        return size;
    }

    Kind kind(int index) {
        return isWithin(index) ? KINDS[kinds[index]] : Kind.END;
    }

    int line(int index) {
        return isWithin(index) ? lines[index] : 0;
    }

    String text(int index) {
        return isWithin(index)
                ? new String(source, starts[index], ends[index] - starts[index], StandardCharsets.UTF_8)
                : "";
    }

    boolean is(int index, String text) {
        return isWithin(index) && GoLexemes.matches(source, starts[index], ends[index], text);
    }

    boolean isWord(int index) {
        return kind(index) == Kind.WORD;
    }

    boolean isOpening(int index) {
        return kind(index) == Kind.OPERATOR && (is(index, "(") || is(index, "[") || is(index, "{"));
    }

    boolean isClosing(int index) {
        return kind(index) == Kind.OPERATOR && (is(index, ")") || is(index, "]") || is(index, "}"));
    }

    /** The index behind the bracket that closes the one at an index. */
    int behindClosing(int opening) {
        int depth = 0;
        for (int at = opening; at < size; at++) {
            depth += isOpening(at) ? 1 : isClosing(at) ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        return size;
    }

    /** The value of a string literal. */
    Optional<String> string(int index) {
        return kind(index) == Kind.STRING ? GoString.unquote(text(index)) : Optional.empty();
    }

    private boolean isWithin(int index) {
        return index >= 0 && index < size;
    }
}
