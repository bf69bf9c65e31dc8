package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Waivers;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.WaiverSpec;
import java.util.ArrayList;
import java.util.List;

/** Rejects a waiver that does not say why: nobody could tell later whether it is still right. */
@AutoService(Rule.class)
@RuleInfo(summary = "a waiver without a reason", severity = Severity.ERROR, fixed = true)
public final class WaiverWithoutReason extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        List<WaiverSpec> waivers = subject.spec().waive();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < waivers.size(); i++) {
            if (!Waivers.hasReason(waivers.get(i))) {
                findings.add(new Finding(
                        AttributePath.of("waive").element(i, waivers.size()).member("reason"),
                        "the "
                                + (isBlank(waivers.get(i)) ? "" : "reason of the ")
                                + "waiver of " + waivers.get(i).rule()
                                + (isBlank(waivers.get(i))
                                        ? " gives no reason"
                                        : " is too short: it has fewer than three letters or digits"),
                        "reason = \"why this is safe here\""));
            }
        }
        return findings;
    }

    private static boolean isBlank(WaiverSpec waiver) {
        return waiver.reason().codePoints().noneMatch(Character::isLetterOrDigit);
    }
}
