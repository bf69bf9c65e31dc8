package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.spec.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.Subject;
import java.util.List;

/** An option of the processor that cannot be used. */
@AutoService(Rule.class)
@RuleInfo(summary = "a processor option that is not valid", severity = Severity.ERROR, fixed = true)
public final class InvalidOption implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        return subject.circumstances().optionFault().stream()
                .map(fault -> new Finding(
                        AttributePath.IMAGE,
                        fault,
                        "-Agoimage.projectDir=<directory that module counts from>,"
                                + " -Agoimage.rootDir=<directory that holds it>"))
                .toList();
    }
}
