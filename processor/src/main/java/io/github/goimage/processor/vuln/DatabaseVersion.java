package io.github.goimage.processor.vuln;

import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.golang.version.SemanticVersion;
import java.util.Comparator;
import java.util.Optional;

/**
 * Versions as the database writes them, {@code 1.2.3}, beside those of modules, {@code v1.2.3}, and of Go,
 * {@code go1.2.3}.
 */
final class DatabaseVersion {
    private static final Comparator<Optional<SemanticVersion>> INVALID_FIRST =
            (one, other) -> one.isPresent() && other.isPresent()
                    ? one.get().compareTo(other.get())
                    : Boolean.compare(one.isPresent(), other.isPresent());

    private DatabaseVersion() {}

    /** Compares as golang.org/x/vuln/internal/semver does: what is not a version comes before all versions. */
    static int compare(Optional<SemanticVersion> one, Optional<SemanticVersion> other) {
        return INVALID_FIRST.compare(one, other);
    }

    /** Reads a version with or without {@code v} or {@code go} in front; empty if it is not one. */
    static Optional<SemanticVersion> parse(String version) {
        return SemanticVersion.parse(canonical(version));
    }

    /** Returns the version with one {@code v} in front, whether there was a {@code v}, a {@code go} or nothing. */
    static String canonical(String version) {
        String bare = version.startsWith("v") ? version.substring(1) : version;
        bare = bare.startsWith("go") ? bare.substring(2) : bare;
        return bare.startsWith("v") || bare.startsWith("go") ? bare : "v" + bare;
    }

    /** Returns a release of Go as the version of the module {@code stdlib}: {@code 1.26rc1} is {@code v1.26.0-rc.1}. */
    static String ofGo(GoVersion go) {
        String version = "v" + go.major() + "." + go.minor() + "." + Math.max(go.patch(), 0);
        return go.kind().isEmpty() ? version : version + "-" + go.kind() + "." + go.number();
    }
}
