package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.rule.Waivers;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.WaiverSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Rejects a waiver whose last day has passed or is not a date. */
@AutoService(Rule.class)
@RuleInfo(summary = "a waiver whose last day has passed", severity = Severity.ERROR, fixed = true)
public final class WaiverExpired extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        LocalDate today = subject.policy().today();
        List<WaiverSpec> waivers = subject.spec().waive();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < waivers.size(); i++) {
            if (!Waivers.isInForceOn(waivers.get(i), today)) {
                AttributePath path =
                        AttributePath.of("waive").element(i, waivers.size()).member("until");
                findings.add(finding(path, waivers.get(i), today));
            }
        }
        return findings;
    }

    private static Finding finding(AttributePath path, WaiverSpec waiver, LocalDate today) {
        if (Waivers.isDate(waiver.until())) {
            return new Finding(
                    path,
                    "the waiver of " + waiver.rule() + " ended on " + waiver.until(),
                    "fix what it accepts and delete the waiver, or set a later day");
        }
        return new Finding(
                path,
                Shown.of(waiver.until()) + " is not a date, so the waiver of " + waiver.rule() + " is not in force",
                "until = \"" + today.plusMonths(6) + "\"");
    }
}
