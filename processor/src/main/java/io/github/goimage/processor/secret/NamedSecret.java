package io.github.goimage.processor.secret;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A credential that its name gives away: {@code DB_PASSWORD=…}, {@code "api_key": "…"}.
 *
 * <p>A random value is enough beside the name of any credential. What a person made up is one beside the name of a
 * password, as far as the text is a value, a file of credentials or, with letters and digits, a file that configures
 * something; a name alone is never enough, as {@code DB_PASSWORD=${PASSWORD}} and {@code "password": "Passwort"} hold
 * none.
 */
final class NamedSecret implements Detector {
    /** What a random value with such a name is, with its article. */
    static final String RANDOM = "a credential, judging by its name and form";

    /** What any other value with such a name is, with its article. */
    static final String LITERAL = "a credential by its name";

    private static final String MARK = "credential";
    private static final int LONGEST_NAME = 64;
    private static final int SHORTEST = 6;

    /**
     * {@code name=value}, and the same in TOML, JSON, YAML, XML and code. The groups are the name and the value. First
     * come the spellings of which another would read the beginning.
     */
    private static final Pattern PAIR = Pattern.compile("(-{0,2}[A-Za-z_][A-Za-z0-9_.-]{0,60}+)"
            + "(?:=\\$[\"']|[\"']?[ \\t]{0,20}+=[ \\t]{0,20}+(?:\"{3}|'{3})"
            + "|[\"']?:[ \\t]{1,20}+(?:(?:!!str|&[A-Za-z0-9_-]{1,40}+)[ \\t]{1,20}+[\"']?"
            + "|[|>][+-]?[ \\t]{0,20}+\\r?\\n[ \\t]{1,40}+)|[\"']\\s{0,40}+:\\s{0,40}+[\"']"
            + "|[\"']?[ \\t]{0,20}+:?=>?[ \\t]{0,20}+[\"'`]?|[\"']?[ \\t]{0,4}+:[ \\t]{0,4}+[\"'`]|[\"']?: {1,20}+"
            + "|[\"'],[ \\t]{0,4}+[\"']|>)([^\\s\"'`,;&<>\\\\]{1,300}+)");

    /** {@code names: [value]}, and the same in JSON and below each other in YAML; the first value. */
    private static final Pattern LIST = Pattern.compile("([A-Za-z_][A-Za-z0-9_.-]{0,60}+)(?<=[sS])[\"']?[ \\t]{0,20}+:"
            + "(?:[ \\t]{0,20}+\\[\\s{0,40}+|[ \\t]{0,20}+\\r?\\n[ \\t]{0,40}+-[ \\t]{1,20}+)[\"']?"
            + "([^\\s\"'`,;&<>\\\\\\[\\]]{1,300}+)");

    /** {@code name:value} in a line of its own, as Python's INI files may have it. */
    private static final Pattern LINE = Pattern.compile(
            "([A-Za-z_][A-Za-z0-9_.-]{0,60}+)" + ":([^\\s\"'`,;&<>\\\\:]{1,300}+)(?=[ \\t]{0,20}+(?:[\\r\\n]|$))");

    /** {@code "name": "NAME", "value": "…"}, and the same in YAML, XML and HCL; {@link #FIELD} stands in front. */
    private static final Pattern FIELDS = Pattern.compile("([A-Za-z_][A-Za-z0-9_.-]{0,60}+)[\"']?[ \\t]{0,20}+,?"
            + "\\s{0,80}+[\"']?[vV]alue[\"']?[ \\t]{0,20}+[:=][ \\t]{0,20}+[\"']?([^\\s\"'`,;&<>\\\\]{1,300}+)");

    private static final int FIELD_LENGTH = 32;

    /** The end of what stands before the name. */
    private static final Pattern FIELD =
            Pattern.compile("(?:^|[^A-Za-z0-9_.-])[\"']?(?:[nN]ame|[kK]ey)[\"']?[ \\t]{0,4}+[:=][ \\t]{0,4}+[\"']?$");

    @Override
    public List<String> words() {
        return List.of("pass", "pw", "psw", "secret", "token", "apikey", "credential", "key");
    }

    @Override
    public Optional<Secret> at(CharSequence text, int word, Medium medium) {
        int start = word;
        while (start > 0 && isOfName(text.charAt(start - 1))) {
            start--;
            if (word - start > LONGEST_NAME) {
                return Optional.empty();
            }
        }
        Matcher pair = FIELDS.matcher(text);
        pair.region(start, text.length());
        boolean found = isOfFields(pair, text, start)
                || isList(pair.usePattern(LIST))
                || pair.usePattern(PAIR).lookingAt()
                || isLine(pair.usePattern(LINE), text, start, medium);
        if (!found || pair.end(1) <= word) {
            return Optional.empty();
        }
        return what(new Pair(pair, text), medium).map(what -> new Secret(what, MARK, pair.start(2), pair.end(2)));
    }

    /** Returns whether a name and its value are the values of two fields. */
    private static boolean isOfFields(Matcher pair, CharSequence text, int start) {
        return pair.lookingAt()
                && SecretWords.isWholeCredentialName(pair.group(1))
                && FIELD.matcher(text.subSequence(Math.max(0, start - FIELD_LENGTH), start))
                        .find();
    }

    private static boolean isList(Matcher pair) {
        return pair.lookingAt() && SecretWords.isWholeCredentialName(singular(pair.group(1)));
    }

    private static boolean isLine(Matcher pair, CharSequence text, int start, Medium medium) {
        return (medium == Medium.CONFIGURATION || medium == Medium.CREDENTIALS)
                && (start == 0 || text.charAt(start - 1) == '\n')
                && pair.lookingAt()
                && SecretWords.isPasswordName(pair.group(1));
    }

    private static String singular(String name) {
        return name.substring(0, name.length() - 1);
    }

    private static boolean isOfName(char c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '.'
                || c == '-';
    }

    /** A name and its value, and how they are written. */
    private record Pair(Matcher match, CharSequence text) {
        String name() {
            return match.pattern() == LIST ? singular(match.group(1)) : match.group(1);
        }

        String value() {
            return match.group(2);
        }

        /** Returns whether the pair has {@code =} and no space, as in a variable and in a flag. */
        boolean isTight() {
            return match.start(2) - match.end(1) == 1 && text.charAt(match.end(1)) == '=';
        }

        boolean isQuoted() {
            return "\"'`".indexOf(text.charAt(match.start(2) - 1)) >= 0;
        }

        /** Returns whether the value ends with its quote, that of the whole pair, or its line. */
        boolean isWhole() {
            int end = match.end();
            while (end < text.length() && end - match.end() < LONGEST_NAME && text.charAt(end) == ' ') {
                end++;
            }
            String ends = isQuoted() ? "\"'`" : "\r\n#,}<" + quoteOfPair();
            return end == text.length() || ends.indexOf(text.charAt(end)) >= 0;
        }

        /** Returns the quote in front of the name, as in {@code - "DB_PASSWORD=…"}; empty if there is none. */
        private String quoteOfPair() {
            char before = match.start() == 0 ? ' ' : text.charAt(match.start() - 1);
            return before == '"' || before == '\'' ? String.valueOf(before) : "";
        }

        /**
         * Returns whether it is one in code as well: in capitals, as variables of the environment are, or with a quoted
         * value.
         */
        boolean isPlainInCode() {
            boolean written =
                    isQuoted() ? isWhole() : isTight() && name().chars().noneMatch(c -> c >= 'a' && c <= 'z');
            return written
                    && SecretWords.isWholeCredentialName(name())
                    && value().chars().allMatch(Pair::isOfToken);
        }

        private static boolean isOfToken(int c) {
            return isOfName((char) c) || c == '+' || c == '/' || c == '=' || c == '~' || c == '!' || c == '@';
        }
    }

    private static Optional<String> what(Pair pair, Medium medium) {
        boolean random = Randomness.looksRandom(pair.value())
                && SecretWords.isCredentialName(pair.name())
                && (medium != Medium.PAGE || pair.isPlainInCode());
        boolean uuid = medium == Medium.CONFIGURATION
                && Randomness.isUuid(pair.value())
                && SecretWords.isWholeCredentialName(pair.name());
        if (random || uuid) {
            return Optional.of(RANDOM);
        }
        return isLiteral(pair, medium) ? Optional.of(LITERAL) : Optional.empty();
    }

    private static boolean isLiteral(Pair pair, Medium medium) {
        return switch (medium) {
            case VALUE -> (pair.isTight() || pair.isQuoted()) && is(pair.name(), pair.value());
            case CREDENTIALS ->
                SecretWords.isWholeCredentialName(pair.name())
                        && SecretWords.isLiteral(pair.value())
                        && (SecretWords.isPasswordName(pair.name())
                                || pair.value().length() >= SHORTEST);
            case CONFIGURATION ->
                is(pair.name(), pair.value())
                        && pair.value().length() >= SHORTEST
                        && SecretWords.hasLetterAndDigit(pair.value())
                        && pair.isWhole();
            case PAGE -> false;
        };
    }

    /** Returns whether a value is a password by its name: what a person made up, and no placeholder. */
    static boolean is(String name, String value) {
        return SecretWords.isPasswordName(name) && SecretWords.isLiteral(value);
    }

    /** Returns whether only the name of a value says that it is a credential: in a template that is an example. */
    static boolean isJudgedByName(Secret secret) {
        return secret.what().equals(RANDOM) || secret.what().equals(LITERAL);
    }
}
