package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.WaiverSpec;
import java.util.ArrayList;
import java.util.List;

/** A waiver that does not say why: nobody can tell later whether it still holds. */
@AutoService(Rule.class)
@RuleInfo(summary = "a waiver without a reason", severity = Severity.ERROR, fixed = true)
public final class WaiverWithoutReason extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        List<WaiverSpec> waivers = subject.spec().waive();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < waivers.size(); i++) {
            if (!isGiven(waivers.get(i))) {
                findings.add(new Finding(
                        AttributePath.of("waive").element(i, waivers.size()).member("reason"),
                        "the waiver of " + waivers.get(i).rule() + " gives no reason",
                        "reason = \"why this is safe here\""));
            }
        }
        return findings;
    }

    /** Whether the reason holds more than white space and characters that nobody sees. */
    static boolean isGiven(WaiverSpec waiver) {
        return waiver.reason().codePoints().anyMatch(c -> !isUnseen(c));
    }

    private static boolean isUnseen(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || Character.isISOControl(c);
    }
}
