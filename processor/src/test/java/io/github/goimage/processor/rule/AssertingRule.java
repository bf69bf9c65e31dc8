package io.github.goimage.processor.rule;

import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.Subject;
import java.util.List;

/** A broken rule that throws no exception but an error, for {@link RuleBookTest}. */
@RuleInfo(summary = "nothing", severity = Severity.NOTE)
public final class AssertingRule implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        throw new AssertionError("never so");
    }
}
