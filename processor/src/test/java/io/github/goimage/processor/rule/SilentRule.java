package io.github.goimage.processor.rule;

import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.Subject;
import java.util.List;

/** A rule that forgets its findings, for {@link RuleBookTest}. */
@RuleInfo(summary = "nothing", severity = Severity.NOTE)
public final class SilentRule implements Rule {
    @Override
    @SuppressWarnings({"NullAway", "ReturnsNullCollection"})
    public List<Finding> check(Subject subject) {
        return null;
    }
}
