package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.policy.Level;
import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.policy.RuleSetting;
import io.github.goimage.processor.policy.Setting;
import io.github.goimage.processor.policy.SettingFault;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.Source;
import io.github.goimage.processor.text.Suggestion;
import io.github.goimage.processor.vuln.VulnerabilityDatabase;
import io.github.goimage.processor.vuln.VulnerabilityScan;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rejects a setting of {@code goimage.properties}, or of an option that means the same, that is not valid and would be
 * ignored silently, or that lowers an error although only the root directory's file may, or what a policy on the
 * processor path says.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a setting that is not valid", severity = Severity.ERROR, fixed = true)
public final class InvalidSetting extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        List<Finding> findings = new ArrayList<>();
        for (SettingFault fault : subject.policy().faults()) {
            findings.add(finding(fault.place(), fault.problem(), fault.fix()));
        }
        database(subject).or(() -> noDatabase(subject)).ifPresent(findings::add);
        subject.policy().rules().forbiddenWaivers().forEach((rule, setting) -> {
            if (!subject.rules().all().contains(rule)) {
                findings.add(unknown(rule, setting, "", subject));
            }
        });
        Set<String> errors = new HashSet<>(subject.rules().errors());
        if (subject.policy().rules().strict()) {
            errors.addAll(subject.rules().strict());
        }
        Map<String, RuleSetting> ofJars = new HashMap<>();
        for (RuleSetting each : subject.policy().rules().all()) {
            if (each.setting().source() == Setting.Source.JAR) {
                ofJars.put(each.rule(), each);
            }
            lowered(each, ofJars.get(each.rule()))
                    .or(() -> belowStrict(each, subject))
                    .or(() -> problem(each, errors, subject))
                    .ifPresent(findings::add);
            if (each.level() == Level.ERROR) {
                errors.add(each.rule());
            } else {
                errors.remove(each.rule());
            }
        }
        return findings;
    }

    private static Optional<Finding> database(JudgedImage subject) {
        return subject.source()
                .map(Source::vulnerabilities)
                .filter(VulnerabilityScan.Unusable.class::isInstance)
                .map(VulnerabilityScan.Unusable.class::cast)
                .map(unusable -> finding(
                        unusable.place(),
                        "the vulnerability database cannot be used: " + unusable.problem(),
                        unusable.fix()));
    }

    /** Returns the finding about an age that a database may have where there is none: nothing would be judged. */
    private static Optional<Finding> noDatabase(JudgedImage subject) {
        Policy policy = subject.policy();
        if (!policy.rules().strict()
                || policy.vulndb().isPresent()
                || subject.source().isEmpty()
                || subject.spec().build().isCopied()
                || policy.settings().stream().anyMatch(each -> each.key().equals("vulndb"))) {
            return Optional.empty();
        }
        return policy.settings().stream()
                .filter(each -> each.key().equals("vulndb.maxAge")
                        && policy.vulndbMaxAge().isPresent())
                .findFirst()
                .map(each -> finding(
                        each.place(),
                        "vulndb.maxAge is set under profile = strict, but there is no vulnerability database",
                        VulnerabilityDatabase.FIRST_COPY));
    }

    private static Optional<Finding> problem(RuleSetting each, Set<String> errors, JudgedImage subject) {
        Setting setting = each.setting();
        if (!subject.rules().all().contains(each.rule())) {
            return Optional.of(unknown(each.rule(), setting, ":" + each.level().word(), subject));
        }
        boolean lowers = each.level() != Level.ERROR && errors.contains(each.rule());
        if (!lowers
                || setting.source().compareTo(Setting.Source.ROOT) <= 0
                || subject.rules().fixed().contains(each.rule())) {
            return Optional.empty();
        }
        return Optional.of(finding(
                setting.place(),
                each.rule() + " is an error, which only the root directory's goimage.properties can lower",
                "write rules = " + each.rule() + ":" + each.level().word()
                        + " there, or add a waiver with a reason to the annotation"));
    }

    /** Returns the finding about a setting that lowers what a policy says. */
    private static Optional<Finding> lowered(RuleSetting each, @Nullable RuleSetting ofJar) {
        return ofJar == null || each.level().compareTo(ofJar.level()) >= 0
                ? Optional.empty()
                : Optional.of(finding(
                        each.setting().place(),
                        ofJar.setting().holder() + " sets " + each.rule() + ":"
                                + ofJar.level().word() + ", which nothing else can lower",
                        "remove " + each.rule() + ":" + each.level().word()));
    }

    /** Returns the finding about a setting that lowers a rule under a policy's strict profile. */
    private static Optional<Finding> belowStrict(RuleSetting each, JudgedImage subject) {
        if (each.level() == Level.ERROR
                || each.setting().source() == Setting.Source.JAR
                || !subject.rules().strict().contains(each.rule())) {
            return Optional.empty();
        }
        return subject.policy().settings().stream()
                .filter(said -> said.source() == Setting.Source.JAR
                        && said.key().equals("profile")
                        && said.value().equals("strict"))
                .findFirst()
                .map(said -> finding(
                        each.setting().place(),
                        said.holder() + " sets profile = strict, under which " + each.rule()
                                + " is an error that nothing else can lower",
                        "remove " + each.rule() + ":" + each.level().word()));
    }

    private static Finding unknown(String rule, Setting setting, String level, JudgedImage subject) {
        return finding(
                setting.place(),
                "there is no rule " + rule,
                Suggestion.nearest(rule, subject.rules().waivable())
                        .map(nearest -> setting.with(nearest + level))
                        .orElse("use the rule's id, which its message shows in brackets"));
    }

    private static Finding finding(String place, String problem, String fix) {
        return new Finding(AttributePath.IMAGE, place + ": " + problem, fix);
    }
}
