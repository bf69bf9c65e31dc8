package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.policy.Level;
import io.github.goimage.processor.policy.RuleSetting;
import io.github.goimage.processor.policy.Setting;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.text.Suggestion;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.WaiverSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Rejects a waiver of a rule that does not exist, of one whose findings have no safe Dockerfile, or of one that the
 * company lets nobody waive.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a waiver of a rule that does not exist or cannot be waived",
        severity = Severity.ERROR,
        fixed = true)
public final class UnknownWaiver extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        List<WaiverSpec> waivers = subject.spec().waive();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < waivers.size(); i++) {
            String rule = waivers.get(i).rule();
            AttributePath path =
                    AttributePath.of("waive").element(i, waivers.size()).member("rule");
            if (!subject.rules().all().contains(rule)) {
                findings.add(new Finding(path, "there is no rule " + Shown.of(rule), known(rule, subject)));
            } else if (subject.rules().fixed().contains(rule)) {
                findings.add(new Finding(
                        path,
                        rule + " cannot be waived: what it rejects has no safe Dockerfile",
                        "delete the waiver and fix what " + rule + " finds"));
            } else if (subject.policy().rules().forbiddenWaivers().containsKey(rule)) {
                Setting setting = subject.policy().rules().forbiddenWaivers().get(rule);
                findings.add(new Finding(
                        path,
                        rule + " cannot be waived: " + setting.holder() + " forbids it (" + setting.place() + ")",
                        "delete the waiver and fix what " + rule + " finds"));
            } else if (waivers.get(i).only().isEmpty()
                    && subject.rules().single().contains(rule)) {
                findings.add(withoutOnly(
                        AttributePath.of("waive").element(i, waivers.size()).member("only"), rule, subject));
            }
        }
        for (RuleSetting each : subject.policy().rules().all()) {
            if (each.level() != Level.ERROR && subject.rules().fixed().contains(each.rule())) {
                findings.add(new Finding(
                        AttributePath.IMAGE,
                        each.setting().place() + ": " + each.rule()
                                + " cannot be lowered: what it rejects has no safe Dockerfile",
                        "delete " + each.rule() + ":" + each.level().word() + " and fix what " + each.rule()
                                + " finds"));
            }
        }
        return findings;
    }

    private static Finding withoutOnly(AttributePath path, String rule, JudgedImage subject) {
        List<String> ids = VulnerableModule.ids(subject).stream()
                .filter(id -> subject.spec().waive().stream()
                        .noneMatch(
                                each -> each.rule().equals(rule) && each.only().equals(id)))
                .toList();
        String problem = "a waiver of " + rule
                + " must name the one finding that it accepts; otherwise it would also accept later ones";
        if (ids.size() > 1) {
            return new Finding(
                    path,
                    problem + "; " + rule + " finds " + Shown.of(ids),
                    "name one id in only, and write one waiver for each that you accept");
        }
        if (ids.isEmpty() && !VulnerableModule.isJudged(subject)) {
            return new Finding(path, problem, "name in only the id of the vulnerability, as GO-2026-5775");
        }
        return new Finding(
                path,
                problem,
                ids.isEmpty() ? "delete the waiver, which accepts nothing" : Fix.string(path, ids.get(0)));
    }

    private static String known(String rule, JudgedImage subject) {
        return Suggestion.nearest(rule, subject.rules().waivable())
                .map(nearest -> "rule = \"" + nearest + "\"")
                .orElse("use the rule's id, which its message shows in brackets");
    }
}
