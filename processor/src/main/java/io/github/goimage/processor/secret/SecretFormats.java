package io.github.goimage.processor.secret;

import io.github.goimage.processor.table.Table;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the vendors' formats of credentials: prefix, alphabet, length. The table {@code secret-formats.tsv} holds the
 * kinds of credentials that both gitleaks' default rules and GitHub's list of secret scanning patterns know and that
 * can be recognized by their form alone, and four that only one of the two knows.
 *
 * <p>The table omits kinds that gitleaks recognizes only by the name of a variable, which {@link NamedSecret} finds
 * (Cohere, Datadog, Fastly), those whose prefix also begins other text (Beamer's {@code b_}, GoCardless' {@code live_},
 * Square's {@code EAAA}), those that their vendor no longer issues (Dropbox' long-lived tokens), and public keys
 * (Mapbox', Flutterwave's).
 *
 * <p>The checksum at the end of GitHub's and npm's tokens is not verified: the order of their base 62 digits is not
 * documented, and missing a real token costs more than reporting a mistyped one.
 */
final class SecretFormats {
    /** Repeated characters, and examples in documentation: {@code ghp_xxxxxxxx…} is a placeholder for a token. */
    private static final Pattern MASK = Pattern.compile("(?:.*(.)\\1{7}.?|.*EXAMPLE(?:KEY)?)");

    private SecretFormats() {}

    /** Reads the table; in its order, which is that of the names. */
    static List<Shape> read() {
        return Table.read("secret-formats.tsv").stream()
                .map(SecretFormats::shape)
                .toList();
    }

    /** Returns a format: a token that neither follows nor precedes a letter or digit. */
    private static Shape shape(List<String> row) {
        String[] before = row.get(1).split("-", 2);
        return new Shape(
                row.get(0),
                row.get(0),
                List.of(row.get(2).split(" ")),
                Integer.parseInt(before[0]),
                Integer.parseInt(before[before.length - 1]),
                Pattern.compile("(?<![A-Za-z0-9])" + row.get(3) + "(?![A-Za-z0-9])"),
                (match, text, medium) -> !MASK.matcher(match.group()).matches());
    }
}
