package io.github.goimage.processor.secret;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the names and the values of variables, keys and flags say: that a name is a credential's, and that a value is
 * none.
 */
final class SecretWords {
    private static final Pattern WORD_BORDER = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

    /** A password that stands for one: a reference to a variable, a mask, or a word that says so. */
    private static final Pattern PLACEHOLDER = Pattern.compile("(?i)(?:.*(?:\\$\\{|\\$\\(|\\{\\{|<|\\[).*|\\$[a-z_]\\w*"
            + "|%[sdvqw]|%\\w+%|\\W*|x+|(?:(?:your|my|the|some|new)[_-]?)?(?:db[_-]?|user[_-]?)?(?:pass"
            + "(?:word|wd|phrase)?"
            + "|pwd|secret|token)|change[_-]?(?:me|it)|(?:replace|fill)[_-]?(?:me|this).*|your[_-].*"
            + "|example|redacted|open[_ ]?sesame|foo|bar|baz|foobar"
            + "|placeholder|dummy|todo|null|nil|none|undefined|true|false|yes|no|on|off|enabled?"
            + "|disabled?|required|optional"
            + "|string|[0-9]{1,3}|(.)\\1{5}.*)");

    /** A value that names the credential's place and is none: a file, an address, a variable. */
    private static final Pattern PLACE = Pattern.compile(
            "[$/.~%@].*|[a-z]{2,}:.*|[A-Z][A-Z0-9_]*|.*\\*\\*\\*.*|[A-Za-z][\\w-]*\\.(?:[a-z]{2,4}|[a-z]+\\..*)");

    private static final Set<String> PASSWORDS =
            Set.of("password", "passwd", "passphrase", "pw", "pwd", "pass", "psw", "pword");

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

    /** Words before {@code key} that make it one to keep; a GPG key in an image is a public one. */
    private static final Set<String> KEYS = Set.of(
            "access",
            "account",
            "admin",
            "aes",
            "api",
            "app",
            "auth",
            "cookie",
            "deploy",
            "encryption",
            "hmac",
            "jwt",
            "master",
            "private",
            "secret",
            "service",
            "session",
            "shared",
            "signing",
            "storage",
            "webhook");

    /** Last words of names that say something about a credential. */
    private static final Set<String> ABOUT = Set.of(
            "algorithm",
            "audience",
            "checksum",
            "class",
            "count",
            "data",
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

    private SecretWords() {}

    /** Returns the words of a name in lower case: {@code dbPassword} and {@code DB_PASSWORD} have the same two. */
    private static List<String> words(String name) {
        return Arrays.stream(WORD_BORDER.split(name))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Returns whether a name says that its value is a password, and not something about one. */
    static boolean isPasswordName(String name) {
        List<String> words = words(name);
        if (words.isEmpty()) {
            return false;
        }
        String last = words.get(words.size() - 1);
        return PASSWORDS.contains(last) || last.endsWith("password") || last.endsWith("passwd");
    }

    /** Returns whether a name says that its value is a credential, and not something about one. */
    static boolean isCredentialName(String name) {
        List<String> words = words(name);
        if (words.isEmpty() || words.contains("public")) {
            return false;
        }
        String last = words.get(words.size() - 1);
        boolean key = last.equals("key") && words.size() > 1 && KEYS.contains(words.get(words.size() - 2));
        return !ABOUT.contains(last)
                && (key || isPasswordName(name) || words.stream().anyMatch(TELLING::contains));
    }

    /** Returns whether the last word of a name says that the value is none. */
    static boolean isAbout(String name) {
        List<String> words = words(name);
        return !words.isEmpty() && ABOUT.contains(words.get(words.size() - 1));
    }

    /** Returns whether the last word of a name is a credential: {@code API_TOKEN}, and not {@code TOKEN_LIMIT}. */
    static boolean isWholeCredentialName(String name) {
        List<String> words = words(name);
        return isCredentialName(name)
                && (isPasswordName(name)
                        || TELLING.contains(words.get(words.size() - 1))
                        || words.get(words.size() - 1).equals("key"));
    }

    /** Returns whether a value is not a placeholder for a password. */
    static boolean isPassword(String value) {
        return !PLACEHOLDER.matcher(value).matches();
    }

    /** Returns whether a value is literal: it is not a placeholder, and does not name a place either. */
    static boolean isLiteral(String value) {
        return isPassword(value) && !PLACE.matcher(value).matches();
    }

    /** Returns whether a value has both letters and digits, as words do not. */
    static boolean hasLetterAndDigit(String value) {
        return value.codePoints().anyMatch(Character::isDigit)
                && value.codePoints().anyMatch(Character::isLetter);
    }
}
