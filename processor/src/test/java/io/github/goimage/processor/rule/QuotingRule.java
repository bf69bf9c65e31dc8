package io.github.goimage.processor.rule;

import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.Subject;
import java.util.List;

/** A company's rule that quotes a value as it stands, for {@link RuleBookTest}. */
@RuleInfo(summary = "every reason", severity = Severity.ERROR)
public final class QuotingRule implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        String reason = subject.spec().waive().get(0).reason();
        return List.of(new Finding(
                AttributePath.of("waive"),
                "the reason \"" + reason + "\" is none",
                "instead of " + reason + " another"));
    }
}
