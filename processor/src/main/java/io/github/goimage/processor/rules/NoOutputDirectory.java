package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.LateFindings;
import io.github.goimage.processor.rule.OutputFault;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;

/**
 * Reports that there is no place to write to. Without -d, javac drops the directories of a resource's name, so the
 * user's own Dockerfile would be overwritten.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "no directory to write the Dockerfile to", severity = Severity.ERROR, fixed = true)
public final class NoOutputDirectory extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return subject.imageContext().outputFault().map(NoOutputDirectory::finding).stream()
                .toList();
    }

    /** Returns the finding about a problem that only writing shows. */
    public static LateFindings of(String problem) {
        return new LateFindings(NoOutputDirectory.class, List.of(finding(OutputFault.nowhere(problem))));
    }

    private static Finding finding(OutputFault fault) {
        return new Finding(AttributePath.IMAGE, fault.problem(), fault.fix());
    }
}
