package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.WaiverSpec;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** A waiver whose last day is over, or is no date. */
@AutoService(Rule.class)
@RuleInfo(summary = "a waiver whose last day has passed", severity = Severity.ERROR, fixed = true)
public final class WaiverExpired extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        LocalDate today = subject.policy().today();
        List<WaiverSpec> waivers = subject.spec().waive();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < waivers.size(); i++) {
            if (!holds(waivers.get(i), today)) {
                AttributePath path =
                        AttributePath.of("waive").element(i, waivers.size()).member("until");
                findings.add(finding(path, waivers.get(i), today));
            }
        }
        return findings;
    }

    private static Finding finding(AttributePath path, WaiverSpec waiver, LocalDate today) {
        if (isDate(waiver.until())) {
            return new Finding(
                    path,
                    "the waiver of " + waiver.rule() + " ended on " + waiver.until(),
                    "mend what it accepts and delete the waiver, or decide anew for a later day");
        }
        return new Finding(
                path,
                Shown.of(waiver.until()) + " is no date, so the waiver of " + waiver.rule() + " does not hold",
                "until = \"" + today.plusMonths(6) + "\"");
    }

    /** Whether a waiver is in force on a day. */
    static boolean holds(WaiverSpec waiver, LocalDate today) {
        return waiver.until().isEmpty()
                || (isDate(waiver.until()) && !LocalDate.parse(waiver.until()).isBefore(today));
    }

    /** Strictly yyyy-MM-dd: LocalDate takes years of more digits with a sign, too. */
    private static boolean isDate(String text) {
        if (text.length() != "yyyy-MM-dd".length() || text.charAt(0) == '-') {
            return false;
        }
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
