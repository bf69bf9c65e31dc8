package io.github.goimage.processor.golang.version;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Go version as in a {@code go} line: a language version ({@code 1.21}), a release ({@code 1.21.0}) or a pre-release
 * ({@code 1.21rc2}), ordered as cmd/go orders them: {@code 1.21 < 1.21rc1 < 1.21.0}.
 *
 * @param patch -1 for a language version
 * @param kind empty, or {@code alpha}, {@code beta}, {@code rc}
 * @param number of the pre-release; 0 if there is none
 */
public record GoVersion(int major, int minor, int patch, String kind, int number) implements Comparable<GoVersion> {
    private static final Pattern SYNTAX = Pattern.compile(
            "(0|[1-9][0-9]{0,8})(?:\\.(0|[1-9][0-9]{0,8})(?:\\.(0|[1-9][0-9]{0,8})|([a-z]+)(0|[1-9][0-9]{0,8})?)?)?");
    private static final int FIRST_WITH_PATCH_ZERO = 21;
    private static final Comparator<GoVersion> ORDER = Comparator.comparingInt(GoVersion::major)
            .thenComparingInt(GoVersion::minor)
            .thenComparingInt(GoVersion::patch)
            .thenComparing(GoVersion::kind)
            .thenComparingInt(GoVersion::number);

    /** Reads a version without the {@code go} prefix; empty if it is not valid. */
    public static Optional<GoVersion> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int minor = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        String kind = matcher.group(4) == null ? "" : matcher.group(4);
        int number = matcher.group(5) == null ? 0 : Integer.parseInt(matcher.group(5));
        return Optional.of(
                new GoVersion(Integer.parseInt(matcher.group(1)), minor, patch(matcher, minor), kind, number));
    }

    /** Reads a toolchain name ({@code go1.22.3}, {@code go1.22.3-custom}); empty for {@code default} and others. */
    public static Optional<GoVersion> ofToolchain(String name) {
        if (!name.startsWith("go") || name.contains("/") || name.contains("\\")) {
            return Optional.empty();
        }
        return parse(name.substring(2).split("[ \t-]", 2)[0]);
    }

    /** Returns whether this names the language and not a single release. */
    public boolean isLanguage() {
        return patch < 0 && kind.isEmpty();
    }

    /** Returns {@code major.minor}, the part that names an image tag. */
    public String language() {
        return major + "." + minor;
    }

    /**
     * Returns whether a tag of this name stays with one release; {@code 1.20} moves to the newest patch, though it
     * names the first release, too.
     */
    public boolean namesPatch() {
        return !toString().equals(language());
    }

    @Override
    public int compareTo(GoVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        if (!kind.isEmpty()) {
            return language() + kind + (number == 0 ? "" : number);
        }
        boolean withoutPatch = patch < 0 || (patch == 0 && minor < FIRST_WITH_PATCH_ZERO);
        return withoutPatch ? language() : language() + "." + patch;
    }

    /** Returns the patch number. Before Go 1.21 there was no {@code .0}: 1.20 is the release 1.20 itself. */
    private static int patch(Matcher matcher, int minor) {
        if (matcher.group(3) != null) {
            return Integer.parseInt(matcher.group(3));
        }
        boolean oldRelease = matcher.group(4) == null && minor < FIRST_WITH_PATCH_ZERO;
        return oldRelease ? 0 : -1;
    }
}
