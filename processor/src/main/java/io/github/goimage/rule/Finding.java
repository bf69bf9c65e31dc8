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
 * @param about what the finding is about, as a waiver's {@code only} names it: a path, a port, an id; empty for the
 *     value at the path
 */
public record Finding(
        AttributePath path, String problem, String fix, Optional<Severity> severity, Optional<String> about) {
    /** Rejects a null, so that the rule that created the finding is known. */
    public Finding {
        Objects.requireNonNull(path, "path of a finding");
        Objects.requireNonNull(problem, "problem of a finding");
        Objects.requireNonNull(fix, "fix of a finding");
        Objects.requireNonNull(severity, "severity of a finding");
        Objects.requireNonNull(about, "what a finding is about");
    }

    /** Creates a finding with the rule's severity. */
    public Finding(AttributePath path, String problem, String fix) {
        this(path, problem, fix, Optional.empty(), Optional.empty());
    }

    /** Returns the same finding with another severity than the rule's. */
    public Finding withSeverity(Severity other) {
        return new Finding(path, problem, fix, Optional.of(other), about);
    }

    /**
     * Returns the same finding about something else than the value at its path: {@code "/config.yaml"}, {@code "8080"}.
     */
    public Finding about(String what) {
        return new Finding(path, problem, fix, severity, Optional.of(what));
    }
}
