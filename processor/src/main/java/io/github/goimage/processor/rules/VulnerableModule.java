package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.golang.version.SemanticVersion;
import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.Source;
import io.github.goimage.processor.vuln.ModuleSelection.Doubt;
import io.github.goimage.processor.vuln.Report;
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
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    @Override
    protected List<Finding> findings(JudgedImage image) {
        if (image.source().isEmpty() || !(image.source().get().vulnerabilities() instanceof Judged scan)) {
            return List.of();
        }
        String command = FixCommand.of(scan, image.source().get().modules());
        List<Finding> findings = new ArrayList<>();
        Optional<String> first = Optional.empty();
        for (List<Vulnerability> same : certain(scan)) {
            String id = same.get(0).report().id();
            String fix = fix(same, scan, command);
            if (fix.equals(command) && first.isPresent()) {
                fix = "the command of " + first.get() + " fixes this, too";
            } else if (fix.equals(command) && !isWaived(id, image)) {
                first = Optional.of(id);
            }
            findings.add(certain(same, fix));
        }
        selected(scan, command).ifPresent(findings::add);
        replaced(scan).ifPresent(findings::add);
        age(scan, image.policy()).ifPresent(findings::add);
        return findings;
    }

    /** Returns what certainly affects a program, those of one report and one place together. */
    private static Collection<List<Vulnerability>> certain(Judged scan) {
        return scan.vulnerabilities().stream()
                .filter(Vulnerability::isCertain)
                .filter(VulnerableModule::canBeMended)
                .collect(Collectors.groupingBy(
                        each -> each.report().id() + " " + each.module().isGo(),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
    }

    /** Of Go only what a later release fixes is told: nobody can choose another standard library. */
    private static boolean canBeMended(Vulnerability vulnerability) {
        return !(vulnerability.module().isGo() && vulnerability.fixed().isEmpty());
    }

    private static boolean isWaived(String id, JudgedImage image) {
        return image.spec().waive().stream().anyMatch(waiver -> waiver.only().equals(id));
    }

    private static Finding certain(List<Vulnerability> same, String fix) {
        Vulnerability first = same.get(0);
        return new Finding(
                        first.module().isGo() ? GO : MODULE,
                        names(first) + ": " + summary(first) + "; "
                                + same.stream().map(VulnerableModule::reach).collect(Collectors.joining("; ")),
                        fix)
                .about(first.report().id());
    }

    /** Returns the id of a vulnerability that another database knows by a name, as {@code CVE-2026-1234}. */
    static Optional<String> idOf(String name, JudgedImage image) {
        return vulnerabilities(image)
                .map(Vulnerability::report)
                .filter(report -> report.aliases().stream().anyMatch(name::equalsIgnoreCase))
                .map(Report::id)
                .findFirst();
    }

    /** Returns the ids of the vulnerabilities that certainly affect a program, the nearest first. */
    static List<String> ids(JudgedImage image) {
        return vulnerabilities(image)
                .filter(Vulnerability::isCertain)
                .map(vulnerability -> vulnerability.report().id())
                .toList();
    }

    private static Stream<Vulnerability> vulnerabilities(JudgedImage image) {
        return image.source().stream()
                .map(Source::vulnerabilities)
                .filter(Judged.class::isInstance)
                .flatMap(scan -> ((Judged) scan).vulnerabilities().stream());
    }

    private static String fix(List<Vulnerability> same, Judged scan, String command) {
        Optional<Vulnerability> open =
                same.stream().filter(each -> each.fixed().isEmpty()).findFirst();
        if (open.isPresent()) {
            return "no version of " + open.get().module().path()
                    + " fixes it; use another module, or remove what needs it";
        }
        if (same.get(0).module().isGo()) {
            return goFix(scan).orElseGet(() -> goRelease(same.get(0).fixed()));
        }
        return command;
    }

    /** Returns a release of Go that fixes everything in it that is affected. */
    private static Optional<String> goFix(Judged scan) {
        return scan.fixes().stream()
                .filter(fix -> fix.module().isGo())
                .map(Fix::version)
                .max(Comparator.comparing(
                        version -> SemanticVersion.parse(version).orElseThrow()))
                .map(VulnerableModule::goRelease);
    }

    private static String goRelease(String version) {
        return "go = \"" + SelectedModule.goRelease(version) + "\"";
    }

    /** Returns an id, and in brackets its other names. */
    private static String names(Vulnerability vulnerability) {
        List<String> aliases = vulnerability.report().aliases();
        return vulnerability.report().id() + (aliases.isEmpty() ? "" : " (" + String.join(", ", aliases) + ")");
    }

    private static String summary(Vulnerability vulnerability) {
        String summary = vulnerability.report().summary().lines().findFirst().orElse("");
        return summary.codePointCount(0, summary.length()) <= LONGEST_SUMMARY
                ? summary
                : summary.substring(0, summary.offsetByCodePoints(0, LONGEST_SUMMARY)) + "…";
    }

    /** Returns how the program reaches the affected code: the line that names it, or the import that leads to it. */
    private static String reach(Vulnerability vulnerability) {
        String module = vulnerability.module().name() + place(vulnerability.module());
        return vulnerability
                .use()
                .map(use -> use.at() + " uses " + use.name() + " of " + module)
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
                            "some modules may not have been checked against the vulnerability database: "
                                    + why.reason(),
                            FixCommand.inDirectoryOf(why.file(), why.fix()))
                    .withSeverity(Severity.NOTE)
                    .about("selected"));
        }
        return Optional.of(new Finding(
                        MODULE,
                        "known vulnerabilities in " + listed(ids)
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
                                "known vulnerabilities in " + listed(ids)
                                        + "; a replace directive substitutes other code for the module, which may"
                                        + " have the same vulnerabilities",
                                "make sure that the replacement has the fixes")
                        .withSeverity(Severity.NOTE)
                        .about("replaced"));
    }

    private static Map<SelectedModule, List<String>> ids(Judged scan, Exposure exposure) {
        Map<SelectedModule, List<String>> ids = new LinkedHashMap<>();
        scan.vulnerabilities().stream()
                .filter(vulnerability -> vulnerability.exposure() == exposure)
                .filter(VulnerableModule::canBeMended)
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
                        "the vulnerability database is from " + date + ", "
                                + (tooOld
                                        ? "which is more than the "
                                                + policy.vulndbMaxAge().orElseThrow() + " days of vulndb.maxAge ago"
                                        : "which is more than " + OLD_AFTER_DAYS + " days ago"),
                        "update it from https://vuln.go.dev/vulndb.zip")
                .about("database");
        return Optional.of(tooOld && policy.strict() ? finding : finding.withSeverity(Severity.NOTE));
    }
}
