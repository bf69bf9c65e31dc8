package io.github.goimage.processor.rule;

import java.util.Set;

/**
 * Which rules there are.
 *
 * @param all the names of all rules
 * @param fixed the names of those that can be neither lowered nor waived
 */
public record RuleIds(Set<String> all, Set<String> fixed) {
    /** Whether a waiver of this rule can accept anything. */
    boolean isWaivable(String rule) {
        return all.contains(rule) && !fixed.contains(rule);
    }
}
