package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.CopyFault;
import io.github.goimage.processor.rule.LateFindings;
import io.github.goimage.processor.rule.LateRule;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;

/** Rejects a committed copy that does not match the annotation: a build from it builds another image. */
@AutoService(Rule.class)
@RuleInfo(summary = "a committed copy of the Dockerfile that is missing or differs", severity = Severity.ERROR)
public final class StaleCopy extends LateRule {
    /** Returns the findings about a copy that was looked at or could not be written. */
    public static LateFindings of(List<CopyFault> faults) {
        return new LateFindings(
                StaleCopy.class,
                faults.stream()
                        .map(fault -> new Finding(AttributePath.IMAGE, fault.problem(), fault.fix()))
                        .toList());
    }
}
