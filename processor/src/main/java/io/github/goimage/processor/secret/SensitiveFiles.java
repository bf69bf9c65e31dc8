package io.github.goimage.processor.secret;

import java.util.List;

/** Names of files and directories that never reach a builder, wherever they lie. */
public final class SensitiveFiles {
    /** Version control. */
    private static final List<String> VERSION_CONTROL = List.of(".git", ".hg", ".svn", ".bzr");

    /**
     * Credentials and private keys, by the names that tools give them. A {@code *} stands for any characters, as in an
     * ignore file.
     */
    private static final List<String> SECRETS = List.of(
            ".env",
            ".env.*",
            ".netrc",
            ".npmrc",
            ".git-credentials",
            "id_rsa*",
            "id_dsa*",
            "id_ecdsa*",
            "id_ed25519*",
            "*.p12",
            "*.pfx",
            "*.key");

    /** Templates and public keys, which only have the name of a secret. */
    private static final List<String> HARMLESS = List.of(".example", ".sample", ".template", ".dist", ".pub");

    private static final String TEST = "_test.go";

    private SensitiveFiles() {}

    /** Returns the patterns of an ignore file. */
    public static List<String> patterns() {
        return java.util.stream.Stream.of(VERSION_CONTROL, SECRETS)
                .flatMap(List::stream)
                .map(name -> "**/" + name)
                .toList();
    }

    /** Returns whether this is the name of a version control system's own directory or file. */
    public static boolean isVersionControl(String name) {
        return VERSION_CONTROL.contains(name);
    }

    /**
     * Returns whether a file of this name holds credentials, as far as a name can tell. A Go file does not, whatever
     * its name.
     */
    public static boolean isSecret(String name) {
        return !name.endsWith(".go")
                && HARMLESS.stream().noneMatch(name::endsWith)
                && SECRETS.stream().anyMatch(pattern -> matches(pattern, name));
    }

    /**
     * Returns whether an ignore file with the {@link #patterns} hides a path, by its own name or that of a parent
     * directory.
     */
    public static boolean isHidden(String path) {
        List<String> names = List.of(path.split("/"));
        return path.endsWith(TEST)
                || names.stream().anyMatch(name -> SECRETS.stream().anyMatch(pattern -> matches(pattern, name)));
    }

    private static boolean matches(String pattern, String name) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(name);
        }
        return name.length() >= pattern.length() - 1
                && name.startsWith(pattern.substring(0, star))
                && name.endsWith(pattern.substring(star + 1));
    }
}
