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
import java.util.List;
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
        return RunPrograms.of(subject).entrySet().stream()
                .filter(entry -> !subject.base().holdsProgram(entry.getKey()))
                .map(entry ->
                        finding(entry.getKey(), entry.getValue(), subject.spec().base()))
                .map(finding -> subject.spec().isWritten("base") ? finding : finding.withSeverity(Severity.NOTE))
                .toList();
    }

    private static Finding finding(String name, ProgramRun run, Base base) {
        return new Finding(
                        AttributePath.of("base"),
                        run.place().at() + " runs " + Shown.of(run.program()) + ", which " + base + " does not have",
                        fix(name))
                .about(name);
    }

    private static String fix(String name) {
        return Stream.of(Base.ALPINE, Base.DEBIAN)
                        .filter(base -> BaseImage.of(base).holdsProgram(name))
                        .findFirst()
                        .map(base -> "base = Base." + base)
                        .orElse("from = an image of yours that has it, whose registry goimage.properties allows:"
                                + " registries = its name")
                + ", or Go code that does the same";
    }
}
