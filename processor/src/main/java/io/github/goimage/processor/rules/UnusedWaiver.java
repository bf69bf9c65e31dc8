package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.WaiverRule;
import io.github.goimage.processor.rule.Waivers;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.WaiverSpec;
import java.util.List;

/** A waiver that accepts nothing: what it was for is mended. */
@AutoService(Rule.class)
@RuleInfo(summary = "a waiver that accepts nothing", severity = Severity.WARN)
public final class UnusedWaiver extends WaiverRule {
    @Override
    protected List<Finding> findings(Waivers waivers, List<Integer> unused) {
        return unused.stream().map(i -> finding(waivers.all(), i)).toList();
    }

    private static Finding finding(List<WaiverSpec> waivers, int index) {
        String rule = waivers.get(index).rule();
        boolean again = waivers.subList(0, index).stream()
                .anyMatch(earlier -> earlier.rule().equals(rule));
        return new Finding(
                AttributePath.of("waive").element(index, waivers.size()),
                again
                        ? "an earlier waiver accepts what " + rule + " finds"
                        : rule + " finds nothing here, so there is nothing to waive",
                "delete the waiver");
    }
}
