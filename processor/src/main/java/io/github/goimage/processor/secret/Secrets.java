package io.github.goimage.processor.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds credentials in text, and removes them from it: by a vendor's format, as a key, in a login, by a name and its
 * value.
 */
public final class Secrets {
    private Secrets() {}

    /**
     * The one list of detectors, read when a text is first looked at. Where two find the same, the first says what it
     * is.
     */
    private static final class Detectors {
        static final List<Shape> FORMATS = SecretFormats.read();

        static final List<Detector> ALL = Stream.of(
                        FORMATS.stream(),
                        Stream.of(serviceAccount(), new PrivateKey(), new EncodedKey(), webKey(), webToken()),
                        LoginForm.ALL.stream(),
                        Stream.of(new NamedSecret()))
                .<Detector>flatMap(each -> each)
                .toList();

        /** Which detector a word is of. */
        static final List<Integer> OWNERS = new ArrayList<>();

        static final WordFinder WORDS = words();

        private static WordFinder words() {
            List<String> words = new ArrayList<>();
            for (int i = 0; i < ALL.size(); i++) {
                for (String word : ALL.get(i).words()) {
                    words.add(word);
                    OWNERS.add(i);
                }
            }
            return new WordFinder(words);
        }
    }

    /** A credential and the position of its detector. */
    private record Found(int detector, Secret secret) {}

    /** Returns the detector of the key file of a Google service account; in a file, beside its key. */
    private static Detector serviceAccount() {
        Pattern key =
                Pattern.compile("\"private_key\"\\s{0,9}+:\\s{0,9}+\"-----BEGIN[A-Z ]{1,40}-----(?!\\\\n[<\\[{$.])");
        int near = 8 << 10;
        return new Shape(
                "the key of a Google service account",
                PrivateKey.WHAT,
                List.of("\"type\""),
                Pattern.compile("\"type\"\\s{0,9}+:\\s{0,9}+\"service_account\""),
                (match, text, medium) -> medium == Medium.VALUE
                        || key.matcher(text.subSequence(
                                        Math.max(0, match.start() - near), Math.min(text.length(), match.end() + near)))
                                .find());
    }

    /**
     * Returns the detector of the private part of a JSON Web Key, or of a symmetric one.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517</a>
     */
    private static Detector webKey() {
        int near = 4 << 10;
        return new Shape(
                PrivateKey.WHAT,
                PrivateKey.WHAT,
                List.of("\"d\"", "\"k\""),
                Pattern.compile("\"[dk]\"\\s{0,9}+:\\s{0,9}+\"([A-Za-z0-9_-]{20,1400}+)\""),
                (match, text, medium) -> isOfWebKey(
                        match,
                        text.subSequence(Math.max(0, match.start() - near), Math.min(text.length(), match.end() + near))
                                .toString()));
    }

    private static boolean isOfWebKey(MatchResult match, String near) {
        boolean symmetric = match.group().startsWith("\"k\"");
        return near.contains("\"kty\"")
                && (symmetric ? near.contains("\"oct\"") : match.group(1).length() >= 40);
    }

    /**
     * Returns the detector of a header, claims and a signature, each in Base64 for URLs. The header says how the token
     * is signed.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc7519">RFC 7519</a>
     */
    private static Detector webToken() {
        return new Shape(
                "a JSON Web Token",
                "a JSON Web Token",
                List.of("eyj", "eya", "ewo"),
                Pattern.compile("(?<![A-Za-z0-9-])(?=(e[yw][A-Za-z0-9_-]{15,2000}+))"
                        + "(e[yw][A-Za-z0-9_-]{15,2000}+\\.e[yw][A-Za-z0-9_-]{10,8000}+\\.[A-Za-z0-9_-]{10,2000}+)"),
                (match, text, medium) -> isHeader(match));
    }

    private static boolean isHeader(MatchResult token) {
        String header = token.group(1);
        String whole = header.substring(0, header.length() - (header.length() % 4 == 1 ? 1 : 0));
        String json = new String(Base64.getUrlDecoder().decode(whole), StandardCharsets.ISO_8859_1);
        return json.startsWith("{") && json.contains("\"alg\"");
    }

    /** Returns what credential a value holds, in words with an article; never the value. */
    public static Optional<String> find(String text) {
        return in(text, Medium.VALUE).stream().findFirst().map(Secret::what);
    }

    /** Returns whether a value with this name, or after this flag, is a credential. */
    public static Optional<String> find(String name, String value) {
        if (SecretWords.isCredentialName(name) && Randomness.looksRandom(value)) {
            return Optional.of(NamedSecret.RANDOM);
        }
        return NamedSecret.is(name, value) || LoginForm.isUserFlag(name, value)
                ? Optional.of(NamedSecret.LITERAL)
                : Optional.empty();
    }

    /** Returns whether a value with this name is a credential, and not something about one, as of TOKEN_TTL. */
    public static boolean isCredentialName(String name) {
        return SecretWords.isWholeCredentialName(name);
    }

    /** Returns the text with each credential named in place of shown. */
    public static String redact(String text) {
        StringBuilder redacted = new StringBuilder();
        int shown = 0;
        for (Secret secret : in(text, Medium.VALUE)) {
            if (secret.start() >= shown) {
                redacted.append(text, shown, secret.start())
                        .append('<')
                        .append(secret.mark())
                        .append('>');
            }
            shown = Math.max(shown, secret.end());
        }
        return redacted.append(text, shown, text.length()).toString();
    }

    /** Returns the credentials of a text, in the order of their places. */
    static List<Secret> in(CharSequence text, Medium medium) {
        List<Found> all = new ArrayList<>();
        int[] seen = new int[Detectors.ALL.size()];
        Detectors.WORDS.find(text, (word, start) -> {
            int detector = Detectors.OWNERS.get(word);
            if (start >= seen[detector]) {
                Detectors.ALL.get(detector).at(text, start, medium).ifPresent(secret -> {
                    seen[detector] = secret.end();
                    all.add(new Found(detector, secret));
                });
            }
        });
        all.sort(
                Comparator.comparingInt((Found found) -> found.secret().start()).thenComparingInt(Found::detector));
        return all.stream().map(Found::secret).toList();
    }

    /** Returns the vendors' formats. */
    static List<Shape> formats() {
        return Detectors.FORMATS;
    }
}
