package io.github.goimage.processor.rule;

import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.Subject;
import java.util.List;

/** A rule whose finding weighs more than it declares. */
@RuleInfo(summary = "anything", severity = Severity.WARN)
public final class UndeclaredRule implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        return List.of(
                new Finding(AttributePath.of("port"), "nothing is right", "nothing").withSeverity(Severity.ERROR));
    }
}
