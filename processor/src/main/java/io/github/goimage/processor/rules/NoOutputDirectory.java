package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OutputFault;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Verdict;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;

/**
 * Nowhere to write to. Without -d javac drops the directories of a resource's name, so that a Dockerfile of the user's own
 * would be overwritten.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "no directory to write the Dockerfile to", severity = Severity.ERROR, fixed = true)
public final class NoOutputDirectory extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return subject.imageContext().outputFault().map(NoOutputDirectory::finding).stream()
                .toList();
    }

    /** The verdict on an output that cannot be written, for who meets it only when writing. */
    public static Verdict verdict(String fault) {
        return Verdict.of(new NoOutputDirectory(), Severity.ERROR, finding(OutputFault.nowhere(fault)));
    }

    private static Finding finding(OutputFault fault) {
        return new Finding(AttributePath.IMAGE, fault.problem(), fault.fix());
    }
}
