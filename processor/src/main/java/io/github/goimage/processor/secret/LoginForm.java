package io.github.goimage.processor.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The ways to write a login that show which part of it is secret: a URL, the connection strings of Go's database
 * drivers, a curl command, an Authorization header, Docker's and npm's settings, a netrc file.
 *
 * @see <a href="https://github.com/go-sql-driver/mysql#dsn-data-source-name">go-sql-driver/mysql, DSN</a>
 * @see <a href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING">libpq, connection
 *     strings</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617, Basic</a>
 */
final class LoginForm {
    private static final String MARK = "password";
    private static final String CONNECTION = "a connection string with a password";
    private static final String HEADER = "an Authorization header";

    private static final int LONGEST_LOGIN = 265;

    /** How far the other keywords of a connection string are looked for. */
    private static final int NEAR = 400;

    /** What stands beside the password in a connection string of keywords, and its value. */
    private static final Pattern KEYWORD = Pattern.compile("(?i)(?<![^\\s;\"'=])"
            + "(?:host|hostaddr|user|user id|uid|dbname|server|database)\\s{0,3}=\\s{0,3}'?([^\\s;\"']{1,200})");

    /** The user and the password of curl's {@code -u}. */
    private static final Pattern CURL_USER = Pattern.compile("([^\\s:\"'$]{1,64}+):([^\\s\"']{1,200}+)");

    /** What stands between a flag and its value. */
    private static final String APART = "(?:=|\\s{1,3}+|[\"'],\\s{0,3}+)[\"']?";

    /** How many characters a password needs at least beside a flag that has other values too. */
    private static final int SHORTEST = 8;

    /** All of them. */
    static final List<Detector> ALL = List.of(
            // RFC 3986 section 3.2.1: what stands between "//" and "@".
            new Shape(
                    "a URL with a password",
                    MARK,
                    List.of("://"),
                    Pattern.compile("://([^\\s/?#:@\"'`<>]{0,256}+):([^\\s/?#@\"'`<>{}]{1,512}+)@"),
                    (match, text, medium) ->
                            isOfUser(match) && (medium != Medium.PAGE || Randomness.looksRandom(match.group(2)))),
            new MysqlLogin(),
            new RegistryLogin(),
            new Shape(
                    CONNECTION,
                    MARK,
                    List.of("password", "pwd"),
                    Pattern.compile("(?i)(?<![^\\s;\"'=])(?:password|pwd)\\s{0,3}+=\\s{0,3}+'?"
                            + "((?<=')[^']{1,200}+|(?<!')[^\\s;\"']{1,200}+)"),
                    LoginForm::isBesideKeywords),
            command(List.of("-u", "-user"), "(?:-u|-U|--user|--proxy-user)" + APART, LoginForm::isCurlUser),
            command(List.of("-u"), "-u", LoginForm::isMadeUp),
            command(List.of("-basic-auth"), "--?basic-auth" + APART, LoginForm::isCurlUser),
            command(List.of("-auth"), "--?auth" + APART, LoginForm::isMadeUp),
            new Shape(
                    HEADER,
                    MARK,
                    List.of("bearer "),
                    Pattern.compile("(?i)\\bBearer ([a-z0-9._~+/-]{20,2000}+={0,2})"),
                    (match, text, medium) -> Randomness.looksRandom(match.group(1))),
            new Shape(
                    HEADER,
                    MARK,
                    List.of("basic "),
                    Pattern.compile("(?i)\\bBasic ([a-z0-9+/]{4,400}+={0,2})"),
                    (match, text, medium) -> isBasic(match.group(1))),
            // https://docs.docker.com/reference/cli/docker/login/ and https://docs.npmjs.com/cli/configuring-npm/npmrc
            new Shape(
                    "a login of a registry",
                    MARK,
                    List.of("\"auth\"", "_auth"),
                    Pattern.compile("(?:\"auth\"\\s{0,9}+:\\s{0,9}+\"|_auth\\s{0,3}+=\\s{0,3}+\"?)"
                            + "([A-Za-z0-9+/]{4,400}+={0,2})"),
                    (match, text, medium) -> isBasic(match.group(1))),
            // https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html
            new Shape(
                    "a login of a netrc file",
                    MARK,
                    List.of("login"),
                    Pattern.compile("login\\s{1,9}+\\S{1,100}+\\s{1,9}+password\\s{1,9}+(\\S{1,200}+)"),
                    (match, text, medium) -> medium == Medium.CREDENTIALS && SecretWords.isLiteral(match.group(1))));

    private LoginForm() {}

    private static Shape command(List<String> words, String flag, Predicate<MatchResult> test) {
        return new Shape(
                "a command with a password",
                MARK,
                words,
                0,
                "--proxy".length(),
                Pattern.compile("(?<![^\\s\"'`])" + flag + CURL_USER.pattern()),
                (match, text, medium) -> test.test(match));
    }

    /** Returns whether a flag and the word after it are a user and a password, as for curl. */
    static boolean isUserFlag(String flag, String value) {
        Matcher login = CURL_USER.matcher(value);
        return login.matches()
                && (Set.of("-u", "-U", "--user", "--proxy-user", "--basic-auth", "-basic-auth")
                                .contains(flag)
                        ? isCurlUser(login)
                        : Set.of("--auth", "-auth").contains(flag) && isMadeUp(login));
    }

    /** Returns whether the login is curl's; the same flag of Docker takes a user and a group. */
    private static boolean isCurlUser(MatchResult login) {
        return isOfUser(login) && SecretWords.hasLetterAndDigit(login.group(2));
    }

    /** Returns whether the password has small letters, capitals and digits, as no algorithm, region or address does. */
    private static boolean isMadeUp(MatchResult login) {
        String password = login.group(2);
        return isCurlUser(login)
                && SecretWords.isLiteral(password)
                && password.length() >= SHORTEST
                && password.chars().anyMatch(Character::isLowerCase)
                && password.chars().anyMatch(Character::isUpperCase);
    }

    /**
     * Returns whether the password is easy to guess, such as a placeholder or the user's own name; then it is not a
     * secret.
     */
    private static boolean isOfUser(MatchResult login) {
        return !login.group(2).equals(login.group(1)) && SecretWords.isPassword(login.group(2));
    }

    private static boolean isBesideKeywords(MatchResult password, CharSequence text, Medium medium) {
        CharSequence near =
                text.subSequence(Math.max(0, password.start() - NEAR), Math.min(text.length(), password.end() + NEAR));
        Set<String> others =
                KEYWORD.matcher(near).results().map(match -> match.group(1)).collect(Collectors.toSet());
        return medium != Medium.PAGE
                && !others.isEmpty()
                && !others.contains(password.group(1))
                && SecretWords.isPassword(password.group(1));
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
                && SecretWords.isPassword(login.substring(colon + 1));
    }

    /** Returns where the characters of a login begin that stand before its {@code @}. */
    private static int startOfLogin(CharSequence text, int at, IntPredicate isOfLogin) {
        int start = at;
        while (start > 0 && at - start < LONGEST_LOGIN && isOfLogin.test(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /**
     * {@code user:password@protocol(address)/database}; without protocol and address, the driver takes its defaults.
     */
    private static final class MysqlLogin implements Detector {
        private static final Pattern REST = Pattern.compile(
                "@(?:[a-z][A-Za-z0-9+_-]{0,30}+\\([^\\s()\"']{0,300}+\\)/|/(?=[A-Za-z0-9_-]{0,64}(?:[?\\s\"']|$)))");

        private static final Pattern LOGIN = Pattern.compile("([A-Za-z0-9_.%+-]{0,64}+):([^\\s\"']{1,200}+)");

        @Override
        public List<String> words() {
            return List.of("@");
        }

        @Override
        public Optional<Secret> at(CharSequence text, int word, Medium medium) {
            Matcher rest = REST.matcher(text).useAnchoringBounds(false);
            if (medium == Medium.PAGE || !rest.region(word, text.length()).lookingAt()) {
                return Optional.empty();
            }
            boolean bare = rest.group().equals("@/");
            int start = startOfLogin(text, word, c -> isOfLogin(c, bare));
            Matcher login = LOGIN.matcher(text).region(afterScheme(text, start, word), word);
            boolean found = login.find()
                    && login.end() == word
                    && isOfUser(login)
                    && !(bare && (login.group(1).isEmpty() || login.group(2).matches(".*[/:].*")));
            return found ? Optional.of(new Secret(CONNECTION, MARK, login.start(2), login.end(2))) : Optional.empty();
        }

        /** Returns the index after the scheme that some drivers require: {@code mysql://user:password@tcp(db)/}. */
        private static int afterScheme(CharSequence text, int start, int end) {
            int scheme = text.subSequence(start, end).toString().lastIndexOf("://");
            return scheme < 0 ? start : start + scheme + "://".length();
        }

        private static boolean isOfLogin(int c, boolean bare) {
            return c > ' ' && c != '"' && c != '\'' && !(bare && c == '@');
        }
    }

    /** {@code user:password@host/path} without a scheme, as some write the reference of an image. */
    private static final class RegistryLogin implements Detector {
        private static final Pattern HOST =
                Pattern.compile("@[A-Za-z0-9-]{1,63}+(?:\\.[A-Za-z0-9-]{1,63}+){0,9}+(?::[0-9]{1,5}+)?+/");

        private static final Pattern LOGIN = Pattern.compile("([^\\s:@/\"']{1,64}+):([^\\s@/\"']{1,200}+)");

        @Override
        public List<String> words() {
            return List.of("@");
        }

        @Override
        public Optional<Secret> at(CharSequence text, int word, Medium medium) {
            if (medium != Medium.VALUE
                    || !HOST.matcher(text).region(word, text.length()).lookingAt()) {
                return Optional.empty();
            }
            Matcher login = LOGIN.matcher(text).region(startOfLogin(text, word, c -> !isBorder(c)), word);
            return login.matches() && isOfUser(login)
                    ? Optional.of(new Secret("a login of a registry", MARK, login.start(2), login.end(2)))
                    : Optional.empty();
        }

        private static boolean isBorder(int c) {
            return c <= ' ' || "/\"'=<>".indexOf(c) >= 0;
        }
    }
}
