package io.github.goimage.processor.secret;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells what a generator made from what a person wrote. */
final class Randomness {
    /** How many characters a value needs at least. */
    static final int SHORTEST = 12;

    /** Bits for each character; passwords of words and years stay below. */
    private static final double LEAST_ENTROPY = 3.0;

    private static final int SMALL = 1;
    private static final int CAPITAL = 2;
    private static final int DIGIT = 3;

    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /**
     * A reference, a path, an address, a digest, a hash of a directory server, a time, an ellipsis, or a word that says
     * that the value is none.
     */
    private static final Pattern NO_VALUE =
            Pattern.compile("(?i)[$/.~%@].*|.*(?:\\$\\{|\\$\\(|\\{\\{|://|\\*\\*\\*|\\.\\.\\.).*"
                    + "|sha(?:1|256|384|512)[:-].*|\\{[A-Za-z0-9-]+\\}.*|[0-9]{4}-[0-9]{2}-[0-9]{2}T.*|.*"
                    + "(?:change.?me|change.?it|example|placeholder|dummy|your|sample|insert|replace"
                    + "|redacted|fake|demo|default|xxx).*");

    private Randomness() {}

    /** Returns whether a value is a UUID, by which most name something, and some keep something secret. */
    static boolean isUuid(String value) {
        return UUID.matcher(value).matches();
    }

    /** Returns whether letters and digits change from one kind to another more often than words and years do. */
    static boolean looksRandom(String value) {
        if (value.length() < SHORTEST || !SecretWords.hasLetterAndDigit(value)) {
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
        return changes * 4 >= neighbours
                && neighbours >= SHORTEST / 2
                && !NO_VALUE.matcher(value).matches()
                && !UUID.matcher(value).matches()
                && entropy(value) >= LEAST_ENTROPY;
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
        Map<Integer, Long> counts =
                value.codePoints().boxed().collect(Collectors.groupingBy(c -> c, TreeMap::new, Collectors.counting()));
        return counts.values().stream()
                .mapToDouble(count -> (double) count / value.length())
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }
}
