package io.github.goimage.processor.secret;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The labels of the blocks in a PEM file.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
 */
public final class Pem {
    private static final Pattern BEGIN = Pattern.compile("(?m)^[ \\t]*-----BEGIN ([A-Z0-9 ]{1,64})-----[ \\t]*\\r?$");
    private static final Set<String> CERTIFICATE = Set.of("CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE");

    private Pem() {}

    /** Returns whether a text holds only certificates. */
    public static boolean isCertificates(String text) {
        List<String> labels =
                BEGIN.matcher(text).results().map(match -> match.group(1)).toList();
        return !labels.isEmpty() && CERTIFICATE.containsAll(labels);
    }
}
