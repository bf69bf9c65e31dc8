package io.github.goimage.processor.files;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One element of a path pattern, as package path's Match reads it: {@code *}, {@code ?}, {@code [a-z]}, a backslash.
 */
public final class GlobPattern {
    private final String glob;
    private final StringBuilder expression = new StringBuilder();
    private int at;

    private GlobPattern(String glob) {
        this.glob = glob;
    }

    public static boolean hasMeta(String glob) {
        return glob.chars().anyMatch(c -> "*?[\\".indexOf(c) >= 0);
    }

    /** Translates one element; empty if it is malformed. */
    public static Optional<Pattern> compile(String glob) {
        GlobPattern pattern = new GlobPattern(glob);
        while (pattern.at < glob.length()) {
            if (!pattern.translateNext()) {
                return Optional.empty();
            }
        }
        return Optional.of(Pattern.compile(pattern.expression.toString(), Pattern.DOTALL));
    }

    private boolean translateNext() {
        int c = take();
        switch (c) {
            case '*' -> expression.append(".*");
            case '?' -> expression.append('.');
            case '[' -> {
                return translateClass();
            }
            case '\\' -> {
                if (at == glob.length()) {
                    return false;
                }
                append(take());
            }
            default -> append(c);
        }
        return true;
    }

    /** Translates a class, which holds at least one character or range; {@code ^} negates it. */
    private boolean translateClass() {
        expression.append('[');
        if (at < glob.length() && glob.charAt(at) == '^') {
            expression.append('^');
            at++;
        }
        for (int ranges = 0; at < glob.length(); ranges++) {
            if (glob.charAt(at) == ']' && ranges > 0) {
                at++;
                expression.append(']');
                return true;
            }
            if (!translateRange()) {
                return false;
            }
        }
        return false;
    }

    private boolean translateRange() {
        int low = classCharacter();
        int high = low;
        if (at < glob.length() && glob.charAt(at) == '-') {
            at++;
            high = classCharacter();
        }
        if (low < 0 || high < 0) {
            return false;
        }
        // A range from high to low is valid in Go and matches nothing; the rest of the class still matches.
        if (low <= high) {
            append(low);
            expression.append('-');
            append(high);
        } else {
            expression.append("&&[^\\x{0}-\\x{10ffff}]");
        }
        return true;
    }

    private int classCharacter() {
        if (at == glob.length() || glob.charAt(at) == '-' || glob.charAt(at) == ']') {
            return -1;
        }
        int c = take();
        if (c != '\\') {
            return c;
        }
        return at == glob.length() ? -1 : take();
    }

    private int take() {
        int c = glob.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    private void append(int c) {
        expression.append("\\x{").append(Integer.toHexString(c)).append('}');
    }
}
