package io.github.goimage.processor.gomod;

import java.util.Set;

/** What a file says of the variable before a selector, {@code server} in {@code server.Addr}. */
final class Receiver {
    private static final Set<String> BETWEEN = Set.of(":=", "=", "&", "*");

    private final Call selector;
    private final String variable;

    private Receiver(Call selector) {
        this.selector = selector;
        this.variable = selector.tokens().text(selector.behind() - 3);
    }

    /** Whether the variable is declared with, or set to, something of a package: {@code r := gin.New()}. */
    static boolean isOf(Call selector, String path) {
        return new Receiver(selector).isDeclaredWith(path, "");
    }

    /** Whether the variable is declared with, or set to, a type of a package: {@code s := &http.Server}. */
    static boolean isOf(Call selector, String path, String type) {
        return new Receiver(selector).isDeclaredWith(path, type);
    }

    private boolean isDeclaredWith(String path, String name) {
        GoTokens tokens = selector.tokens();
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.isWord(at) && tokens.is(at, variable) && isSelector(behindDeclaration(at + 1), path, name)) {
                return true;
            }
        }
        return false;
    }

    private int behindDeclaration(int start) {
        int at = start;
        while (BETWEEN.contains(selector.tokens().text(at))) {
            at++;
        }
        return at;
    }

    private boolean isSelector(int at, String path, String name) {
        GoTokens tokens = selector.tokens();
        return tokens.is(at + 1, ".")
                && (name.isEmpty() || tokens.is(at + 2, name))
                && selector.names().pathOf(tokens.text(at)).orElse("").equals(path);
    }
}
