package io.github.goimage.processor.rule;

import io.github.goimage.processor.policy.Level;
import io.github.goimage.processor.policy.Policy;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.Severity;
import java.util.Optional;

/** How severe a finding is in a project. */
final class Severities {
    private Severities() {}

    /**
     * Returns a finding's severity: what the project says about the rule; otherwise an error if the profile is strict
     * and the rule is marked for it, unless the finding says itself that it is no more severe than is usual for the
     * rule; otherwise its own, or its rule's. Empty if the project has switched the rule off.
     */
    static Optional<Severity> of(Rule rule, Finding finding, Policy policy) {
        Optional<Level> level = level(rule, policy);
        if (level.isPresent()) {
            return of(level.get());
        }
        Severity usual = rule.info().severity();
        boolean keeps =
                finding.severity().filter(own -> own.compareTo(usual) <= 0).isPresent();
        return Optional.of(
                policy.rules().strict() && rule.info().strict() && !keeps
                        ? Severity.ERROR
                        : finding.severity().orElse(usual));
    }

    /** Returns whether the project has switched a rule off. */
    static boolean isOff(Rule rule, Policy policy) {
        return level(rule, policy).filter(Level.OFF::equals).isPresent();
    }

    /** Returns the level that the project sets. Other rules check whether it may set one; a fixed rule ignores it. */
    private static Optional<Level> level(Rule rule, Policy policy) {
        return rule.info().fixed() ? Optional.empty() : policy.rules().level(rule.id());
    }

    private static Optional<Severity> of(Level level) {
        return switch (level) {
            case OFF -> Optional.empty();
            case NOTE -> Optional.of(Severity.NOTE);
            case WARN -> Optional.of(Severity.WARN);
            case ERROR -> Optional.of(Severity.ERROR);
        };
    }
}
