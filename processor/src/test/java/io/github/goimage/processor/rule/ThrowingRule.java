package io.github.goimage.processor.rule;

import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.Subject;
import java.util.List;

/** A broken rule, for {@link RuleBookTest}. */
@RuleInfo(summary = "nothing", severity = Severity.NOTE)
public final class ThrowingRule implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        throw new IllegalStateException("out of order");
    }
}
