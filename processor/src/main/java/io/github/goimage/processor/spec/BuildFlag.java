package io.github.goimage.processor.spec;

import io.github.goimage.rule.BuildSpec;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An element of {@code build.flags}: {@code -covermode=atomic}, {@code GOFIPS140=latest}. Its value has one meaning
 * wherever it is written, since no character of it is special there.
 *
 * @param name with its dash, or the setting's
 * @param value behind the equals sign; empty if there is none
 * @see <a href="https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies">go build</a>
 */
public record BuildFlag(String name, String value) {
    /** The flag of the race detector. */
    public static final String RACE = "-race";

    /** The setting that selects Go's FIPS 140-3 module. */
    public static final String FIPS = "GOFIPS140";

    /** The setting that turns experiments on. */
    public static final String EXPERIMENT = "GOEXPERIMENT";

    private static final String PROFILE = "-pgo";

    private static final Pattern SYNTAX = Pattern.compile("-cover|-covermode=(?:set|count|atomic)"
            + "|-coverpkg=[A-Za-z0-9_.~/-]+(?:,[A-Za-z0-9_.~/-]+)*|-race|-pgo=off|-gcflags=(?:all=)?-N -l"
            + "|GOFIPS140=(?:latest|inprocess|certified|v[0-9]+\\.[0-9]+\\.[0-9]+)"
            + "|GOEXPERIMENT=[a-z0-9]+(?:,[a-z0-9]+)*");

    private static final Pattern PARTS = Pattern.compile("(-?[A-Za-z0-9]+)(?:=(.*))?");

    /** Reads an element; empty if it is not allowed. */
    public static Optional<BuildFlag> parse(String text) {
        Matcher parts = PARTS.matcher(text);
        return SYNTAX.matcher(text).matches() && parts.matches()
                ? Optional.of(new BuildFlag(
                        parts.group(1), Optional.ofNullable(parts.group(2)).orElse("")))
                : Optional.empty();
    }

    /** Returns the flags and settings that are allowed, in the order of the annotation. */
    public static List<BuildFlag> of(BuildSpec build) {
        return build.flags().stream().flatMap(text -> parse(text).stream()).toList();
    }

    /** Returns whether it is an environment variable of the build rather than a flag. */
    public boolean isSetting() {
        return !name.startsWith("-");
    }

    /** Returns whether the binary counts what it runs. */
    public boolean isCoverage() {
        return name.startsWith("-cover");
    }

    /** Returns whether it switches off what makes a binary hard to debug. */
    public boolean isForDebugger() {
        return name.equals("-gcflags");
    }

    /** Returns whether it leaves {@code default.pgo} unused. */
    public boolean ignoresProfile() {
        return name.equals(PROFILE);
    }

    /** Returns the build tags that hold with it, beside those of {@code -tags}. */
    public Stream<String> tags() {
        return name.equals(RACE)
                ? Stream.of("race")
                : name.equals(EXPERIMENT) ? Stream.of(value.split(",")).map("goexperiment."::concat) : Stream.empty();
    }

    @Override
    public String toString() {
        return value.isEmpty() ? name : name + "=" + value;
    }
}
