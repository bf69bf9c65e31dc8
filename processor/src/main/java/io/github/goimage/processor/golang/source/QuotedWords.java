package io.github.goimage.processor.golang.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Words separated by white space, where quotes group and a backslash escapes, as splitQuoted of go/build reads them.
 */
final class QuotedWords {
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean started;
    private boolean escaped;
    private char quote;

    private QuotedWords() {}

    /** Returns the words, or empty if a quote is not closed or a backslash ends the text. */
    static Optional<List<String>> split(String text) {
        QuotedWords split = new QuotedWords();
        text.chars().forEach(c -> split.take((char) c));
        split.endWord();
        return split.quote != 0 || split.escaped ? Optional.empty() : Optional.of(List.copyOf(split.words));
    }

    private void take(char c) {
        if (escaped) {
            escaped = false;
            append(c);
        } else if (c == '\\') {
            escaped = true;
        } else if (quote != 0) {
            takeQuoted(c);
        } else if (c == '"' || c == '\'') {
            quote = c;
            started = true;
        } else if (GoLexemes.isSpace(c)) {
            endWord();
        } else {
            append(c);
        }
    }

    private void takeQuoted(char c) {
        if (c == quote) {
            quote = 0;
        } else {
            append(c);
        }
    }

    private void append(char c) {
        word.append(c);
        started = true;
    }

    private void endWord() {
        if (started) {
            words.add(word.toString());
            word.setLength(0);
            started = false;
        }
    }
}
