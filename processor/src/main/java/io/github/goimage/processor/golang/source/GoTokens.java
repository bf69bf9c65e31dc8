package io.github.goimage.processor.golang.source;

import io.github.goimage.processor.golang.source.GoScanner.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** The tokens of a whole Go file without its comments; an index beyond them is an empty token. */
public final class GoTokens {
    private static final Kind[] KINDS = Kind.values();
    private static final int BYTES_PER_TOKEN = 4;

    /** The operators of one character, and short names. */
    private static final String[] CHARACTERS =
            IntStream.range(0, 128).mapToObj(Character::toString).toArray(String[]::new);

    private final byte[] source;
    private byte[] kinds;
    private int[] starts;
    private int[] ends;
    private int[] lines;
    private int size;

    private GoTokens(byte[] source, int bytes) {
        this.source = source;
        int expected = bytes / BYTES_PER_TOKEN + 1;
        this.kinds = new byte[expected];
        this.starts = new int[expected];
        this.ends = new int[expected];
        this.lines = new int[expected];
    }

    /** Splits a whole file. */
    public static GoTokens scan(String file, byte[] source) {
        GoTokens tokens = new GoTokens(source, source.length);
        GoScanner scanner = new GoScanner(file, source);
        while (scanner.next() != Kind.END) {
            if (scanner.kind() != Kind.COMMENT) {
                tokens.add(scanner);
            }
        }
        return tokens;
    }

    /**
     * Splits a file without the bodies of its functions: of a body only the braces are tokens, so that the one behind
     * the first is the second.
     */
    public static GoTokens outline(GoText text) {
        byte[] source = text.bytes();
        GoTokens tokens = new GoTokens(source, source.length / 4);
        GoScanner scanner = new GoScanner(text.file(), source);
        boolean function = false;
        int depth = 0;
        while (scanner.next() != Kind.END) {
            if (scanner.kind() == Kind.COMMENT) {
                continue;
            }
            tokens.add(scanner);
            int last = tokens.size - 1;
            if (scanner.kind() == Kind.SEMICOLON) {
                function &= depth > 0;
            } else if (tokens.isOpening(last)) {
                boolean type = tokens.is(last - 1, "struct") || tokens.is(last - 1, "interface");
                if (function && depth == 0 && tokens.is(last, "{") && !type) {
                    scanner.skipBlock();
                    function = false;
                }
                depth++;
            } else if (tokens.isClosing(last)) {
                depth--;
            } else if (depth == 0 && tokens.is(last, "func")) {
                function |= last == 0 || tokens.kind(last - 1) == Kind.SEMICOLON;
            }
        }
        return tokens;
    }

    /** Splits a block of a file, from the brace that is a token of its outline to the one behind it. */
    public GoTokens block(int brace) {
        int end = ends[brace + 1];
        GoTokens tokens = new GoTokens(source, end - starts[brace]);
        GoScanner scanner = new GoScanner("", source, starts[brace], lines[brace]);
        while (scanner.next() != Kind.END && scanner.start() < end) {
            if (scanner.kind() != Kind.COMMENT) {
                tokens.add(scanner);
            }
        }
        return tokens;
    }

    /** Returns where a token begins in the source; the end of the source behind the last one. */
    public int start(int index) {
        return isWithin(index) ? starts[index] : source.length;
    }

    @SuppressWarnings("EnumOrdinal") // A byte for each token; it is read back in the same run.
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

    public int size() {
        return size;
    }

    public Kind kind(int index) {
        return isWithin(index) ? KINDS[kinds[index]] : Kind.END;
    }

    public int line(int index) {
        return isWithin(index) ? lines[index] : 0;
    }

    public String text(int index) {
        if (!isWithin(index)) {
            return "";
        }
        int start = starts[index];
        int length = ends[index] - start;
        return length == 1 && source[start] >= 0
                ? CHARACTERS[source[start]]
                : new String(source, start, length, StandardCharsets.UTF_8);
    }

    public boolean is(int index, String text) {
        return isWithin(index) && GoLexemes.matches(source, starts[index], ends[index], text);
    }

    public boolean isWord(int index) {
        return kind(index) == Kind.WORD;
    }

    /** Returns whether the token is an identifier and no keyword. */
    public boolean isName(int index) {
        return isWord(index) && !GoKeywords.isOne(source, starts[index], ends[index]);
    }

    /** Returns whether no space stands between a token and the next. */
    public boolean touches(int index) {
        return isWithin(index) && index + 1 < size && ends[index] == starts[index + 1];
    }

    public boolean isOpening(int index) {
        return kind(index) == Kind.OPERATOR && (is(index, "(") || is(index, "[") || is(index, "{"));
    }

    public boolean isClosing(int index) {
        return kind(index) == Kind.OPERATOR && (is(index, ")") || is(index, "]") || is(index, "}"));
    }

    /** Returns the index after the bracket that closes the one at an index. */
    public int behindClosing(int opening) {
        int depth = 0;
        for (int at = opening; at < size; at++) {
            depth += isOpening(at) ? 1 : isClosing(at) ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        return size;
    }

    /** Returns the value of a string literal. */
    public Optional<String> string(int index) {
        return kind(index) == Kind.STRING ? GoString.unquote(text(index)) : Optional.empty();
    }

    private boolean isWithin(int index) {
        return index >= 0 && index < size;
    }
}
