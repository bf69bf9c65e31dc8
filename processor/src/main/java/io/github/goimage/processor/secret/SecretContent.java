package io.github.goimage.processor.secret;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognizes credentials in files by their content; each format is its tool's own.
 *
 * <p>Any file may be looked at, so no expression may take longer than a text's length allows: none begins with a
 * repetition that crosses lines, or has two repetitions of the same characters side by side.
 */
public final class SecretContent {
    /** How much of a file is looked at: keys and the files of tools are short. */
    public static final int LENGTH = 256 << 10;

    /** Pages, pictures and code, which are numerous and whose keys are examples. */
    private static final List<String> NO_CONFIGURATION = List.of(
            ".adoc", ".avif", ".css", ".eot", ".gif", ".go", ".gz", ".htm", ".html", ".ico", ".jpeg", ".jpg", ".js",
            ".map", ".md", ".mjs", ".mp4", ".otf", ".pdf", ".png", ".rst", ".svg", ".ts", ".ttf", ".wasm", ".webp",
            ".woff", ".woff2", ".zip");

    /** See <a href="https://cloud.google.com/iam/docs/keys-create-delete">Google's service account keys</a>. */
    private static final Pattern SERVICE_ACCOUNT = Pattern.compile("\"type\"\\s*:\\s*\"service_account\"");

    private static final Pattern PRIVATE_KEY_MEMBER = Pattern.compile("\"private_key\"\\s*:\\s*\"-----BEGIN");

    /** See <a href="https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/">kubeconfig (v1)</a>. */
    private static final Pattern KUBECONFIG =
            Pattern.compile("(?m)^[ \\t{]*+\"?kind\"?[ \\t]*+:[ \\t]*+\"?Config\"?[ \\t]*+,?[ \\t]*+\\r?$");

    private static final Pattern KUBE_CREDENTIAL =
            Pattern.compile("\"?\\b(?:client-key-data|client-key|token|password)\"?\\s*:\\s*[^\\s{}\\[\\]]+");

    private SecretContent() {}

    /** Returns whether a file of this name is worth a look. */
    public static boolean mayBeIn(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NO_CONFIGURATION.stream().noneMatch(lower::endsWith);
    }

    /** Returns what a text is, with its article, if it holds credentials. */
    public static Optional<String> find(String text) {
        if (Pem.holdsPrivateKey(text)) {
            return Optional.of("a private key");
        }
        if (SERVICE_ACCOUNT.matcher(text).find()
                && PRIVATE_KEY_MEMBER.matcher(text).find()) {
            return Optional.of("the key of a Google service account");
        }
        if (KUBECONFIG.matcher(text).find() && KUBE_CREDENTIAL.matcher(text).find()) {
            return Optional.of("a kubeconfig with credentials");
        }
        return Optional.empty();
    }
}
