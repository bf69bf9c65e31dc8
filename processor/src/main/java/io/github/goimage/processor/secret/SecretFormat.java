package io.github.goimage.processor.secret;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A vendor's format of credentials: prefix, alphabet, length. The table {@code formats.tsv} holds the kinds of
 * credentials that both gitleaks' default rules and GitHub's list of secret scanning patterns know and that can be
 * recognized by their form alone, and four that only one of the two knows.
 *
 * <p>The table omits kinds that gitleaks recognizes only by the name of a variable, which {@link NamedSecret} finds
 * (Cohere, Datadog, Fastly), those whose prefix also begins other text (Beamer's {@code b_}, GoCardless' {@code live_},
 * Square's {@code EAAA}), those that their vendor no longer issues (Dropbox' long-lived tokens), and public keys
 * (Mapbox', Flutterwave's).
 *
 * <p>The checksum at the end of GitHub's and npm's tokens is not verified: the order of their base 62 digits is not
 * documented, and missing a real token costs more than reporting a mistyped one.
 *
 * @param shape how it is found: a token that neither follows nor precedes a letter or digit
 * @param gitleaks the rules of gitleaks for it; empty if there is none
 * @param github the secret types of GitHub's list for it; empty if there is none
 */
record SecretFormat(Shape shape, String gitleaks, String github) {
    private static final String RESOURCE = "formats.tsv";
    private static final int COLUMNS = 6;

    /** Repeated characters, and examples in documentation: {@code ghp_xxxxxxxx…} is a placeholder for a token. */
    private static final Pattern MASK = Pattern.compile("(?:.*(.)\\1{7}.?|.*EXAMPLE(?:KEY)?)");

    /** Reads the table; in its order, which is that of the names. */
    static List<SecretFormat> read() {
        try (InputStream in = Objects.requireNonNull(SecretFormat.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(SecretFormat::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SecretFormat parse(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != COLUMNS) {
            throw new IllegalStateException(RESOURCE + ": " + line);
        }
        Pattern pattern = Pattern.compile("(?<![A-Za-z0-9])" + fields[3] + "(?![A-Za-z0-9])");
        String[] before = fields[1].split("-");
        Shape shape = new Shape(
                fields[0],
                fields[0],
                List.of(fields[2].split(" ")),
                Integer.parseInt(before[0]),
                Integer.parseInt(before[before.length - 1]),
                pattern,
                (match, text, medium) -> !MASK.matcher(match.group()).matches());
        return new SecretFormat(shape, fields[4], fields[5]);
    }

    /** Returns what it is, with its article. */
    String name() {
        return shape.what();
    }
}
