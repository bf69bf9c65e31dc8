package io.github.goimage.processor.gomod;

import io.github.goimage.processor.gomod.GoScanner.Kind;

/**
 * Tells whether a function declares a name itself, so that there it is not the package's constant. Where blocks end does
 * not matter: better a fact too few than one that the code does not say.
 */
final class LocalNames {
    private LocalNames() {}

    /** Whether a parameter, result, variable or constant between two indices, the first a function's, has this name. */
    static boolean declares(GoTokens tokens, int function, int end, String name) {
        int depth = 0;
        boolean signature = false;
        for (int at = function; at < end; at++) {
            if (tokens.is(at, "func")) {
                signature = true;
                depth = 0;
            } else if (signature && tokens.isOpening(at)) {
                signature = depth > 0 || !tokens.is(at, "{");
                depth++;
            } else if (signature && tokens.isClosing(at)) {
                depth--;
            } else if (tokens.is(at, name)
                    && !tokens.is(at - 1, ".")
                    && ((signature && depth > 0) || isDeclared(tokens, at))) {
                return true;
            }
        }
        return false;
    }

    /** {@code name, other := …}, {@code var other, name string}, or a line of its own, as in a block of variables. */
    private static boolean isDeclared(GoTokens tokens, int name) {
        int last = name;
        while (tokens.is(last + 1, ",") && tokens.isWord(last + 2)) {
            last += 2;
        }
        int first = name;
        while (tokens.is(first - 1, ",") && tokens.isWord(first - 2)) {
            first -= 2;
        }
        boolean ofBlock = tokens.is(first - 1, "(") && isDeclaring(tokens, first - 2);
        return tokens.is(last + 1, ":=")
                || isDeclaring(tokens, first - 1)
                || ofBlock
                || tokens.kind(first - 1) == Kind.SEMICOLON;
    }

    private static boolean isDeclaring(GoTokens tokens, int keyword) {
        return tokens.is(keyword, "var") || tokens.is(keyword, "const");
    }
}
