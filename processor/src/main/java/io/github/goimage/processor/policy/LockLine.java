package io.github.goimage.processor.policy;

import java.util.Locale;
import java.util.regex.Pattern;

/** Finds what is wrong with a line of {@code goimage.lock} that is not a valid entry. */
final class LockLine {
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private LockLine() {}

    /** Returns whether a word is a digest. */
    static boolean isDigest(String word) {
        return DIGEST.matcher(word).matches();
    }

    /** Returns why the words of a line are not a reference and a digest, as far as the reason is known. */
    static String fault(String[] words) {
        String wanted = "expected \"<image reference> sha256:<64 hex digits>\"";
        if (words.length == 1 && words[0].contains("@sha256:")) {
            return wanted + ": write a space, not @, before the digest";
        }
        if (words.length == 1) {
            return wanted + ": there is no digest";
        }
        if (words.length > 2 && isDigest(words[1])) {
            return wanted
                    + (words[2].startsWith("#")
                            ? ": a comment needs its own line"
                            : ": there is more text after the digest");
        }
        if (words.length == 2 && isDigest(words[1].toLowerCase(Locale.ROOT))) {
            return wanted + ": a digest has lower-case letters";
        }
        if (words.length == 2 && words[1].matches("sha256:[0-9a-f]*")) {
            return wanted + ": the digest has " + (words[1].length() - "sha256:".length()) + " hex digits";
        }
        return wanted;
    }
}
