package io.github.goimage.rule;

import java.util.Objects;
import java.util.Optional;

/**
 * What a rule has found.
 *
 * @param path the value that is at fault, or the member that would hold it
 * @param problem what is wrong, with the value unless it is a secret; no full stop
 * @param fix what to write instead, as Java that compiles where it is Java
 * @param severity the finding's own severity, if it differs from the rule's
 */
public record Finding(AttributePath path, String problem, String fix, Optional<Severity> severity) {
    /** Rejects a null, so that the rule that created the finding is known. */
    public Finding {
        Objects.requireNonNull(path, "path of a finding");
        Objects.requireNonNull(problem, "problem of a finding");
        Objects.requireNonNull(fix, "fix of a finding");
        Objects.requireNonNull(severity, "severity of a finding");
    }

    /** Creates a finding with the rule's severity. */
    public Finding(AttributePath path, String problem, String fix) {
        this(path, problem, fix, Optional.empty());
    }

    /** Returns the same finding with another severity than the rule's. */
    public Finding withSeverity(Severity other) {
        return new Finding(path, problem, fix, Optional.of(other));
    }
}
