package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.CopyFault;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Verdict;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;

/** A committed copy that is not what the annotation says: who builds from it builds another image. */
@AutoService(Rule.class)
@RuleInfo(summary = "a committed copy of the Dockerfile that is missing or differs", severity = Severity.ERROR)
public final class StaleCopy extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return subject.imageContext().copyFaults().stream()
                .map(StaleCopy::finding)
                .toList();
    }

    /** The verdict on a copy that cannot be written, for who meets it only when writing. */
    public static Verdict verdict(CopyFault fault) {
        return Verdict.of(new StaleCopy(), Severity.ERROR, finding(fault));
    }

    private static Finding finding(CopyFault fault) {
        return new Finding(AttributePath.IMAGE, fault.problem(), fault.fix());
    }
}
