package io.github.goimage.processor.golang.version;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A module version such as {@code v1.2.3-rc.1+incompatible}, as golang.org/x/mod/semver reads it. */
public record SemanticVersion(String major, String minor, String patch, String prerelease, String build)
        implements Comparable<SemanticVersion> {
    private static final String NUMBER = "(0|[1-9][0-9]*)";
    private static final String IDENTIFIER = "(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";
    private static final Pattern SYNTAX = Pattern.compile("v" + NUMBER + "(?:\\." + NUMBER + "(?:\\." + NUMBER + "(-"
            + IDENTIFIER + "(?:\\." + IDENTIFIER + ")*)?(\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?)?)?");

    private static final Comparator<String> BY_VALUE =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());
    private static final Comparator<SemanticVersion> NUMBERS = Comparator.comparing(SemanticVersion::major, BY_VALUE)
            .thenComparing(SemanticVersion::minor, BY_VALUE)
            .thenComparing(SemanticVersion::patch, BY_VALUE);

    /** Longer than any real version; it bounds how deep the pattern recurses. */
    private static final int LONGEST = 500;

    public static Optional<SemanticVersion> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        return text.length() <= LONGEST && matcher.matches()
                ? Optional.of(new SemanticVersion(
                        matcher.group(1),
                        orElse(matcher.group(2), "0"),
                        orElse(matcher.group(3), "0"),
                        orElse(matcher.group(4), ""),
                        orElse(matcher.group(5), "")))
                : Optional.empty();
    }

    /** Returns all three numbers; of the build part only {@code +incompatible} stays, as in module.CanonicalVersion. */
    public String canonical() {
        String kept = isIncompatible() ? build : "";
        return "v" + major + "." + minor + "." + patch + prerelease + kept;
    }

    public boolean isIncompatible() {
        return build.equals("+incompatible");
    }

    /**
     * Compares by semantic version precedence: the build part does not count, and a pre-release comes before its
     * release.
     */
    @Override
    public int compareTo(SemanticVersion other) {
        int numbers = NUMBERS.compare(this, other);
        if (numbers != 0) {
            return numbers;
        }
        if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
            return Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
        }
        return Arrays.compare(
                prerelease.substring(1).split("\\."),
                other.prerelease.substring(1).split("\\."),
                SemanticVersion::compareIdentifiers);
    }

    private static int compareIdentifiers(String one, String other) {
        boolean number = one.matches("[0-9]+");
        boolean otherNumber = other.matches("[0-9]+");
        if (number != otherNumber) {
            return number ? -1 : 1;
        }
        return number ? BY_VALUE.compare(one, other) : one.compareTo(other);
    }

    private static String orElse(String group, String otherwise) {
        return group == null ? otherwise : group;
    }
}
