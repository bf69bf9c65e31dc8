package io.github.goimage.processor.gomod;

/**
 * An import declaration's one line.
 *
 * @param name the local name, {@code _} or {@code .}; empty where the package's own name counts
 */
public record GoImport(String name, String path, int line) {
    private static final String INVALID_IN_PATH = "!\"#$%&'()*,:;<=>?[\\]^{|}`\uFFFD";

    /** Tells whether go/build takes a string for an import path. */
    static boolean isPath(String path) {
        return !path.isEmpty() && path.codePoints().allMatch(GoImport::isPathCharacter);
    }

    private static boolean isPathCharacter(int c) {
        boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
        return !blank && INVALID_IN_PATH.indexOf(c) < 0;
    }
}
