package io.github.goimage.processor.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A form of login text that shows which part of it is secret: a URL, the connection strings of Go's database drivers, a
 * flag, an Authorization header.
 *
 * @param name what it is, with its article
 * @param pattern the login; its last group is the secret part
 * @param real given the whole text, whether a match holds a secret and no placeholder
 * @see <a href="https://github.com/go-sql-driver/mysql#dsn-data-source-name">go-sql-driver/mysql, DSN</a>
 * @see <a href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING">libpq, connection
 *     strings</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617, Basic</a>
 */
public record LoginForm(String name, Pattern pattern, Function<String, Predicate<MatchResult>> real) {
    /** A placeholder for a password: a reference to a variable, a mask, or a word that says so. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?i).*(?:\\$\\{|\\$\\(|\\{\\{|<|\\[).*|\\$[a-z_]\\w*|%[sdv]|%\\w+%"
                    + "|[*x.]+|(?:your[_-]?)?(?:pass(?:word|wd)?|pwd|secret|changeme|change-me|example|redacted)");

    private static final String MYSQL_USER = "(?<![A-Za-z0-9_.%+-])([A-Za-z0-9_.%+-]{0,64})";

    /** What stands beside the password in a connection string of keywords, and its value. */
    private static final Pattern KEYWORD = Pattern.compile(
            "(?i)(?<![^\\s;\"'=])(?:host|hostaddr|user|user id|uid|dbname|server|database)\\s{0,3}=\\s{0,3}'?([^\\s;\"']{1,200})");

    /** A flag's value that is not a password but names its place: a file, a variable. */
    private static final Pattern PLACE = Pattern.compile("[$/.~%@].*|[a-z]+:.*|[A-Z][A-Z0-9_]*|.*\\*\\*\\*.*");

    /** All of them, in the order of the search. */
    static final List<LoginForm> ALL = List.of(
            // RFC 3986 section 3.2.1: the text between "//" and "@".
            new LoginForm(
                    "a URL with a password",
                    Pattern.compile("://([^\\s/?#:@]*):([^\\s/?#@]+)@"),
                    text -> LoginForm::isOfUser),
            new LoginForm(
                    "a connection string with a password",
                    Pattern.compile(
                            MYSQL_USER + ":([^\\s\"']{1,200})@[a-z][A-Za-z0-9+_-]{0,30}\\([^\\s()\"']{0,300}\\)/"),
                    text -> LoginForm::isOfUser),
            // The same with the driver's default address, user:password@/dbname.
            new LoginForm(
                    "a connection string with a password",
                    Pattern.compile(
                            MYSQL_USER + "(?<=.):([^\\s\"'/:@]{1,200})@/(?=[A-Za-z0-9_-]{0,64}(?:[?\\s\"']|$))"),
                    text -> match -> !match.group(1).isEmpty() && isOfUser(match)),
            new LoginForm(
                    "a connection string with a password",
                    Pattern.compile("(?i)(?<![^\\s;\"'=])(?:password|pwd)\\s{0,3}=\\s{0,3}'?"
                            + "((?<=')[^']{1,200}|(?<!')[^\\s;\"']{1,200})"),
                    LoginForm::besideKeywords),
            new LoginForm(
                    NamedSecret.WORDS,
                    Pattern.compile("(?<!\\S)(--?[A-Za-z][A-Za-z0-9_.-]{0,60})=(\\S{1,200})"),
                    text -> flag -> isFlag(flag.group(1), flag.group(2))),
            new LoginForm(
                    "an Authorization header",
                    Pattern.compile("(?i)\\bBearer ([a-z0-9._~+/-]{20,2000}={0,2})"),
                    text -> match -> NamedSecret.looksRandom(match.group(1))),
            new LoginForm(
                    "an Authorization header",
                    Pattern.compile("(?i)\\bBasic ([a-z0-9+/]{4,400}={0,2})"),
                    text -> match -> isBasic(match.group(1))));

    /** Returns the logins of this form in a text, except those whose password is a placeholder. */
    Stream<MatchResult> in(String text) {
        return pattern.matcher(text).results().filter(real.apply(text));
    }

    /** Returns the text with each secret part replaced by its name. */
    String redact(String text) {
        Predicate<MatchResult> secret = real.apply(text);
        return pattern.matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(secret.test(match) ? withoutPassword(match) : match.group()));
    }

    private static String withoutPassword(MatchResult match) {
        int last = match.groupCount();
        return match.group().substring(0, match.start(last) - match.start()) + "<password>"
                + match.group().substring(match.end(last) - match.start());
    }

    /** Returns whether a flag and the word after it are a password. */
    public static boolean isFlag(String flag, String value) {
        return NamedSecret.isPassword(flag)
                && isPassword(value)
                && !PLACE.matcher(value).matches()
                && value.codePoints().anyMatch(Character::isDigit)
                && value.codePoints().anyMatch(Character::isLetter);
    }

    /**
     * Returns whether the password is easy to guess, such as a placeholder or the user's own name; then it is not a
     * secret.
     */
    private static boolean isOfUser(MatchResult login) {
        return !login.group(2).equals(login.group(1)) && isPassword(login.group(2));
    }

    private static boolean isPassword(String text) {
        return !PLACEHOLDER.matcher(text).matches();
    }

    private static Predicate<MatchResult> besideKeywords(String text) {
        Set<String> others =
                KEYWORD.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
        return password -> !others.isEmpty() && !others.contains(password.group(1)) && isPassword(password.group(1));
    }

    /** Returns whether this is Base64 of {@code user:password} in printable ASCII. */
    private static boolean isBasic(String base64) {
        String bare = base64.replace("=", "");
        if (bare.length() % 4 == 1) {
            return false;
        }
        String login = new String(Base64.getDecoder().decode(bare), StandardCharsets.ISO_8859_1);
        int colon = login.indexOf(':');
        return colon > 0
                && colon < login.length() - 1
                && login.chars().allMatch(c -> c > ' ' && c < 0x7f)
                && !login.substring(0, colon).equals(login.substring(colon + 1))
                && isPassword(login.substring(colon + 1));
    }
}
