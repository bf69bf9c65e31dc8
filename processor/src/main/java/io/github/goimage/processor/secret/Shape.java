package io.github.goimage.processor.secret;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of credential that a regular expression describes. The expression is tried only at the places from which it
 * can reach a word, and each of its repetitions has a bound.
 *
 * @param what what it is, with its article
 * @param mark what replaces it when the text is shown
 * @param words the words, in lower case
 * @param least how many characters the expression reads at least before the word
 * @param most how many characters it reads at most before the word
 * @param pattern the expression; its last group, or all of it, is the secret part
 * @param test whether a match is a credential and not a placeholder
 */
record Shape(String what, String mark, List<String> words, int least, int most, Pattern pattern, Test test)
        implements Detector {
    /** Tells a credential from a placeholder. */
    @FunctionalInterface
    interface Test {
        boolean accepts(MatchResult match, CharSequence text, Medium medium);
    }

    /** Describes a kind whose credentials begin with the word. */
    Shape(String what, String mark, List<String> words, Pattern pattern, Test test) {
        this(what, mark, words, 0, 0, pattern, test);
    }

    @Override
    public Optional<Secret> at(CharSequence text, int word, Medium medium) {
        Matcher matcher = pattern.matcher(text);
        for (int start = Math.max(0, word - most); start <= word - least; start++) {
            matcher.region(start, text.length()).useTransparentBounds(true).useAnchoringBounds(false);
            if (matcher.lookingAt() && matcher.end() > word && test.accepts(matcher, text, medium)) {
                int secret = matcher.groupCount();
                return Optional.of(new Secret(what, mark, matcher.start(secret), matcher.end(secret)));
            }
        }
        return Optional.empty();
    }
}
