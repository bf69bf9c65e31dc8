package io.github.goimage.processor.rules;

import java.util.List;
import java.util.regex.Pattern;

/** The grammar of the paths that lead to the Go code. */
final class SourcePaths {
    /**
     * The characters of import paths, from <a
     * href="https://pkg.go.dev/golang.org/x/mod/module#CheckImportPath">CheckImportPath</a>.
     */
    private static final Pattern PACKAGE = Pattern.compile("[A-Za-z0-9_.~+/-]+");

    private SourcePaths() {}

    /** Returns whether a text can be a directory relative to the project directory. */
    static boolean isDirectory(String path) {
        return !path.isBlank() && !path.contains("\\") && !isAbsolute(path) && !ControlCharacter.isIn(path);
    }

    /** Returns whether a text can be a file below the project directory. */
    static boolean isFile(String path) {
        return isDirectory(path)
                && !path.matches("(.*/)?\\.?")
                && !List.of(path.split("/", -1)).contains("..");
    }

    /**
     * Returns whether a text can be one package relative to the module directory: not a flag, and not a pattern for
     * several.
     */
    static boolean isPackage(String path) {
        return PACKAGE.matcher(path).matches()
                && !isAbsolute(path)
                && !path.startsWith("-")
                && !path.contains("...")
                && !List.of(path.split("/", -1)).contains("..");
    }

    private static boolean isAbsolute(String path) {
        return path.startsWith("/") || path.matches("(?s)[A-Za-z]:.*");
    }
}
