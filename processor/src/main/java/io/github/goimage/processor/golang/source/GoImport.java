package io.github.goimage.processor.golang.source;

/**
 * One line of an import declaration.
 *
 * @param name the local name, {@code _} or {@code .}; empty if the package's own name applies
 */
public record GoImport(String name, String path, int line) {
    private static final String IN_PATH_BESIDE_LETTERS_AND_DIGITS = "-._~+/";

    /**
     * Returns whether the go command accepts a string as an import path (golang.org/x/mod/module, CheckImportPath),
     * except for the names that Windows reserves.
     */
    static boolean isPath(String path) {
        char before = '/';
        for (int at = 0; at < path.length(); at++) {
            char c = path.charAt(at);
            boolean emptyOrDots = c == '/' && (before == '/' || before == '.');
            if (emptyOrDots || !isPathCharacter(c)) {
                return false;
            }
            before = c;
        }
        return before != '/' && before != '.' && path.charAt(0) != '-';
    }

    private static boolean isPathCharacter(char c) {
        boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return alphanumeric || IN_PATH_BESIDE_LETTERS_AND_DIGITS.indexOf(c) >= 0;
    }
}
