package io.github.goimage.processor.rule;

import io.github.goimage.rule.Finding;
import java.util.List;

/**
 * What a rule finds when the image's files are made or written.
 *
 * @param rule the rule
 * @param findings what it finds; empty if nothing is wrong
 */
public record LateFindings(Class<? extends OwnRule> rule, List<Finding> findings) {
    /** Copies the list. */
    public LateFindings {
        findings = List.copyOf(findings);
    }
}
