package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.spec.AttributePath;
import io.github.goimage.rule.CopyFault;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.Subject;
import java.util.List;

/** A committed copy that is not what the annotation says: who builds from it builds another image. */
@AutoService(Rule.class)
@RuleInfo(summary = "a committed copy of the Dockerfile that is missing or differs", severity = Severity.ERROR)
public final class StaleCopy implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        return subject.circumstances().copyFaults().stream()
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
