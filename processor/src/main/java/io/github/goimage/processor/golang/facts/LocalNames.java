package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.source.GoScanner.Kind;
import io.github.goimage.processor.golang.source.GoTokens;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names that a function declares itself and that therefore do not mean the package's. It ignores where their blocks
 * end: missing a fact is better than reporting one that the code does not state. Create an instance for each function,
 * at its beginning.
 */
final class LocalNames {
    private static final List<String> BEHIND_A_FUNCTION_TYPE = List.of(",", ":", "=", ":=");

    private final GoTokens tokens;
    private final int function;
    private final Set<String> names = new HashSet<>();
    private int at;
    private boolean signature;
    private int depth;
    private int blockEnd;

    /** Starts at the index where the declaration of the function, or of what contains it, begins. */
    LocalNames(GoTokens tokens, int function) {
        this.tokens = tokens;
        this.function = function;
        this.at = function;
    }

    /** Returns where the function begins. */
    int function() {
        return function;
    }

    /**
     * Returns whether a parameter, result, variable or constant before an index has this name; the indices must
     * increase from call to call.
     */
    boolean declare(String name, int index) {
        for (; at < index; at++) {
            take();
        }
        return names.contains(name);
    }

    private void take() {
        if (tokens.is(at, "func")) {
            depth = signature ? depth : 0;
            signature = true;
        } else if (signature) {
            takeSignature();
        } else if (tokens.is(at, ":=")) {
            addListBefore(at);
        } else if (tokens.is(at, "var") || tokens.is(at, "const")) {
            boolean block = tokens.is(at + 1, "(");
            blockEnd = block ? tokens.behindClosing(at + 1) : blockEnd;
            addListFrom(block ? at + 2 : at + 1);
        } else if (tokens.kind(at) == Kind.SEMICOLON && at < blockEnd) {
            addListFrom(at + 1);
        }
    }

    /** Takes every word in the brackets of parameters and results, including types and the names in a function type. */
    private void takeSignature() {
        if (tokens.isOpening(at)) {
            signature = depth > 0 || !tokens.is(at, "{");
            depth++;
        } else if (tokens.isClosing(at)) {
            depth--;
            signature = depth >= 0;
        } else if (depth > 0) {
            add(at);
        } else if (tokens.kind(at) == Kind.SEMICOLON
                || tokens.firstOf(at, BEHIND_A_FUNCTION_TYPE).isPresent()) {
            signature = false;
        }
    }

    private void addListBefore(int end) {
        int name = end - 1;
        add(name);
        while (tokens.is(name - 1, ",")) {
            name -= 2;
            add(name);
        }
    }

    private void addListFrom(int start) {
        int name = start;
        add(name);
        while (tokens.is(name + 1, ",")) {
            name += 2;
            add(name);
        }
    }

    private void add(int index) {
        if (tokens.isWord(index) && !tokens.is(index - 1, ".")) {
            names.add(tokens.text(index));
        }
    }
}
