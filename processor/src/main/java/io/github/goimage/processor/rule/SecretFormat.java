package io.github.goimage.processor.rule;

import java.util.List;
import java.util.Optional;
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
            of("a GitHub token", "(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{82})"),
            of("a GitLab token", "glpat-[A-Za-z0-9_-]{20}"),
            of("a Slack token", "xox[abeoprs]-[A-Za-z0-9-]{10,}"),
            of("a Stripe key", "[rs]k_(?:live|prod)_[A-Za-z0-9]{10,}"),
            of("a Google API key", "AIza[A-Za-z0-9_-]{35}"),
            of("an npm token", "npm_[A-Za-z0-9]{36}"),
            of("a PyPI token", "pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}"),
            of("a SendGrid key", "SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}"),
            of("a Docker Hub token", "dckr_[op]at_[A-Za-z0-9_-]{27,32}"));

    /** A private key, in PEM or as the Base64 text of a PEM. */
    private static final Pattern PRIVATE_KEY = Pattern.compile(
            "-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|LS0tLS1CRUdJTi[A-Za-z0-9+/]{8,}UFJJVkFURSBLRVkt");

    /** {@code scheme://user:password@host}, RFC 3986 section 3.2.1. */
    private static final Pattern URL_PASSWORD =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^\\s/?#:@]*:(?<password>[^\\s/?#@]+)@");

    /** A password that stands for one: a reference to a variable, a mask, or a word that says so. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i).*[$<{%\\[].*|[*x.]+|(?:your[_-]?)?(?:pass(?:word|wd)?|pwd|secret|changeme|example|redacted)");

    /** What credential a value holds, in words; never the value. */
    static Optional<String> find(String value) {
        for (SecretFormat vendor : VENDORS) {
            if (vendor.pattern.matcher(value).find()) {
                return Optional.of(vendor.name);
            }
        }
        if (PRIVATE_KEY.matcher(value).find()) {
            return Optional.of("a private key");
        }
        Matcher url = URL_PASSWORD.matcher(value);
        while (url.find()) {
            if (!PLACEHOLDER.matcher(url.group("password")).matches()) {
                return Optional.of("a URL with a password");
            }
        }
        return Optional.empty();
    }

    private static SecretFormat of(String name, String pattern) {
        return new SecretFormat(name, Pattern.compile("(?<![A-Za-z0-9_])" + pattern + "(?![A-Za-z0-9_])"));
    }
}
