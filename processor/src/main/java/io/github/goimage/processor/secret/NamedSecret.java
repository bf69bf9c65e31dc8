package io.github.goimage.processor.secret;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds a credential by its name and its value together: {@code DB_PASSWORD=}, and letters and digits that form no
 * word. One alone is not enough: {@code DB_PASSWORD=postgres} is an example, and a digest is random as well.
 */
public final class NamedSecret {
    /** What it is, with its article. */
    public static final String WORDS = "a credential by its name and its look";

    private static final int SHORTEST = 12;

    /** Bits per character; passwords made of words and years stay below. */
    private static final double LEAST_ENTROPY = 3.0;

    private static final int SMALL = 1;
    private static final int CAPITAL = 2;
    private static final int DIGIT = 3;

    /** {@code name=value}, and the same in JSON and YAML. */
    private static final Pattern PAIR = Pattern.compile(
            "(?<![A-Za-z0-9_.-])(-{0,2}[A-Za-z_][A-Za-z0-9_.-]{0,60})(?:[\"']?=[\"']?|[\"']?:\\s{0,2}[\"']|: )"
                    + "([^\\s\"',;&<>\\\\]{" + SHORTEST + ",300})");

    private static final Pattern WORD_BORDER = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** A reference, a path, an address, a digest, or a word that says that the value is not a credential. */
    private static final Pattern NO_VALUE = Pattern.compile("(?i)[$/.~%@].*|.*(?:\\$\\{|\\$\\(|\\{\\{|://|\\*\\*\\*).*"
            + "|sha(?:256|512):.*|.*(?:change.?me|change.?it|example|placeholder|dummy|your|sample|insert|replace|redacted"
            + "|fake|demo|default|xxx).*");

    private static final Set<String> PASSWORDS = Set.of("password", "passwd", "passphrase", "pwd");

    private static final Set<String> TELLING = Set.of(
            "password",
            "passwd",
            "passphrase",
            "pwd",
            "psw",
            "pword",
            "secret",
            "token",
            "apikey",
            "credential",
            "credentials");

    /** Words before {@code key} that make the key secret; a GPG key in an image is a public one. */
    private static final Set<String> KEYS = Set.of(
            "access",
            "account",
            "admin",
            "api",
            "app",
            "auth",
            "encryption",
            "master",
            "private",
            "secret",
            "service",
            "session",
            "signing",
            "storage");

    /** Last words of names that describe a credential but do not hold one. */
    private static final Set<String> ABOUT = Set.of(
            "algorithm",
            "audience",
            "checksum",
            "class",
            "count",
            "digest",
            "dir",
            "endpoint",
            "expiry",
            "field",
            "file",
            "hash",
            "header",
            "host",
            "id",
            "issuer",
            "length",
            "lifetime",
            "md5",
            "method",
            "name",
            "path",
            "policy",
            "port",
            "prefix",
            "provider",
            "sha",
            "sha1",
            "sha256",
            "sha512",
            "size",
            "store",
            "timeout",
            "ttl",
            "type",
            "uri",
            "url",
            "user",
            "username",
            "version");

    private NamedSecret() {}

    /** Returns the pairs of a text that are a credential; the second group is the value. */
    static Stream<MatchResult> in(String text) {
        return PAIR.matcher(text).results().filter(pair -> is(pair.group(1), pair.group(2)));
    }

    /** Returns the text with the value of each such pair replaced by its name. */
    static String redact(String text) {
        return PAIR.matcher(text)
                .replaceAll(pair -> Matcher.quoteReplacement(
                        is(pair.group(1), pair.group(2))
                                ? pair.group().substring(0, pair.start(2) - pair.start()) + "<credential>"
                                : pair.group()));
    }

    /** Returns whether a value with this name is a credential. */
    public static boolean is(String name, String value) {
        return isTelling(name) && looksRandom(value);
    }

    /** Returns whether a name says that its value is a password, and not something about one. */
    static boolean isPassword(String name) {
        List<String> words = words(name);
        return !words.isEmpty() && PASSWORDS.contains(words.get(words.size() - 1));
    }

    private static List<String> words(String name) {
        return Arrays.stream(WORD_BORDER.split(name))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static boolean isTelling(String name) {
        List<String> words = words(name);
        if (words.isEmpty() || words.contains("public")) {
            return false;
        }
        String last = words.get(words.size() - 1);
        boolean key = last.equals("key") && words.size() > 1 && KEYS.contains(words.get(words.size() - 2));
        return !ABOUT.contains(last)
                && (key || last.equals("pass") || words.stream().anyMatch(TELLING::contains));
    }

    /** Returns whether letters and digits change from one kind to another more often than in words and years. */
    static boolean looksRandom(String value) {
        if (value.length() < SHORTEST
                || NO_VALUE.matcher(value).matches()
                || UUID.matcher(value).matches()
                || value.codePoints().noneMatch(Character::isDigit)
                || value.codePoints().noneMatch(Character::isLetter)) {
            return false;
        }
        int neighbours = 0;
        int changes = 0;
        for (int i = 1; i < value.length(); i++) {
            int before = kind(value.charAt(i - 1));
            int after = kind(value.charAt(i));
            if (before != 0 && after != 0) {
                neighbours++;
                // A capital begins a word.
                changes += before == after || (before == CAPITAL && after == SMALL) ? 0 : 1;
            }
        }
        return changes * 4 >= neighbours && neighbours >= SHORTEST / 2 && entropy(value) >= LEAST_ENTROPY;
    }

    /** Returns the kind of letter or digit; 0 for a separator of words. */
    private static int kind(char c) {
        if (c >= 'a' && c <= 'z') {
            return SMALL;
        }
        if (c >= 'A' && c <= 'Z') {
            return CAPITAL;
        }
        return c >= '0' && c <= '9' ? DIGIT : 0;
    }

    /** Returns Shannon's entropy, in bits per character. */
    private static double entropy(String value) {
        return value.codePoints()
                .distinct()
                .mapToDouble(c ->
                        (double) value.codePoints().filter(other -> other == c).count() / value.length())
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }
}
