package io.github.goimage.processor.output;

import io.github.goimage.processor.dockerfile.ImagePlan;
import io.github.goimage.processor.golang.version.ModuleVersion;
import io.github.goimage.processor.policy.AppliedPolicy;
import io.github.goimage.processor.rule.Evaluation;
import io.github.goimage.processor.rule.RuleResult;
import io.github.goimage.processor.service.BuiltProgram;
import io.github.goimage.processor.spec.ImagePath;
import io.github.goimage.processor.text.Release;
import io.github.goimage.processor.text.Sha256;
import io.github.goimage.processor.vuln.SelectedModule;
import io.github.goimage.processor.vuln.Vulnerability;
import io.github.goimage.processor.vuln.VulnerabilityScan;
import io.github.goimage.processor.vuln.VulnerabilityScan.Judged;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Need;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.WaiverSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code image.json}: what an image is and how it was evaluated, for auditors, gates and charts. Its schema is
 * {@code docs/image.schema.json}. It holds no value of {@code env}, {@code labels} or {@code args}, and no absolute
 * path.
 */
public final class ImageReport {
    static final String HASHES = "sha256";
    static final String INPUTS = "inputs";
    static final String POLICIES = "policies";
    static final String RELEASE = "goimage";

    private ImageReport() {}

    /**
     * Returns the file's text.
     *
     * @param module the Go module's directory relative to the project directory; empty if none was found
     * @param inputs the checksums of the files that decide
     * @param vulnerabilities what is known of vulnerabilities in the program's modules
     * @param others the image's other files
     */
    public static String text(
            ImagePlan plan,
            Evaluation evaluation,
            Optional<String> module,
            Map<String, String> inputs,
            VulnerabilityScan vulnerabilities,
            List<Artifact> others) {
        ImageSpec spec = plan.spec();
        SortedMap<String, Object> report = new TreeMap<>();
        report.put("base", new TreeMap<>(Map.of("name", spec.base().name(), "reference", plan.baseReference())));
        report.put("builder", builder(plan));
        report.put("context", plan.contextFromProject());
        report.put("coverage", evaluation.coverage());
        report.put("files", spec.files());
        report.put(
                "findings",
                evaluation.results().stream().map(ImageReport::finding).toList());
        report.put(RELEASE, Release.name());
        report.put(INPUTS, inputs);
        if (spec.build().isCopied()) {
            report.put("prebuilt", spec.build().prebuilt());
        } else {
            List<BuiltProgram> programs = plan.source().programs();
            report.put("main", programs.get(0).main());
            if (programs.size() > 1) {
                report.put(
                        "furtherPrograms",
                        programs.stream().skip(1).map(ImageReport::program).toList());
            }
        }
        module.ifPresent(directory -> report.put("module", directory));
        report.put("name", spec.name());
        report.put("needs", needs(plan.needs()));
        report.put("package", spec.packageName());
        if (!plan.policy().applied().isEmpty()) {
            report.put(
                    POLICIES,
                    plan.policy().applied().stream().map(ImageReport::policy).toList());
        }
        report.put("ports", new TreeMap<>(Map.of("tcp", spec.port(), "udp", spec.udpPort())));
        SortedMap<String, String> hashes = new TreeMap<>();
        others.forEach(other -> hashes.put(other.file().path(), Sha256.of(other.bytes())));
        report.put(HASHES, hashes);
        if (!plan.policy().sources().isEmpty()) {
            report.put("sources", plan.policy().sources());
        }
        plan.timeZonesReference()
                .ifPresent(reference -> report.put("timeZones", new TreeMap<>(Map.of("reference", reference))));
        report.put("user", spec.user());
        report.put("vulnerabilities", vulnerabilities(vulnerabilities, plan));
        if (!plan.workdir().equals(ImagePath.ROOT)) {
            report.put("workdir", plan.workdir());
        }
        report.put(
                "waivers",
                spec.waive().stream().map(waiver -> waiver(waiver, evaluation)).toList());
        return Json.text(report);
    }

    private static Object vulnerabilities(VulnerabilityScan scan, ImagePlan plan) {
        return scan instanceof Judged judged
                ? new TreeMap<>(Map.of(
                        "complete", judged.doubt().isEmpty() && !plan.builder().hidesPatch(plan.builderReference()),
                        "database", judged.modified().toString(),
                        "findings",
                                judged.vulnerabilities().stream()
                                        .filter(each -> each.exposure().isCertain()
                                                || each.exposure().isOpen())
                                        .map(each -> vulnerability(each, judged))
                                        .toList(),
                        "modules",
                                judged.modules().stream()
                                        .map(ImageReport::module)
                                        .toList()))
                : "not judged";
    }

    private static Map<String, Object> vulnerability(Vulnerability vulnerability, Judged scan) {
        SortedMap<String, Object> entry = new TreeMap<>();
        entry.put("aliases", vulnerability.report().aliases());
        if (!vulnerability.fixed().isEmpty()) {
            entry.put("fixed", vulnerability.fixed());
        }
        entry.put("id", vulnerability.report().id());
        entry.put("module", vulnerability.affected().path());
        entry.put("packages", vulnerability.packages());
        entry.put("status", scan.isAffectedBy(vulnerability) ? "affected" : "under investigation");
        entry.put("version", vulnerability.affected().version());
        return entry;
    }

    private static Map<String, String> policy(AppliedPolicy policy) {
        SortedMap<String, String> entry = new TreeMap<>(Map.of("jar", policy.jar(), "sha256", policy.sha256()));
        policy.version().ifPresent(version -> entry.put("version", version));
        return entry;
    }

    private static Map<String, Object> module(SelectedModule module) {
        Map<String, Object> entry = new TreeMap<>(Map.of("path", module.path(), "version", module.version()));
        if (module.isFork()) {
            entry.put("replacement", replacement(module.content()));
        }
        return entry;
    }

    /** A directory has no version. */
    private static Map<String, String> replacement(ModuleVersion content) {
        return content.version().isEmpty()
                ? Map.of("path", content.path())
                : new TreeMap<>(Map.of("path", content.path(), "version", content.version()));
    }

    private static Map<String, String> program(BuiltProgram program) {
        return new TreeMap<>(Map.of("main", program.main(), "path", "/" + program.executable()));
    }

    private static Map<String, Object> builder(ImagePlan plan) {
        Map<String, Object> builder = new TreeMap<>(Map.of("reference", plan.builderReference()));
        if (!plan.spec().build().flags().isEmpty()) {
            builder.put("flags", plan.spec().build().flags());
        }
        if (!plan.spec().build().isCopied()) {
            builder.put("go", plan.builder().go());
        }
        return builder;
    }

    private static SortedMap<String, String> needs(Map<Need, String> needs) {
        SortedMap<String, String> reasons = new TreeMap<>();
        needs.forEach((need, reason) -> reasons.put(need.name(), reason));
        return reasons;
    }

    private static Map<String, Object> finding(RuleResult result) {
        Map<String, Object> entry = new TreeMap<>(Map.of(
                "fix", result.finding().fix(),
                "path", result.finding().path().toString(),
                "problem", result.finding().problem(),
                "rule", result.rule(),
                "severity", result.severity() == Severity.NOTE ? "advice" : "warning"));
        result.finding().about().ifPresent(about -> entry.put("about", about));
        return entry;
    }

    private static Map<String, Object> waiver(WaiverSpec waiver, Evaluation evaluation) {
        List<String> accepted = evaluation.waived().stream()
                .filter(waived -> waived.waiver().equals(waiver))
                .map(waived -> waived.result().finding().problem())
                .toList();
        Map<String, Object> entry =
                new TreeMap<>(Map.of("accepted", accepted, "reason", waiver.reason(), "rule", waiver.rule()));
        if (!waiver.only().isEmpty()) {
            entry.put("only", waiver.only());
        }
        if (!waiver.until().isEmpty()) {
            entry.put("until", waiver.until());
        }
        return entry;
    }
}
