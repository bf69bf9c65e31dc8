package io.github.goimage.processor.secret;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

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

    /** Further names by which nothing but a credential goes; an ignore file does without them. */
    private static final List<String> FURTHER = List.of("_netrc", ".pgpass", "pgpass.conf", "*.ppk", "*.keystore");

    /** Names of files that tools read credentials from, among other things. */
    private static final List<String> SETTINGS = List.of(
            "*.env",
            ".envrc",
            ".pypirc",
            ".yarnrc*",
            ".dockercfg",
            ".my.cnf",
            ".s3cfg",
            "credentials*",
            "secrets.*",
            "*.tfvars",
            "*.tfvars.json",
            "*.tfstate",
            "*.tfstate.backup");

    /** Parts of the names of templates and public keys, which only have the name of a secret. */
    private static final List<String> HARMLESS = List.of("example", "sample", "template", "dist", "pub");

    /** Words of such names, as of {@code sample.conf} and {@code config-example.yaml}. */
    private static final Set<String> TEMPLATES = Set.of("example", "sample", "template");

    private static final String TEST = "_test.go";

    private SensitiveFiles() {}

    /** Returns the patterns of an ignore file. */
    public static List<String> patterns() {
        return Stream.of(VERSION_CONTROL, SECRETS)
                .flatMap(List::stream)
                .map(name -> "**/" + name)
                .toList();
    }

    /** Returns whether this is the name of a version control system's own directory or file. */
    public static boolean isVersionControl(String name) {
        return VERSION_CONTROL.contains(folded(name));
    }

    /** Returns whether an ignore file with the {@link #patterns} hides a directory of version control by its name. */
    public static boolean isHiddenVersionControl(String name) {
        return VERSION_CONTROL.contains(name);
    }

    /**
     * Returns whether a file of this name holds credentials, as far as a name can tell, in any case. A Go file does
     * not, whatever its name.
     */
    public static boolean isSecret(String name) {
        String folded = folded(name);
        return !folded.endsWith(".go")
                && !isHarmless(folded)
                && Stream.of(SECRETS, FURTHER).flatMap(List::stream).anyMatch(pattern -> matches(pattern, folded));
    }

    /** Returns whether a file of this name may hold credentials beside other things. */
    public static boolean mayHoldCredentials(String name) {
        String folded = folded(name);
        return isSecret(folded)
                || (!folded.endsWith(".go")
                        && !isHarmless(folded)
                        && SETTINGS.stream().anyMatch(pattern -> matches(pattern, folded)));
    }

    /** Returns whether this is the name of a template or of a public key. */
    static boolean isHarmless(String folded) {
        return HARMLESS.stream().anyMatch(part -> folded.endsWith("." + part) || folded.contains("." + part + "."))
                || isTemplate(folded);
    }

    /** Returns whether the name of a file, with or without its directory, is that of a template. */
    static boolean isTemplate(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return Stream.of(folded(name).split("[._-]")).anyMatch(TEMPLATES::contains);
    }

    /** Returns a name as file systems compare it that count neither case nor the way an accent is written. */
    static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /**
     * Returns whether an ignore file with the {@link #patterns} hides a path, by its own name or that of a directory on
     * the way.
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
