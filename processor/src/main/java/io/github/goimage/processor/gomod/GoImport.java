package io.github.goimage.processor.gomod;

/**
 * An import declaration's one line.
 *
 * @param name the local name, {@code _} or {@code .}; empty where the package's own name counts
 */
public record GoImport(String name, String path, int line) {
    private static final String IN_PATH_BESIDE_LETTERS_AND_DIGITS = "-._~+/";

    /** Tells whether the go command takes a string for an import path (golang.org/x/mod/module, CheckImportPath). */
    static boolean isPath(String path) {
        for (int at = 0; at < path.length(); at++) {
            if (!isPathCharacter(path.charAt(at))) {
                return false;
            }
        }
        return !path.isEmpty();
    }

    private static boolean isPathCharacter(char c) {
        boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return alphanumeric || IN_PATH_BESIDE_LETTERS_AND_DIGITS.indexOf(c) >= 0;
    }
}
