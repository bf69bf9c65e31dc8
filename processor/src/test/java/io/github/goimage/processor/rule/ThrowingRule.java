package io.github.goimage.processor.rule;

import java.util.List;

/** A broken rule, for {@link RuleBookTest}. */
@RuleInfo(summary = "nothing", severity = Severity.NOTE)
public final class ThrowingRule implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        throw new IllegalStateException("out of order");
    }
}
