package io.github.goimage.processor.secret;

import java.util.List;
import java.util.Optional;

/**
 * One kind of credential. It is looked for around words that each credential of the kind holds, and no farther than a
 * bounded number of characters away, so that the time for a text grows with its length alone.
 */
interface Detector {
    /** Returns the words, in lower case; a text without any of the words holds nothing of this kind. */
    List<String> words();

    /**
     * Returns the credential that a word belongs to.
     *
     * @param word where in the text the word begins
     */
    Optional<Secret> at(CharSequence text, int word, Medium medium);
}
