package io.github.goimage.processor.secret;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A private key in PEM, of OpenPGP, of SSH2, or in PuTTY's format.
 *
 * <p>Code that reads or writes keys holds their first line, and pages show it: there, and wherever the line does not
 * stand by itself, it takes the key's Base64 text to make a key.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
 * @see <a href="https://the.earth.li/~sgtatham/putty/0.81/htmldoc/AppendixC.html">PPK file format</a>
 */
final class PrivateKey implements Detector {
    /** What it is, with its article. */
    static final String WHAT = "a private key";

    /** How far a key reaches at most: RSA of 16384 bits has 12 600 characters. */
    private static final int LONGEST = 16 << 10;

    /** How far the key's text may be from its first line: OpenSSL and OpenPGP write headers between them. */
    private static final int HEADERS = 400;

    private static final int RUN = 40;
    private static final int DISTINCT = 12;

    private static final Pattern LEFT_OUT = Pattern.compile("(?:\\s|\\\\[nr]){0,40}+(?:\\.\\.\\.|[<\\[{$]|xxx|XXX)");

    private static final Shape HEAD = new Shape(
            WHAT,
            WHAT,
            List.of("private key", "putty-user-key-file-"),
            0,
            100,
            Pattern.compile("(?i)-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----"
                    + "|---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----|PuTTY-User-Key-File-[23]:"),
            (match, text, medium) -> true);

    @Override
    public List<String> words() {
        return HEAD.words();
    }

    @Override
    public Optional<Secret> at(CharSequence text, int word, Medium medium) {
        return HEAD.at(text, word, medium)
                .filter(head -> medium == Medium.VALUE
                        || (medium != Medium.PAGE && isLine(text, head) && !isLeftOut(text, head.end()))
                        || hasText(text, head.end()))
                .map(head -> new Secret(WHAT, WHAT, head.start(), end(text, head.end(), medium)));
    }

    private static boolean isLine(CharSequence text, Secret head) {
        int start = head.start();
        while (start > 0 && isBlank(text.charAt(start - 1)) && head.start() - start < RUN) {
            start--;
        }
        int end = head.end();
        while (end < text.length() && isBlank(text.charAt(end)) && end - head.end() < RUN) {
            end++;
        }
        return (start == 0 || isBreak(text.charAt(start - 1))) && (end == text.length() || isBreak(text.charAt(end)));
    }

    /** Returns whether an ellipsis or a placeholder replaces the key's text. */
    static boolean isLeftOut(CharSequence text, int from) {
        return LEFT_OUT.matcher(text).region(from, text.length()).lookingAt();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r' || c == '\ufeff';
    }

    /** Returns whether a line of Base64 follows that is not one repeated character. */
    private static boolean hasText(CharSequence text, int from) {
        int run = 0;
        int end = Math.min(text.length(), from + HEADERS);
        for (int i = from; i < end && !isEnd(text, i); i++) {
            run = isBase64(text.charAt(i)) ? run + 1 : 0;
            if (run == RUN
                    && text.subSequence(i + 1 - RUN, i + 1).chars().distinct().count() >= DISTINCT) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEnd(CharSequence text, int at) {
        return isAt(text, at, "-----END");
    }

    private static boolean isAt(CharSequence text, int at, String word) {
        return text.charAt(at) == word.charAt(0)
                && text.length() - at >= word.length()
                && word.contentEquals(text.subSequence(at, at + word.length()));
    }

    /** Returns whether a character belongs to Base64's alphabet, without the padding. */
    static boolean isBase64(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }

    /** Returns where the key ends; without its last line, all that follows may belong to it, up to the next block. */
    private static int end(CharSequence text, int from, Medium medium) {
        int limit = Math.min(text.length(), from + LONGEST);
        for (int i = from; i < limit; i++) {
            if (isEnd(text, i)) {
                int dashes = i + 8;
                while (dashes < limit && text.charAt(dashes) != '-') {
                    dashes++;
                }
                return Math.min(limit, dashes + 5);
            }
            if (isAt(text, i, "-----BEGIN")) {
                return medium == Medium.VALUE ? i : from;
            }
        }
        return medium == Medium.VALUE ? limit : from;
    }
}
