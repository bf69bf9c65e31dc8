package io.github.goimage.processor.rule;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which rules there are.
 *
 * @param all the names of all rules
 * @param fixed the names of those that can be neither lowered nor waived
 * @param single the names of those that can only be waived for one finding at a time
 * @param errors the names of those that may reject an image by themselves
 * @param strict the names of those that reject one under {@code profile = strict}
 */
public record RuleIds(Set<String> all, Set<String> fixed, Set<String> single, Set<String> errors, Set<String> strict) {
    /** Returns the names of those whose findings a waiver can accept. */
    public Set<String> waivable() {
        return all.stream().filter(this::isWaivable).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns whether a waiver of this rule can accept anything. */
    public boolean isWaivable(String rule) {
        return all.contains(rule) && !fixed.contains(rule);
    }
}
