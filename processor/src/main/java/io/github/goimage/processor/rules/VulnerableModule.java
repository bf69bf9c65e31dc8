package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.golang.version.ModuleVersion;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Waivers;
import io.github.goimage.processor.service.Source;
import io.github.goimage.processor.vuln.ModuleSelection.Doubt;
import io.github.goimage.processor.vuln.Report;
import io.github.goimage.processor.vuln.SelectedModule;
import io.github.goimage.processor.vuln.Vulnerability;
import io.github.goimage.processor.vuln.Vulnerability.Exposure;
import io.github.goimage.processor.vuln.VulnerabilityScan.Judged;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.WaiverSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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

    private static final int LONGEST_SUMMARY = 160;

    private static final int MOST_ALIASES = 3;

    /** What all findings of one image share: the scan, the one command, the builder's release, and the platforms. */
    private record Told(Judged scan, String command, BuilderRelease builder, String platforms) {
        AttributePath path(Vulnerability vulnerability) {
            return vulnerability.module().isGo() ? builder.path() : MODULE;
        }
    }

    @Override
    protected List<Finding> findings(JudgedImage image) {
        return image.source()
                .flatMap(source -> scan(image).map(scan -> findings(image, source, scan)))
                .orElse(List.of());
    }

    private static List<Finding> findings(JudgedImage image, Source source, Judged all) {
        Set<String> accepted = accepted(image);
        Judged scan = all.accepting(accepted);
        String command = FixCommand.of(scan, source.modules());
        Told told = new Told(
                scan,
                command,
                BuilderRelease.of(image),
                source.program()
                        .map(program -> OnePlatform.platforms(image, program.graphs()))
                        .orElse(""));
        Predicate<Vulnerability> waived =
                each -> accepted.contains(each.report().id());
        List<Finding> findings = new ArrayList<>();
        Optional<String> first = Optional.empty();
        for (List<Vulnerability> same : certain(scan)) {
            String id = same.get(0).report().id();
            String fix = fix(same, told);
            if (fix.equals(command) && first.isPresent()) {
                fix = "the command of " + first.get() + " fixes this, too";
            } else if (fix.equals(command) && !waived.test(same.get(0))) {
                first = Optional.of(id);
            }
            findings.add(certain(same, told, fix));
        }
        Stream.of(Exposure.values())
                .filter(exposure -> exposure.isTold() && !exposure.isCertain())
                .forEach(exposure -> {
                    for (AttributePath path : List.of(MODULE, told.builder().path())) {
                        List<Vulnerability> open = open(told, exposure, path);
                        findings.addAll(advice(open.stream().filter(waived).toList(), true, told));
                        findings.addAll(
                                advice(open.stream().filter(waived.negate()).toList(), false, told));
                    }
                });
        findings.addAll(ScanLimits.of(image, scan, told.builder()));
        return findings;
    }

    /** Returns what certainly affects a program, those of one report and one place together. */
    private static Collection<List<Vulnerability>> certain(Judged scan) {
        return scan.vulnerabilities().stream()
                .filter(each -> each.exposure().isCertain())
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

    /** Returns what waivers accept, among them ids. */
    private static Set<String> accepted(JudgedImage image) {
        return image.spec().waive().stream()
                .filter(waiver -> waiver.rule().equals(VulnerableModule.class.getSimpleName())
                        && Waivers.isInForce(waiver, image))
                .map(WaiverSpec::only)
                .collect(Collectors.toSet());
    }

    private static Finding certain(List<Vulnerability> same, Told told, String fix) {
        Vulnerability first = same.get(0);
        Optional<Doubt> doubt =
                same.stream().flatMap(each -> told.scan().doubt(each).stream()).findFirst();
        Finding finding = new Finding(
                        told.path(first),
                        names(first) + ": " + summary(first) + "; "
                                + same.stream().map(VulnerableModule::reach).collect(Collectors.joining("; "))
                                + (doubt.isPresent() ? "; the build may select a higher version" : ""),
                        fix)
                .about(first.report().id());
        return same.stream().anyMatch(told.scan()::isAffectedBy) ? finding : finding.withSeverity(Severity.WARN);
    }

    /** Returns the id of a vulnerability that another database knows by a name, as {@code CVE-2026-1234}. */
    static Optional<String> idOf(String name, JudgedImage image) {
        return vulnerabilities(image)
                .filter(each -> each.exposure().isTold())
                .map(Vulnerability::report)
                .filter(report -> report.aliases().stream().anyMatch(name::equalsIgnoreCase))
                .map(Report::id)
                .findFirst();
    }

    /** Returns the ids of the vulnerabilities that a waiver can accept, the nearest to the program first. */
    static List<String> ids(JudgedImage image) {
        return vulnerabilities(image)
                .filter(each -> each.exposure().isTold() && canBeMended(each))
                .map(vulnerability -> vulnerability.report().id())
                .distinct()
                .toList();
    }

    /** Returns whether a program and the release of Go that builds it were checked against a database. */
    static boolean isJudged(JudgedImage image) {
        return wholeScan(image).isPresent() && !isReplaced(image);
    }

    private static Stream<Vulnerability> vulnerabilities(JudgedImage image) {
        return scan(image).stream().flatMap(scan -> scan.vulnerabilities().stream());
    }

    /** Returns whether another rule wants another release of Go, which the fix of a vulnerability would not be. */
    private static boolean isReplaced(JudgedImage image) {
        return GoVersionTooLow.refusesGo(image) || EndOfLifeBase.refusesGo(image);
    }

    /** Returns the scan, without Go if the builder has to be another one. */
    private static Optional<Judged> scan(JudgedImage image) {
        return wholeScan(image).map(scan -> isReplaced(image) ? scan.withoutGo() : scan);
    }

    private static Optional<Judged> wholeScan(JudgedImage image) {
        return image.source()
                .map(Source::vulnerabilities)
                .filter(Judged.class::isInstance)
                .map(Judged.class::cast);
    }

    private static String fix(List<Vulnerability> same, Told told) {
        Optional<Vulnerability> open =
                same.stream().filter(each -> each.fixed().isEmpty()).findFirst();
        if (open.isPresent()) {
            return unfixed(open.get());
        }
        return same.stream()
                .filter(each -> told.scan().fix(each).isEmpty())
                .findFirst()
                .map(each -> onlyOthers(each, told.scan()))
                .or(() -> chosen(same, told))
                .orElseGet(() -> "require " + same.get(0).module().path() + "@"
                        + same.get(0).fixed());
    }

    /** Returns what to do about a vulnerability that no version of the module fixes. */
    private static String unfixed(Vulnerability vulnerability) {
        SelectedModule module = vulnerability.module();
        String none = "no version of " + module.path() + " fixes it";
        return laterMajor(vulnerability)
                .map(later -> "use " + later + ", a new major version; " + none)
                .orElse(none + "; use another module, or remove what needs it");
    }

    private static Optional<ModuleVersion> laterMajor(Vulnerability vulnerability) {
        SelectedModule module = vulnerability.module();
        return vulnerability.report().fixedInLaterMajor(module.path(), module.version());
    }

    /** Returns why the version that fixes a vulnerability is not advised. */
    private static String onlyOthers(Vulnerability vulnerability, Judged scan) {
        SelectedModule module = vulnerability.module();
        SourceLine excluded = scan.excluded().get(new ModuleVersion(module.path(), vulnerability.fixed()));
        if (excluded != null) {
            return "allow " + module.path() + "@" + vulnerability.fixed() + ", which fixes it: " + excluded
                    + " excludes it";
        }
        return (module.isGo()
                        ? "Go " + SelectedModule.goRelease(vulnerability.fixed())
                        : module.path() + "@" + vulnerability.fixed())
                + " fixes it, but no one version fixes all known vulnerabilities of the module";
    }

    /** Returns how to get the versions that fix vulnerabilities of modules; empty if none does. */
    private static Optional<String> chosen(List<Vulnerability> vulnerabilities, Told told) {
        return vulnerabilities.stream()
                .flatMap(each -> told.scan().fix(each).stream())
                .findFirst()
                .map(fix -> fix.module().isGo()
                        ? told.builder().fix(SelectedModule.goRelease(fix.version()))
                        : told.command())
                .filter(fix -> !fix.isEmpty());
    }

    /** Returns an id, and in brackets its other names. */
    private static String names(Vulnerability vulnerability) {
        List<String> aliases = vulnerability.report().aliases();
        return vulnerability.report().id()
                + (aliases.isEmpty()
                        ? ""
                        : " ("
                                + aliases.stream().limit(MOST_ALIASES).collect(Collectors.joining(", "))
                                + (aliases.size() > MOST_ALIASES ? ", …" : "") + ")");
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

    /** Returns the vulnerabilities of one exposure that are told at one place. */
    private static List<Vulnerability> open(Told told, Exposure exposure, AttributePath path) {
        return told.scan().vulnerabilities().stream()
                .filter(each -> each.exposure() == exposure && told.path(each).equals(path))
                .filter(VulnerableModule::canBeMended)
                .toList();
    }

    /** Returns one finding about vulnerabilities of one exposure and place; or one for each id. */
    private static List<Finding> advice(List<Vulnerability> open, boolean single, Told told) {
        Collection<List<Vulnerability>> groups = single
                ? open.stream()
                        .collect(Collectors.groupingBy(
                                each -> each.report().id(), LinkedHashMap::new, Collectors.toList()))
                        .values()
                : open.isEmpty() ? List.of() : List.of(open);
        return groups.stream()
                .map(group -> {
                    Finding advice = advice(group, told).withSeverity(Severity.NOTE);
                    return single ? advice.about(group.get(0).report().id()) : advice;
                })
                .toList();
    }

    private static Finding advice(List<Vulnerability> open, Told told) {
        Vulnerability first = open.get(0);
        String known = "known vulnerabilities in " + listed(open);
        return switch (first.exposure()) {
            case OTHER_PLATFORM ->
                new Finding(
                        told.path(first),
                        known + ", which only an image for "
                                + open.stream()
                                        .flatMap(each -> each.architectures().stream())
                                        .map(architecture -> "linux/" + architecture)
                                        .distinct()
                                        .sorted()
                                        .collect(Collectors.joining(" or "))
                                + " has; platforms does not exclude that",
                        chosen(open, told).map(fix -> fix + "; or ").orElse("") + told.platforms());
            case COMPILER ->
                new Finding(
                        told.path(first),
                        known + ", which compiles the program; whether they affect the binary is not known",
                        chosen(open, told).orElseGet(() -> onlyOthers(first, told.scan())));
            case BUILDER ->
                new Finding(
                        told.path(first),
                        known + ", which only the builder runs",
                        chosen(open, told).orElseGet(() -> onlyOthers(first, told.scan())));
            case REPLACEMENT ->
                new Finding(
                        told.path(first),
                        known
                                + ", in what replaces the module; whether the program uses the affected code is not"
                                + " known",
                        chosen(open, told)
                                .orElseGet(() -> "replace " + first.module().path() + " with "
                                        + (first.fixed().isEmpty()
                                                ? "another module: no version of "
                                                        + first.affected().path() + " fixes it"
                                                : first.affected().path() + "@" + first.fixed())));
            case REPLACED ->
                new Finding(
                        told.path(first),
                        known + "; a replace directive substitutes other code for the module, which may have the same"
                                + " vulnerabilities",
                        "make sure that the replacement has the fixes");
            case SELECTED ->
                new Finding(
                        told.path(first),
                        known
                                + (first.module().isGo()
                                        ? "; whether the program imports the affected packages is not known"
                                        : "; the code that was read imports none of the affected packages, but not all"
                                                + " code was read"),
                        selected(open, told));
            case NAMED, IMPORTED, ABSENT, FIXED ->
                throw new IllegalArgumentException(first.exposure() + " is no advice");
        };
    }

    /** Returns how to fix what can be fixed, and which vulnerabilities no version of their module fixes. */
    private static String selected(List<Vulnerability> open, Told told) {
        List<String> fixes = new ArrayList<>();
        chosen(open, told).ifPresent(fixes::add);
        boolean scanned = fixes.isEmpty();
        List<Vulnerability> left =
                open.stream().filter(each -> told.scan().fix(each).isEmpty()).toList();
        left.stream()
                .filter(each -> !each.fixed().isEmpty())
                .map(each -> onlyOthers(each, told.scan()))
                .distinct()
                .forEach(fixes::add);
        left.stream()
                .filter(each -> each.fixed().isEmpty())
                .collect(Collectors.groupingBy(
                        each -> laterMajor(each)
                                .map(later -> later + ", a new major version, fixes ")
                                .orElse("no version fixes "),
                        LinkedHashMap::new,
                        Collectors.mapping(each -> each.report().id(), Collectors.joining(", "))))
                .forEach((remedy, ids) -> fixes.add(remedy + ids));
        if (scanned) {
            fixes.add("scan the built image as well");
        }
        return String.join("; ", fixes);
    }

    private static String listed(List<Vulnerability> vulnerabilities) {
        Map<SelectedModule, List<String>> ids = vulnerabilities.stream()
                .collect(Collectors.groupingBy(
                        Vulnerability::module,
                        LinkedHashMap::new,
                        Collectors.mapping(each -> each.report().id(), Collectors.toList())));
        return ids.entrySet().stream()
                .map(each -> each.getKey().name() + " (" + String.join(", ", each.getValue()) + ")")
                .collect(Collectors.joining(", "));
    }
}
