package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.golang.facts.Fact.ProgramRun;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Base;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.WaiverSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds a program that the code runs by its name and that the base lacks: the call would fail with "executable file not
 * found in $PATH".
 *
 * <p>It is a warning only if the annotation sets a base that the code contradicts. Working services run programs for
 * some of their commands only, as nats-server runs pgrep for {@code --signal}, and their bare annotation is right:
 * there it is advice.
 *
 * @see <a href="https://pkg.go.dev/os/exec#Command">os/exec.Command</a>
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a program that the code runs and the base lacks",
        severity = Severity.WARN,
        otherwise = Severity.NOTE)
public final class ProgramMissing extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        if (!RunPrograms.areKnown(subject)) {
            return List.of();
        }
        Map<String, ProgramRun> missing = new TreeMap<>(RunPrograms.of(subject));
        missing.keySet().removeIf(name -> subject.base().holdsProgram(name));
        Base base = subject.spec().base();
        if (subject.spec().isWritten("base")) {
            return missing.entrySet().stream()
                    .map(entry -> finding(entry.getKey(), entry.getValue(), base))
                    .toList();
        }
        // A waiver accepts one program; the others are one piece of advice.
        Set<String> waived = subject.spec().waive().stream()
                .map(WaiverSpec::only)
                .filter(missing::containsKey)
                .collect(Collectors.toSet());
        List<Finding> advice = new ArrayList<>();
        missing.forEach((name, run) -> {
            if (waived.contains(name)) {
                advice.add(finding(name, run, base));
            }
        });
        missing.keySet().removeAll(waived);
        if (missing.size() == 1) {
            missing.forEach((name, run) -> advice.add(finding(name, run, base)));
        } else if (!missing.isEmpty()) {
            advice.add(several(missing, base));
        }
        return advice.stream()
                .map(finding -> finding.withSeverity(Severity.NOTE))
                .toList();
    }

    private static Finding several(Map<String, ProgramRun> missing, Base base) {
        return new Finding(
                AttributePath.of("base"),
                missing.values().stream()
                                .map(run -> run.place().at() + " runs " + Shown.of(run.program()))
                                .collect(Collectors.joining(", "))
                        + ", which " + base + " does not have",
                fix(missing.keySet()));
    }

    private static Finding finding(String name, ProgramRun run, Base base) {
        return new Finding(
                        AttributePath.of("base"),
                        run.place().at() + " runs " + Shown.of(run.program()) + ", which " + base + " does not have",
                        fix(Set.of(name)))
                .about(name);
    }

    private static String fix(Set<String> names) {
        return Stream.of(Base.ALPINE, Base.DEBIAN)
                        .filter(base -> names.stream().allMatch(BaseImage.of(base)::holdsProgram))
                        .findFirst()
                        .map(base -> "base = Base." + base)
                        .orElse("from = an image of yours that has " + (names.size() == 1 ? "it" : "them")
                                + ", whose registry goimage.properties allows: registries = its name")
                + ", or Go code that does the same";
    }
}
