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

/** Rejects a processor option that is not valid. */
@AutoService(Rule.class)
@RuleInfo(summary = "a processor option that is not valid", severity = Severity.ERROR, fixed = true)
public final class InvalidOption extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return subject.imageContext().optionFault().stream()
                .map(fault -> new Finding(AttributePath.IMAGE, fault.problem(), fault.fix()))
                .toList();
    }
}
