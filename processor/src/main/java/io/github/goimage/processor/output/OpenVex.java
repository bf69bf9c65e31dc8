package io.github.goimage.processor.output;

import io.github.goimage.processor.rule.Evaluation;
import io.github.goimage.processor.rule.WaivedFinding;
import io.github.goimage.processor.rules.VulnerableModule;
import io.github.goimage.processor.text.Pages;
import io.github.goimage.processor.text.Sha256;
import io.github.goimage.processor.vuln.SelectedModule;
import io.github.goimage.processor.vuln.Vulnerability;
import io.github.goimage.processor.vuln.Vulnerability.Exposure;
import io.github.goimage.processor.vuln.VulnerabilityScan.Fix;
import io.github.goimage.processor.vuln.VulnerabilityScan.Judged;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code openvex.json}: for scanners, what known vulnerabilities of modules mean for this image. Its bytes depend on
 * the Go code, the database, the annotation and the settings.
 *
 * @see <a href="https://github.com/openvex/spec/blob/v0.2.0/OPENVEX-SPEC.md">OpenVEX 0.2.0</a>
 */
public final class OpenVex {

    /** The hash of the document follows it, in which this id has none. */
    private static final String ID = Pages.HOME + "/openvex/";

    private OpenVex() {}

    /**
     * Returns the file's text.
     *
     * @param all what the database says
     * @param evaluation holds the waivers, which say why nothing is done about a vulnerability
     */
    public static String text(Judged all, Evaluation evaluation) {
        Judged scan = all.accepting(waived(evaluation).map(OpenVex::about).collect(Collectors.toSet()));
        SortedMap<String, Object> document = new TreeMap<>();
        document.put("@context", "https://openvex.dev/ns/v0.2.0");
        document.put("author", "goimage");
        document.put("timestamp", scan.modified().toString());
        document.put("tooling", Pages.HOME);
        document.put("version", 1);
        document.put(
                "statements",
                scan.vulnerabilities().stream()
                        .sorted(Comparator.comparing(
                                        (Vulnerability each) -> each.report().id())
                                .thenComparing(each -> each.module().path()))
                        .map(each -> statement(each, scan, evaluation))
                        .toList());
        document.put("@id", ID);
        String content = Json.text(document);
        return content.replaceFirst(Pattern.quote(ID), ID + Sha256.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, Object> statement(Vulnerability vulnerability, Judged scan, Evaluation evaluation) {
        SortedMap<String, Object> statement = new TreeMap<>();
        statement.put("vulnerability", names(vulnerability));
        statement.put("products", products(vulnerability.module()));
        switch (vulnerability.exposure()) {
            case NAMED, IMPORTED -> {
                if (scan.isAffectedBy(vulnerability)) {
                    statement.put("status", "affected");
                    statement.put("action_statement", action(vulnerability, scan, evaluation));
                } else {
                    statement.put("status", "under_investigation");
                }
            }
            case OTHER_PLATFORM, SELECTED, REPLACEMENT, COMPILER, REPLACED ->
                statement.put("status", "under_investigation");
            case BUILDER -> {
                statement.put("status", "not_affected");
                statement.put("justification", "component_not_present");
            }
            case ABSENT -> {
                statement.put("status", "not_affected");
                statement.put("justification", "vulnerable_code_not_present");
            }
            case FIXED -> statement.put("status", "fixed");
        }
        return statement;
    }

    /** Returns the reason of a waiver, or the version that is enough. */
    private static String action(Vulnerability vulnerability, Judged scan, Evaluation evaluation) {
        return waived(evaluation)
                .filter(waived -> about(waived).equals(vulnerability.report().id()))
                .map(waived -> "Accepted: " + waived.waiver().reason())
                .findFirst()
                .orElseGet(() -> use(
                        vulnerability.module(),
                        scan.fix(vulnerability).map(Fix::version).orElse(vulnerability.fixed())));
    }

    private static Stream<WaivedFinding> waived(Evaluation evaluation) {
        return evaluation.waived().stream()
                .filter(waived -> waived.result().rule().equals(VulnerableModule.class.getSimpleName()));
    }

    /** Returns the id of the vulnerability that is waived, or what else is. */
    private static String about(WaivedFinding waived) {
        return waived.result().finding().about().orElse("");
    }

    private static String use(SelectedModule module, String version) {
        if (version.isEmpty()) {
            return "No fixed version is known.";
        }
        return module.isGo()
                ? "Build with Go " + SelectedModule.goRelease(version) + "."
                : "Use " + module.path() + " " + version + ".";
    }

    private static Map<String, Object> names(Vulnerability vulnerability) {
        SortedMap<String, Object> names = new TreeMap<>();
        names.put("@id", "https://pkg.go.dev/vuln/" + vulnerability.report().id());
        names.put("name", vulnerability.report().id());
        if (vulnerability.exposure() != Exposure.FIXED) {
            names.put("description", vulnerability.report().summary());
        }
        names.put("aliases", vulnerability.report().aliases());
        return names;
    }

    /** Scanners find modules in the binary; of Go's own version they differ in the letter before it. */
    private static List<Map<String, String>> products(SelectedModule module) {
        List<String> packages = new ArrayList<>();
        if (module.isGo()) {
            String release = SelectedModule.goRelease(module.version());
            Stream.of(release, "v" + release)
                    .map(version -> packageUrl(module.path(), version))
                    .forEach(packages::add);
        } else {
            boolean directory = module.content().version().isEmpty();
            packages.add(
                    directory
                            ? packageUrl(module.path(), module.version())
                            : packageUrl(
                                    module.content().path(), module.content().version()));
        }
        return packages.stream().map(each -> Map.of("@id", each)).toList();
    }

    /** Returns the package URL of a module: its path is in lower case, and the plus sign of a version is escaped. */
    private static String packageUrl(String path, String version) {
        return "pkg:golang/" + path.toLowerCase(Locale.ROOT) + "@" + version.replace("+", "%2B");
    }
}
