package io.github.goimage.processor.gomod;

import io.github.goimage.processor.gomod.GoScanner.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Tells, token after token, which imported names a local declaration hides.
 *
 * <p>A package name may only stand before a dot. Where such a name stands alone, something else bears it: from there to
 * the end of the block, or in a parameter list to the end of the function.
 */
final class ShadowedNames {
    private static final class Scope {
        private final Set<String> declared = new HashSet<>();
        private boolean signature;
        private int depth;

        Scope(boolean signature) {
            this.signature = signature;
        }
    }

    private final GoTokens tokens;
    private final List<String> watched;
    private final Deque<Scope> scopes = new ArrayDeque<>();
    private int outermost;

    ShadowedNames(GoTokens tokens, List<String> watched) {
        this.tokens = tokens;
        this.watched = watched;
    }

    boolean contains(String name) {
        for (Scope scope : scopes) {
            if (scope.declared.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** Where the outermost function or braces around the last token begin; empty where it stands by itself in the file. */
    OptionalInt outermost() {
        return scopes.isEmpty() ? OptionalInt.empty() : OptionalInt.of(outermost);
    }

    /** Takes the next token. */
    void advance(int index) {
        if (tokens.kind(index) == Kind.WORD) {
            if (tokens.is(index, "func")) {
                open(new Scope(true), index);
            } else {
                tokens.firstOf(index, watched)
                        .filter(name -> mayDeclare(index))
                        .ifPresent(name -> scopes.peek().declared.add(name));
            }
        } else if (tokens.kind(index) == Kind.OPERATOR || tokens.kind(index) == Kind.SEMICOLON) {
            advanceBrackets(index);
        }
    }

    private void open(Scope scope, int index) {
        outermost = scopes.isEmpty() ? index : outermost;
        scopes.push(scope);
    }

    private boolean mayDeclare(int index) {
        if (scopes.isEmpty() || tokens.is(index - 1, ".") || tokens.is(index + 1, ".") || tokens.is(index + 1, ":")) {
            return false;
        }
        boolean functionName = scopes.peek().signature && scopes.peek().depth == 0;
        return !functionName;
    }

    private void advanceBrackets(int index) {
        Scope scope = scopes.peek();
        if (scope != null && scope.signature) {
            advanceSignature(index, scope);
        } else if (tokens.is(index, "{")) {
            open(new Scope(false), index);
        } else if (scope != null && tokens.is(index, "}")) {
            scopes.pop();
        }
    }

    private void advanceSignature(int index, Scope scope) {
        if (tokens.is(index, "{")) {
            boolean type = tokens.is(index - 1, "struct") || tokens.is(index - 1, "interface");
            if (type || scope.depth > 0) {
                open(new Scope(false), index);
            } else {
                scope.signature = false;
            }
        } else if (tokens.isOpening(index)) {
            scope.depth++;
        } else if (tokens.isClosing(index) && scope.depth > 0) {
            scope.depth--;
        } else if (scope.depth == 0 && endsFunctionType(index)) {
            scopes.pop();
            advanceBrackets(index);
        }
    }

    /** A function type without a body ends where its parameter, field or statement does. */
    private boolean endsFunctionType(int index) {
        return tokens.isClosing(index)
                || tokens.kind(index) == Kind.SEMICOLON
                || tokens.is(index, ",")
                || tokens.is(index, "=")
                || tokens.is(index, ":=");
    }
}
