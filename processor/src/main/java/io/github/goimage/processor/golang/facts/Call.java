package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.source.GoScanner.Kind;
import io.github.goimage.processor.golang.source.GoTokens;
import io.github.goimage.processor.golang.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A selector in a file's tokens, {@code http.Get} or {@code .Run}, and the contents of the brackets after it.
 *
 * @param behind index of the token after the selector
 * @param what the selector as a message shows it
 */
record Call(
        GoTokens tokens,
        int behind,
        String what,
        Place place,
        ImportedNames names,
        Constants constants,
        VariableTypes types) {

    /** The package-level constants that are string literals, as the code around the selector sees them. */
    interface Constants {
        Optional<String> valueOf(String name);
    }

    boolean isCalled() {
        return tokens.is(behind, "(");
    }

    int argumentCount() {
        return arguments().size();
    }

    /** Returns the argument at an index if it is a string literal. */
    Optional<String> literal(int index) {
        List<int[]> arguments = arguments();
        boolean alone = index < arguments.size() && isOneToken(arguments.get(index));
        return alone ? tokens.string(arguments.get(index)[0]) : Optional.empty();
    }

    /** Returns the argument at an index if it is a string literal or a constant of the package. */
    Optional<String> string(int index) {
        List<int[]> arguments = arguments();
        return index < arguments.size() ? stringAt(arguments.get(index)) : Optional.empty();
    }

    /**
     * Returns the arguments from an index on, each as {@code path.Name} if it is a selector of an import, otherwise
     * empty.
     */
    List<Optional<String>> selectors(int from) {
        List<int[]> arguments = arguments();
        return arguments.subList(Math.min(from, arguments.size()), arguments.size()).stream()
                .map(this::selectorAt)
                .toList();
    }

    /** Returns the variable before a method or field. */
    String receiver() {
        return tokens.text(behind - 3);
    }

    /** Tells whether a composite literal sets a field. */
    boolean hasField(String name) {
        return fieldAt(name).isPresent();
    }

    /** Returns the value of a field in a composite literal if it is a string literal or a constant of the package. */
    Optional<String> field(String name) {
        return fieldAt(name).flatMap(this::stringAt);
    }

    private Optional<int[]> fieldAt(String name) {
        if (!tokens.is(behind, "{")) {
            return Optional.empty();
        }
        int end = tokens.behindClosing(behind) - 1;
        int at = behind + 1;
        while (at < end) {
            if (tokens.is(at, name) && tokens.is(at + 1, ":")) {
                return Optional.of(new int[] {at + 2, endOfElement(at + 2, end)});
            }
            at = tokens.isOpening(at) ? tokens.behindClosing(at) : at + 1;
        }
        return Optional.empty();
    }

    private Optional<String> stringAt(int[] range) {
        if (!isOneToken(range)) {
            return Optional.empty();
        }
        return tokens.isWord(range[0]) ? constants.valueOf(tokens.text(range[0])) : tokens.string(range[0]);
    }

    private static boolean isOneToken(int[] range) {
        return range[1] - range[0] == 1;
    }

    private Optional<String> selectorAt(int[] range) {
        boolean selector = range[1] - range[0] == 3 && tokens.is(range[0] + 1, ".");
        return selector
                ? names.pathOf(tokens.text(range[0])).map(path -> path + "." + tokens.text(range[0] + 2))
                : Optional.empty();
    }

    private List<int[]> arguments() {
        List<int[]> arguments = new ArrayList<>();
        if (!isCalled()) {
            return arguments;
        }
        int end = tokens.behindClosing(behind) - 1;
        for (int at = behind + 1; at < end; ) {
            int next = endOfElement(at, end);
            arguments.add(new int[] {at, next});
            at = next + 1;
        }
        return arguments;
    }

    /** Returns where an argument or element ends: at a comma, or at the line end that may follow the last one. */
    private int endOfElement(int start, int end) {
        int at = start;
        while (at < end && !tokens.is(at, ",") && tokens.kind(at) != Kind.SEMICOLON) {
            at = tokens.isOpening(at) ? tokens.behindClosing(at) : at + 1;
        }
        return Math.min(at, end);
    }
}
