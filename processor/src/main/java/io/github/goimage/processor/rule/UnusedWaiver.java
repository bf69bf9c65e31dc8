package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.spec.AttributePath;
import java.util.List;

/**
 * A waiver that accepts nothing: what it was for is mended.
 *
 * <p>It needs the findings of all other rules, so the rule book asks it last, through {@link #finding}.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a waiver that accepts nothing", severity = Severity.WARN)
public final class UnusedWaiver implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        return List.of();
    }

    /** The finding about the waiver at this position. */
    static Finding finding(Subject subject, int index) {
        return new Finding(
                AttributePath.of("waive").element(index, subject.spec().waive().size()),
                subject.spec().waive().get(index).rule() + " finds nothing here, so there is nothing to waive",
                "delete the waiver");
    }
}
