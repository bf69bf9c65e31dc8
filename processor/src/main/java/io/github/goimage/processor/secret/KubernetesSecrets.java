package io.github.goimage.processor.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kubernetes' own files with credentials, in YAML or JSON: a kubeconfig, and manifests of the kind Secret.
 *
 * @see <a href="https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/">kubeconfig (v1)</a>
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/secret-v1/">Secret</a>
 */
final class KubernetesSecrets {
    /** What parts the documents of a YAML file. */
    private static final String SEPARATOR = "\n---";

    private static final int INDENT = 64;

    private static final String KIND = "kind";

    private static final Pattern KINDS =
            Pattern.compile("(?m)kind[\"']?[ \\t]*+:[ \\t]*+[\"']?(Config|Secret)[\"']?[ \\t]*+(?:[,}#]|\\r?$)");

    private static final Pattern CLIENT =
            Pattern.compile("\\b(?:client-key-data|token|password)[\"']?\\s*+:\\s*+[\"']?([^\\s{}\\[\\]\"',]++)");

    private static final Pattern DATA = Pattern.compile("(?m)(?:^|[{,])[ \\t]*+[\"']?(data|stringData)[\"']?[ \\t]*+:");

    private static final Pattern ENTRY = Pattern.compile(
            "[\"']?\\b([A-Za-z0-9._-]{1,253}+)[\"']?[ \\t]*+:(?:[ \\t]*+[|>][-+]?\\s)?\\s*+[\"']?([^\\s\"',{}]++)");

    private static final Pattern END_OF_DATA = Pattern.compile("\\n[^\\s#}]|\\}");

    private KubernetesSecrets() {}

    /** Returns the first credential of such a file. */
    static Optional<Secret> find(String text) {
        Matcher kind = KINDS.matcher(text);
        int document = 0;
        for (int at = text.indexOf(KIND); at >= 0; at = text.indexOf(KIND, at + 1)) {
            if (kind.region(at, text.length()).lookingAt() && beginsMember(text, at)) {
                int start = Math.max(document, text.lastIndexOf(SEPARATOR, at));
                int end = text.indexOf(SEPARATOR, at);
                document = end < 0 ? text.length() : end;
                Optional<Secret> found =
                        kind.group(1).equals("Config") ? client(text, start, document) : data(text, start, document);
                if (found.isPresent()) {
                    return found;
                }
                at = document - 1;
            }
        }
        return Optional.empty();
    }

    /** Returns whether only a quote and spaces precede a word on its line, or in its JSON object. */
    private static boolean beginsMember(String text, int at) {
        int before = at - 1;
        while (before >= 0 && at - before < INDENT && "\"' \t".indexOf(text.charAt(before)) >= 0) {
            before--;
        }
        return before < 0 || "\n{,".indexOf(text.charAt(before)) >= 0;
    }

    private static Optional<Secret> client(String text, int start, int end) {
        Matcher client = CLIENT.matcher(text).region(start, end);
        return client.results()
                .filter(match -> SecretWords.isLiteral(match.group(1)))
                .findFirst()
                .map(match -> secret("a kubeconfig with credentials", match.start(1), match.end(1)));
    }

    private static Optional<Secret> data(String text, int start, int end) {
        Matcher data = DATA.matcher(text).region(start, end);
        Matcher last = END_OF_DATA.matcher(text);
        while (data.find()) {
            last.region(data.end(), end);
            int stop = last.find() ? last.start() : end;
            Matcher entry = ENTRY.matcher(text).region(data.end(), stop);
            while (entry.find()) {
                if (isSecret(entry.group(1), entry.group(2), data.group(1).equals("data"))) {
                    return Optional.of(secret("a Kubernetes Secret", entry.start(2), entry.end(2)));
                }
            }
            // What lies between has been read: another "data:" in it would be read once more for each.
            data.region(stop, end);
        }
        return Optional.empty();
    }

    private static boolean isSecret(String name, String value, boolean encoded) {
        if (!encoded) {
            return (SecretWords.isCredentialName(name) && SecretWords.isLiteral(value))
                    || Randomness.looksRandom(value);
        }
        try {
            String plain = new String(Base64.getDecoder().decode(value), StandardCharsets.ISO_8859_1);
            return SecretWords.isLiteral(plain) && !Pem.isCertificates(plain) && !SecretWords.isAbout(name);
        } catch (IllegalArgumentException template) {
            return false;
        }
    }

    private static Secret secret(String what, int start, int end) {
        return new Secret(what, what, start, end);
    }
}
