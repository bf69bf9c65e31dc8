package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.existing.DockerfileFinder;
import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.golang.facts.Fact.ProgramRun;
import io.github.goimage.processor.golang.facts.ModuleEffect;
import io.github.goimage.processor.golang.facts.ReachedModule;
import io.github.goimage.processor.policy.Level;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.service.BuiltProgram;
import io.github.goimage.processor.service.Program;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Base;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.WaiverSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds a program that the code runs by its name and that the base lacks: the call would fail with "executable file not
 * found in $PATH".
 *
 * <p>It is a warning only if the annotation sets a base that the code contradicts. Working services run programs for
 * some of their commands only, as nats-server runs pgrep for {@code --signal}, and their bare annotation is right:
 * there it is advice. So is a module that runs a program.
 *
 * @see <a href="https://pkg.go.dev/os/exec#Command">os/exec.Command</a>
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a program that the code runs and the base lacks",
        severity = Severity.WARN,
        otherwise = Severity.NOTE)
public final class ProgramMissing extends OwnRule {
    /** The reason of a module that runs one program. */
    private static final Pattern RUNS = Pattern.compile("runs (?:a )?([a-z]+)");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return RunPrograms.areKnown(subject)
                ? Stream.concat(ofCode(subject).stream(), ofModules(subject)).toList()
                : List.of();
    }

    /** Returns the advice about modules that run a program; some connect to one that runs elsewhere instead. */
    private static Stream<Finding> ofModules(JudgedImage subject) {
        Map<String, Finding> findings = new TreeMap<>();
        for (ReachedModule known : subject.program().map(Program::knownModules).orElse(List.of())) {
            Matcher runs = RUNS.matcher(known.module().reason());
            if (known.module().effects().contains(ModuleEffect.RUNS_PROGRAM)
                    && runs.matches()
                    && !subject.base().holdsProgram(runs.group(1))) {
                String name = runs.group(1);
                findings.putIfAbsent(
                        name,
                        new Finding(
                                        AttributePath.of("base"),
                                        known.imported().at() + " imports "
                                                + known.imported().path() + ", which "
                                                + known.module().reason()
                                                + "; " + subject.spec().base() + " has none",
                                        fix(Set.of(name)))
                                .about(name)
                                .withSeverity(Severity.NOTE));
            }
        }
        return findings.values().stream();
    }

    private static List<Finding> ofCode(JudgedImage subject) {
        Map<String, ProgramRun> missing = new TreeMap<>(RunPrograms.of(subject));
        missing.keySet().removeIf(name -> subject.base().holdsProgram(name));
        if (missing.isEmpty()) {
            return List.of();
        }
        Map<String, String> own = own(subject);
        List<Finding> findings = new ArrayList<>();
        missing.forEach((name, run) -> {
            if (own.containsKey(name)) {
                findings.add(itself(name, run, own.get(name)));
            }
        });
        missing.keySet().removeAll(own.keySet());
        Map<String, SourceLine> installed = installed(subject, missing.keySet());
        if (subject.spec().isWritten("base")) {
            missing.forEach((name, run) ->
                    findings.add(finding(name, run, subject.spec().base(), installed)));
            return findings;
        }
        findings.addAll(advice(subject, missing, installed));
        return findings.stream()
                .map(finding -> finding.withSeverity(Severity.NOTE))
                .toList();
    }

    private static List<Finding> advice(
            JudgedImage subject, Map<String, ProgramRun> missing, Map<String, SourceLine> installed) {
        Base base = subject.spec().base();
        // A waiver accepts one program; the others are one piece of advice.
        Set<String> waived = subject.spec().waive().stream()
                .map(WaiverSpec::only)
                .filter(missing::containsKey)
                .collect(Collectors.toSet());
        List<Finding> advice = new ArrayList<>();
        missing.forEach((name, run) -> {
            if (waived.contains(name)) {
                advice.add(finding(name, run, base, installed));
            }
        });
        missing.keySet().removeAll(waived);
        if (missing.size() == 1) {
            missing.forEach((name, run) -> advice.add(finding(name, run, base, installed)));
        } else if (!missing.isEmpty()) {
            advice.add(several(missing, base, installed));
        }
        return advice;
    }

    /** Returns where the programs of the image lie, by the names that {@code go install} gives them. */
    private static Map<String, String> own(JudgedImage subject) {
        Map<String, String> own = new TreeMap<>();
        subject.program().stream()
                .flatMap(program -> program.source().programs().stream())
                .map(BuiltProgram::executable)
                .forEach(name -> own.putIfAbsent(name, own.isEmpty() ? ImageSpec.BINARY : "/" + name));
        return own;
    }

    private static Finding itself(String name, ProgramRun run, String place) {
        boolean first = place.equals(ImageSpec.BINARY);
        return new Finding(
                        AttributePath.of("base"),
                        run.place().at() + " runs " + Shown.of(run.program()) + ", which is "
                                + (first ? "the program itself" : "a program of the image") + " and lies at " + place,
                        first ? "os.Executable() in place of the name" : Shown.of(place) + " in place of the name")
                .about(name);
    }

    /** Returns where the Dockerfile that the project already has installs programs. */
    private static Map<String, SourceLine> installed(JudgedImage subject, Set<String> programs) {
        Map<String, SourceLine> installed = new TreeMap<>();
        if (subject.policy()
                .rules()
                .level(CopyFromDockerfile.class.getSimpleName())
                .equals(Optional.of(Level.OFF))) {
            return installed;
        }
        subject.source()
                .flatMap(source -> subject.imageContext()
                        .project()
                        .flatMap(project -> DockerfileFinder.find(subject.spec(), source, project)))
                .ifPresent(dockerfile -> programs.forEach(
                        program -> dockerfile.installs(program).ifPresent(line -> installed.put(program, line))));
        return installed;
    }

    private static Finding several(Map<String, ProgramRun> missing, Base base, Map<String, SourceLine> installed) {
        return new Finding(
                AttributePath.of("base"),
                missing.entrySet().stream()
                                .map(entry -> runs(entry.getKey(), entry.getValue(), installed))
                                .collect(Collectors.joining(", "))
                        + ", which " + base + " does not have",
                fix(missing.keySet()));
    }

    private static String runs(String name, ProgramRun run, Map<String, SourceLine> installed) {
        SourceLine line = installed.get(name);
        return run.place().at() + " runs " + Shown.of(run.program())
                + (line == null ? "" : " (" + line + " installs it)");
    }

    private static Finding finding(String name, ProgramRun run, Base base, Map<String, SourceLine> installed) {
        return new Finding(
                        AttributePath.of("base"),
                        runs(name, run, installed) + ", which " + base + " does not have",
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
