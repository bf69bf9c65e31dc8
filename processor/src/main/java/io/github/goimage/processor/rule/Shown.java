package io.github.goimage.processor.rule;

import io.github.goimage.processor.secret.Secrets;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** A user's value in the words of a message: in quotes, no longer than fits on a line, and never a secret. */
public final class Shown {
    private static final int LONGEST = 100;

    /** How many values a message lists. */
    private static final int MOST_LISTED = 5;

    private Shown() {}

    /** Returns the value in quotes; a credential in it is only named. */
    public static String of(String value) {
        Optional<String> secret = Secrets.find(value);
        if (secret.isPresent()) {
            return secret.get() + " (not shown)";
        }
        return '"' + shortened(value) + '"';
    }

    /** Returns the first few of some values, each in quotes, and how many more there are. */
    public static String of(Collection<String> values) {
        return values.stream().limit(MOST_LISTED).map(Shown::of).collect(Collectors.joining(", "))
                + (values.size() > MOST_LISTED ? " and " + (values.size() - MOST_LISTED) + " more" : "");
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
