package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.Source;
import io.github.goimage.processor.vuln.ModuleSelection.Doubt;
import io.github.goimage.processor.vuln.SelectedModule;
import io.github.goimage.processor.vuln.Vulnerability;
import io.github.goimage.processor.vuln.Vulnerability.Exposure;
import io.github.goimage.processor.vuln.VulnerabilityScan.Fix;
import io.github.goimage.processor.vuln.VulnerabilityScan.Judged;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A module or a release of Go with a known vulnerability in a package that the program is made of, by a copy of the Go
 * vulnerability database.
 *
 * <p>A warning if the code that was read certainly reaches an affected package. Advice if an affected version is
 * selected and no more is known, since modules that are not on disk are not read; and if the database is old.
 *
 * @see <a href="https://go.dev/doc/security/vuln/">Go, Vulnerability Management</a>
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a known vulnerability in a package that the program is made of",
        severity = Severity.WARN,
        otherwise = Severity.NOTE,
        strict = true,
        waivedSingly = true)
public final class VulnerableModule extends OwnRule {
    private static final AttributePath MODULE = AttributePath.of("module");
    private static final AttributePath GO = AttributePath.of("build").member("go");

    /** Reports arrive every few days. */
    private static final int OLD_AFTER_DAYS = 30;

    private static final int LONGEST_SUMMARY = 160;

    /** A longer command is only said once. */
    private static final int LONGEST_COMMAND = 500;

    @Override
    protected List<Finding> findings(JudgedImage image) {
        if (image.source().isEmpty() || !(image.source().get().vulnerabilities() instanceof Judged scan)) {
            return List.of();
        }
        String command = FixCommand.of(scan, image.source().get().modules());
        List<Finding> findings = new ArrayList<>();
        for (Vulnerability vulnerability : scan.vulnerabilities()) {
            if (vulnerability.isCertain()) {
                boolean repeated = command.length() > LONGEST_COMMAND && !findings.isEmpty();
                findings.add(certain(vulnerability, scan, repeated ? "the command of the first finding" : command));
            }
        }
        selected(scan, command).ifPresent(findings::add);
        replaced(scan).ifPresent(findings::add);
        age(scan, image.policy()).ifPresent(findings::add);
        return findings;
    }

    private static Finding certain(Vulnerability vulnerability, Judged scan, String command) {
        SelectedModule module = vulnerability.module();
        return new Finding(
                        module.isGo() ? GO : MODULE,
                        names(vulnerability) + ": " + summary(vulnerability) + "; " + reach(vulnerability),
                        fix(vulnerability, scan, command))
                .about(vulnerability.report().id());
    }

    /** Returns the ids of the vulnerabilities that certainly affect a program, the nearest first. */
    static List<String> ids(JudgedImage image) {
        return image.source().stream()
                .map(Source::vulnerabilities)
                .filter(Judged.class::isInstance)
                .flatMap(scan -> ((Judged) scan).vulnerabilities().stream())
                .filter(Vulnerability::isCertain)
                .map(vulnerability -> vulnerability.report().id())
                .toList();
    }

    private static String fix(Vulnerability vulnerability, Judged scan, String command) {
        SelectedModule module = vulnerability.module();
        if (vulnerability.fixed().isEmpty()) {
            return "no version of " + module.path() + " fixes it; use another module, or remove what needs it";
        }
        return module.isGo()
                ? goFix(scan).orElse("go = \"" + SelectedModule.goRelease(vulnerability.fixed()) + "\"")
                : command;
    }

    /** Returns a release of Go that fixes everything in it that is affected. */
    private static Optional<String> goFix(Judged scan) {
        return scan.fixes().stream()
                .filter(fix -> fix.module().isGo())
                .map(Fix::version)
                .reduce((one, other) -> other)
                .map(version -> "go = \"" + SelectedModule.goRelease(version) + "\"");
    }

    /** Returns an id, and in brackets its other names. */
    private static String names(Vulnerability vulnerability) {
        List<String> aliases = vulnerability.report().aliases();
        return vulnerability.report().id() + (aliases.isEmpty() ? "" : " (" + String.join(", ", aliases) + ")");
    }

    private static String summary(Vulnerability vulnerability) {
        String summary = vulnerability.report().summary();
        return summary.length() <= LONGEST_SUMMARY
                ? summary
                : summary.substring(0, summary.offsetByCodePoints(0, LONGEST_SUMMARY)) + "…";
    }

    /** Returns how the program reaches the affected code: the line that names it, or the import that leads to it. */
    private static String reach(Vulnerability vulnerability) {
        String module = vulnerability.module().name() + place(vulnerability.module());
        return vulnerability
                .use()
                .map(use -> use.at() + " names " + use.name() + " of " + module)
                .or(() -> vulnerability
                        .way()
                        .map(way -> way.at() + " imports " + way.imported()
                                + (vulnerability.packages().contains(way.imported())
                                        ? ""
                                        : ", which reaches "
                                                + vulnerability.packages().get(0))
                                + " of " + module))
                .orElse(module);
    }

    private static String place(SelectedModule module) {
        return module.isGo() ? "" : " (" + module.at() + ")";
    }

    /**
     * Returns one finding about modules that are selected and perhaps not part of the program; and whether the list of
     * modules may be incomplete.
     */
    private static Optional<Finding> selected(Judged scan, String command) {
        Map<SelectedModule, List<String>> ids = ids(scan, Exposure.SELECTED);
        Optional<Doubt> doubt = scan.doubt();
        if (ids.isEmpty()) {
            return doubt.map(why -> new Finding(
                            MODULE,
                            "modules may be missing from what was held against the vulnerability database: "
                                    + why.reason(),
                            why.fix())
                    .withSeverity(Severity.NOTE)
                    .about("selected"));
        }
        return Optional.of(new Finding(
                        MODULE,
                        "known vulnerabilities of " + listed(ids)
                                + "; the code that was read imports none of the affected packages, but not all"
                                + " code was read"
                                + doubt.map(why -> "; modules may be missing: " + why.reason())
                                        .orElse(""),
                        command.isEmpty() ? goFix(scan).orElse("scan the built image as well") : command)
                .withSeverity(Severity.NOTE)
                .about("selected"));
    }

    private static Optional<Finding> replaced(Judged scan) {
        Map<SelectedModule, List<String>> ids = ids(scan, Exposure.REPLACED);
        return ids.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                                MODULE,
                                "known vulnerabilities of " + listed(ids)
                                        + "; a replace line puts other code in the place of the module, which"
                                        + " may hold them as well",
                                "make sure that the replacement has the fixes")
                        .withSeverity(Severity.NOTE)
                        .about("replaced"));
    }

    private static Map<SelectedModule, List<String>> ids(Judged scan, Exposure exposure) {
        Map<SelectedModule, List<String>> ids = new LinkedHashMap<>();
        scan.vulnerabilities().stream()
                .filter(vulnerability -> vulnerability.exposure() == exposure)
                .forEach(vulnerability -> ids.computeIfAbsent(vulnerability.module(), absent -> new ArrayList<>())
                        .add(vulnerability.report().id()));
        return ids;
    }

    private static String listed(Map<SelectedModule, List<String>> ids) {
        List<String> modules = new ArrayList<>();
        ids.forEach((module, all) -> modules.add(module.name() + " (" + String.join(", ", all) + ")"));
        return String.join(", ", modules);
    }

    private static Optional<Finding> age(Judged scan, Policy policy) {
        LocalDate date = scan.modified().atOffset(ZoneOffset.UTC).toLocalDate();
        long days = ChronoUnit.DAYS.between(date, policy.today());
        boolean tooOld = policy.vulndbMaxAge().filter(most -> days > most).isPresent();
        if (!tooOld && days <= OLD_AFTER_DAYS) {
            return Optional.empty();
        }
        Finding finding = new Finding(
                        MODULE,
                        "the vulnerability database is of " + date + ", "
                                + (tooOld
                                        ? "older than the "
                                                + policy.vulndbMaxAge().orElseThrow() + " days of vulndb.maxAge"
                                        : "more than " + OLD_AFTER_DAYS + " days old"),
                        "update it from https://vuln.go.dev/vulndb.zip")
                .about("database");
        return Optional.of(tooOld && policy.strict() ? finding : finding.withSeverity(Severity.NOTE));
    }
}
