package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.source.GoScanner.Kind;
import io.github.goimage.processor.golang.source.GoTokens;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Tells, token by token, which imported names a local declaration hides.
 *
 * <p>A package name may only stand before a dot. If such a name stands alone, something else has it: from there to the
 * end of the block or clause, in a parameter list to the end of the function, in the head of a statement to its end.
 */
final class ShadowedNames {
    private static final List<String> HEADERS = List.of("for", "if", "switch", "select");
    private static final List<String> CLAUSES = List.of("case", "default");

    /** Tokens after the brace that ends a composite literal, and not a block, in the head of a statement. */
    private static final List<String> HEADER_GOES_ON = List.of("{", ".", ",", "[", "(", ")", "else");

    private enum Extent {
        FUNCTION,
        /** The head of a statement: what it declares ends with its last block. */
        HEADER,
        BLOCK
    }

    private static final class Scope {
        private final Extent kind;
        private final Set<String> declared = new HashSet<>();
        private boolean signature;
        private int depth;

        Scope(Extent kind) {
            this.kind = kind;
            this.signature = kind == Extent.FUNCTION;
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

    /**
     * Returns where the outermost function or braces around the last token begin; empty if the token is at the top
     * level of the file.
     */
    OptionalInt outermost() {
        return scopes.isEmpty() ? OptionalInt.empty() : OptionalInt.of(outermost);
    }

    /** Takes the next token. */
    void advance(int index) {
        if (tokens.kind(index) == Kind.WORD) {
            if (tokens.is(index, "func")) {
                open(Extent.FUNCTION, index);
            } else if (isWithin(index, HEADERS)) {
                open(Extent.HEADER, index);
            } else if (isWithin(index, CLAUSES)) {
                scopes.peek().declared.clear();
            } else {
                tokens.firstOf(index, watched)
                        .filter(name -> mayDeclare(index))
                        .ifPresent(name -> scopes.peek().declared.add(name));
            }
        } else if (tokens.kind(index) == Kind.OPERATOR || tokens.kind(index) == Kind.SEMICOLON) {
            advanceBrackets(index);
        }
    }

    /** Returns whether the keyword is one of these, which occur only inside functions. */
    private boolean isWithin(int index, List<String> keywords) {
        return !scopes.isEmpty() && tokens.firstOf(index, keywords).isPresent();
    }

    private void open(Extent kind, int index) {
        outermost = scopes.isEmpty() ? index : outermost;
        scopes.push(new Scope(kind));
    }

    private void close(int index) {
        Scope closed = scopes.pop();
        if (closed.kind == Extent.BLOCK
                && tokens.firstOf(index + 1, HEADER_GOES_ON).isEmpty()) {
            // The scope of an if after an else lies within the scope of the first if.
            while (!scopes.isEmpty() && scopes.peek().kind == Extent.HEADER) {
                scopes.pop();
            }
        }
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
            open(Extent.BLOCK, index);
        } else if (scope != null && tokens.is(index, "}")) {
            close(index);
        }
    }

    private void advanceSignature(int index, Scope scope) {
        if (tokens.is(index, "{")) {
            boolean type = tokens.is(index - 1, "struct") || tokens.is(index - 1, "interface");
            if (type || scope.depth > 0) {
                open(Extent.BLOCK, index);
            } else if (isResultOfFunction()) {
                scopes.pop();
                advanceBrackets(index);
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

    /** Returns whether the scope below awaits its body: the innermost one is the type of what that function returns. */
    private boolean isResultOfFunction() {
        Iterator<Scope> inner = scopes.iterator();
        inner.next();
        if (!inner.hasNext()) {
            return false;
        }
        Scope below = inner.next();
        return below.signature && below.depth == 0;
    }

    /** Returns whether a function type without a body ends here, together with its parameter, field or statement. */
    private boolean endsFunctionType(int index) {
        return tokens.isClosing(index)
                || tokens.kind(index) == Kind.SEMICOLON
                || tokens.is(index, ",")
                || tokens.is(index, "=")
                || tokens.is(index, ":=");
    }
}
