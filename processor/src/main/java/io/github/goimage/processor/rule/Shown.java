package io.github.goimage.processor.rule;

import io.github.goimage.processor.secret.Secrets;
import java.util.Optional;

/** A user's value in the words of a message: in quotes, no longer than fits on a line, and never a secret. */
public final class Shown {
    private static final int LONGEST = 100;

    private Shown() {}

    /** Returns the value in quotes; a credential in it is only named. */
    public static String of(String value) {
        Optional<String> secret = Secrets.find(value);
        if (secret.isPresent()) {
            return secret.get() + " (not shown)";
        }
        return '"' + shortened(value) + '"';
    }

    private static String shortened(String value) {
        if (value.codePointCount(0, value.length()) <= LONGEST) {
            return value;
        }
        return value.substring(0, value.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /** Returns the directory of a file, both relative to the root directory: {@code services/api}, or {@code .}. */
    public static String directoryOf(String file) {
        int slash = file.lastIndexOf('/');
        return slash < 0 ? "." : file.substring(0, slash);
    }
}
