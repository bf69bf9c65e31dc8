package io.github.goimage.processor.golang.version;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules of a module path's major-version suffix, from golang.org/x/mod/module. */
public final class ModulePath {
    private static final Pattern GOPKG_IN = Pattern.compile("gopkg\\.in/.*(\\.v(?:0|[1-9][0-9]*)(?:-unstable)?)");
    private static final Pattern NUMBERED = Pattern.compile(".*?(/v[0-9.]+)", Pattern.DOTALL);
    private static final Pattern MAJOR = Pattern.compile("/v(?:[2-9]|[1-9][0-9]+)");

    private ModulePath() {}

    /** Returns the suffix ({@code /v2}, {@code .v3} or nothing); empty if Go does not allow the path's last element. */
    public static Optional<String> majorSuffix(String path) {
        if (path.startsWith("gopkg.in/")) {
            Matcher matcher = GOPKG_IN.matcher(path);
            return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
        }
        Matcher matcher = NUMBERED.matcher(path);
        if (!matcher.matches()) {
            return Optional.of("");
        }
        String suffix = matcher.group(1);
        return MAJOR.matcher(suffix).matches() ? Optional.of(suffix) : Optional.empty();
    }

    /** Returns what is wrong between a path's suffix and a version, or empty. */
    public static Optional<String> mismatch(String suffix, String version) {
        SemanticVersion parsed = SemanticVersion.parse(version).orElseThrow();
        String major = "v" + parsed.major();
        if (suffix.isEmpty()) {
            boolean fits = major.equals("v0") || major.equals("v1") || parsed.isIncompatible();
            return fits ? Optional.empty() : Optional.of("should be v0 or v1, not " + major);
        }
        String wanted = suffix.substring(1).replace("-unstable", "");
        boolean oldPseudoVersion = suffix.startsWith(".v1") && version.startsWith("v0.0.0-");
        return major.equals(wanted) || oldPseudoVersion
                ? Optional.empty()
                : Optional.of("should be " + wanted + ", not " + major);
    }
}
