package io.github.goimage.processor.golang.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The value of a Go string literal (Go specification, "String literals"), as strconv.Unquote returns it. */
public final class GoString {
    private static final String SIMPLE = "abfnrtv\\\"";
    private static final String VALUES = "\u0007\b\f\n\r\t\u000b\\\"";

    private final String literal;
    private final ByteArrayOutputStream value = new ByteArrayOutputStream();
    private int at = 1;

    private GoString(String literal) {
        this.literal = literal;
    }

    /** Removes the quotes of an interpreted or raw string; empty if it is not a valid literal. */
    public static Optional<String> unquote(String literal) {
        int last = literal.length() - 1;
        if (last < 1 || literal.charAt(0) != literal.charAt(last)) {
            return Optional.empty();
        }
        String inner = literal.substring(1, last);
        if (literal.charAt(0) == '`') {
            return inner.indexOf('`') < 0 ? Optional.of(inner.replace("\r", "")) : Optional.empty();
        }
        boolean interpreted = literal.charAt(0) == '"' && inner.indexOf('\n') < 0;
        if (interpreted && inner.indexOf('\\') < 0) {
            return inner.indexOf('"') < 0 ? Optional.of(inner) : Optional.empty();
        }
        return interpreted ? new GoString(literal).interpret(last) : Optional.empty();
    }

    private Optional<String> interpret(int end) {
        while (at < end) {
            int c = literal.codePointAt(at);
            at += Character.charCount(c);
            if (c == '"' || (c == '\\' && !escape(end))) {
                return Optional.empty();
            }
            if (c != '\\') {
                append(c);
            }
        }
        return at == end ? Optional.of(new String(value.toByteArray(), StandardCharsets.UTF_8)) : Optional.empty();
    }

    private boolean escape(int end) {
        if (at >= end) {
            return false;
        }
        char c = literal.charAt(at++);
        int simple = SIMPLE.indexOf(c);
        if (simple >= 0) {
            append(VALUES.charAt(simple));
            return true;
        }
        return switch (c) {
            case 'x' -> number(end, 2, 16, 0xff, false);
            case 'u' -> number(end, 4, 16, 0xffff, true);
            case 'U' -> number(end, 8, 16, Character.MAX_CODE_POINT, true);
            default -> {
                at--;
                yield number(end, 3, 8, 0xff, false);
            }
        };
    }

    private boolean number(int end, int digits, int radix, long largest, boolean codePoint) {
        if (at + digits > end) {
            return false;
        }
        long number = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(literal.charAt(at++), radix);
            if (digit < 0) {
                return false;
            }
            number = number * radix + digit;
        }
        if (number > largest || (codePoint && Character.getType((int) number) == Character.SURROGATE)) {
            return false;
        }
        if (codePoint) {
            append((int) number);
        } else {
            value.write((int) number);
        }
        return true;
    }

    private void append(int c) {
        value.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
    }
}
