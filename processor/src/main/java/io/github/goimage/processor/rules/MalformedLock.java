package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;

/**
 * Rejects a goimage.lock that cannot be read: otherwise images would silently be built from whatever their tags mean
 * today.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a goimage.lock that cannot be read", severity = Severity.ERROR, fixed = true)
public final class MalformedLock extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return subject.policy().lock().fault().stream()
                .map(fault ->
                        new Finding(AttributePath.of("from"), fault.place() + ": " + fault.problem(), fault.fix()))
                .toList();
    }
}
