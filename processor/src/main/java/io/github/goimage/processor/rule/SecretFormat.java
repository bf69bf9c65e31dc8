package io.github.goimage.processor.rule;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A vendor's format of credentials: prefix, alphabet, length. Those that gitleaks' default rules and GitHub's supported
 * secret scanning patterns agree on.
 *
 * @param name what it is, with its article
 * @param pattern the credential, not followed or preceded by more of its alphabet
 * @see <a href="https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml">gitleaks.toml</a>
 * @see <a href="https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns">
 *     Supported secret scanning patterns</a>
 */
record SecretFormat(String name, Pattern pattern) {
    private static final List<SecretFormat> VENDORS = List.of(
            of("an AWS access key id", "(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}"),
            of("a GitHub token", "(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{82})"),
            of("a GitLab token", "glpat-[A-Za-z0-9_-]{20,300}(?:\\.[0-9a-z]{9})?"),
            of(
                    "a Slack token",
                    "(?:xox[abeoprs]-(?:[0-9]-)?[0-9]{6,}-[A-Za-z0-9-]{10,}|xapp-[0-9]-[A-Z0-9]+-[0-9]+-[a-z0-9]+)"),
            of("a Stripe key", "[rs]k_(?:live|prod|test)_[A-Za-z0-9]{10,247}"),
            of("a Google API key", "AIza[A-Za-z0-9_-]{35}"),
            of("an npm token", "npm_[A-Za-z0-9]{36}"),
            of("a PyPI token", "pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,1000}"),
            of("a SendGrid key", "SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}"),
            of("a Docker Hub token", "dckr_[op]at_[A-Za-z0-9_-]{27,32}"));

    /** Characters that all say the same: {@code ghp_xxxxxxxx…} stands for a token. */
    private static final Pattern MASK = Pattern.compile(".*(.)\\1{7}.?");

    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN (?:[A-Z0-9]+ ){0,4}PRIVATE KEY(?: BLOCK)?-----");

    /** The Base64 text of a PEM, as far as its first line. */
    private static final Pattern BASE64_PEM = Pattern.compile("LS0tLS1CRUdJTi[A-Za-z0-9+/]{46}");

    /** The part of a URL between {@code //} and {@code @}, RFC 3986 section 3.2.1. */
    private static final Pattern URL_PASSWORD = Pattern.compile("://([^\\s/?#:@]*):([^\\s/?#@]+)@");

    /** A password that stands for one: a reference to a variable, a mask, or a word that says so. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?i).*(?:\\$\\{|\\$\\(|\\{\\{|<|\\[).*|\\$[a-z_]\\w*|%[sdv]|%\\w+%"
                    + "|[*x.]+|(?:your[_-]?)?(?:pass(?:word|wd)?|pwd|secret|changeme|change-me|example|redacted)");

    /** What credential a value holds, in words; never the value. */
    static Optional<String> find(String value) {
        for (SecretFormat vendor : VENDORS) {
            if (vendor.pattern.matcher(value).results().anyMatch(SecretFormat::isReal)) {
                return Optional.of(vendor.name);
            }
        }
        if (holdsPrivateKey(value)) {
            return Optional.of("a private key");
        }
        return URL_PASSWORD.matcher(value).results().anyMatch(SecretFormat::isPassword)
                ? Optional.of("a URL with a password")
                : Optional.empty();
    }

    /** The text with each credential of a vendor, and each password in a URL, named in place of shown. */
    static String redact(String text) {
        String redacted = text;
        for (SecretFormat vendor : VENDORS) {
            redacted = vendor.pattern
                    .matcher(redacted)
                    .replaceAll(
                            token -> isReal(token) ? "<" + vendor.name + ">" : Matcher.quoteReplacement(token.group()));
        }
        return URL_PASSWORD
                .matcher(redacted)
                .replaceAll(url -> Matcher.quoteReplacement(
                        isPassword(url) ? "://" + url.group(1) + ":<password>@" : url.group()));
    }

    private static boolean isReal(MatchResult token) {
        return !MASK.matcher(token.group()).matches();
    }

    private static boolean holdsPrivateKey(String value) {
        return PRIVATE_KEY.matcher(value).find()
                || BASE64_PEM
                        .matcher(value)
                        .results()
                        .map(pem -> Base64.getDecoder().decode(pem.group()))
                        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                        .anyMatch(pem -> pem.contains("PRIVATE KEY"));
    }

    /** A password that everybody can guess is none: a placeholder, or the user's own name. */
    private static boolean isPassword(MatchResult url) {
        String password = url.group(2);
        return !password.equals(url.group(1)) && !PLACEHOLDER.matcher(password).matches();
    }

    private static SecretFormat of(String name, String pattern) {
        return new SecretFormat(name, Pattern.compile("(?<![A-Za-z0-9_])" + pattern + "(?![A-Za-z0-9_])"));
    }
}
