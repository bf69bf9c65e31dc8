package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.source.GoScanner.Kind;
import io.github.goimage.processor.golang.source.GoText;
import io.github.goimage.processor.golang.source.GoTokens;
import java.util.regex.Pattern;

/** Tells whether code compares something with a word: by an operator, in a case, or as one of a list. */
final class ComparedWords {
    private static final Pattern SEARCHES = Pattern.compile("(?:Contains|MemberOf|Index)\\w*");

    /** How far from a word the start of its case or list is looked for. */
    private static final int MOST_TOKENS = 60;

    private ComparedWords() {}

    static boolean isIn(GoText text, String word) {
        GoTokens tokens = GoTokens.scan("", text.bytes());
        String literal = '"' + word + '"';
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, literal) && (isOperand(tokens, i) || isListed(tokens, i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOperand(GoTokens tokens, int at) {
        return isComparison(tokens, at - 1) || isComparison(tokens, at + 1);
    }

    private static boolean isComparison(GoTokens tokens, int at) {
        return tokens.is(at, "==") || tokens.is(at, "!=");
    }

    private static boolean isListed(GoTokens tokens, int at) {
        boolean list = false;
        for (int i = at - 1; i > at - MOST_TOKENS && tokens.kind(i) != Kind.SEMICOLON; i--) {
            if (tokens.is(i, "case")) {
                return true;
            }
            if (tokens.is(i, ":")) {
                return false;
            }
            list |= tokens.is(i, "{");
            if (list
                    && tokens.is(i, "(")
                    && SEARCHES.matcher(tokens.text(i - 1)).matches()) {
                return true;
            }
        }
        return false;
    }
}
