package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.BaseImage.Libc;
import io.github.goimage.processor.base.Builder.Linkage;
import io.github.goimage.processor.files.Elf;
import io.github.goimage.processor.golang.facts.ModuleEffect;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.service.Prebuilt;
import io.github.goimage.processor.service.Program;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Base;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;

/**
 * Finds a base that holds more than the binary can use: a shell, a package manager, a C library, each of which has to
 * be patched. CIS Docker Benchmark 4.3.
 *
 * <p>It is advice, because the annotation alone does not say which programs the code runs. It is a warning if all of
 * the code was read and runs none, except for an image of the team's own, which may hold files that the code reads. It
 * says nothing if the code runs a program of the base, if {@code files} brings programs, or if cgo links the base's C
 * library.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a base that holds more than the binary uses",
        strict = true,
        severity = Severity.NOTE,
        otherwise = Severity.WARN,
        covers = {"CIS-4.3"})
public final class OversizedBase extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        if (subject.base().isScratch() && !subject.spec().from().isEmpty()) {
            return List.of(new Finding(
                    AttributePath.of("base"),
                    "SCRATCH is the empty image, but " + Shown.of(subject.spec().from()) + " replaces it",
                    "remove from, or name the base that it replaces: base = Base.DISTROLESS_STATIC"));
        }
        if (subject.base().libc() == Libc.NONE
                || isLoaded(subject)
                || subject.builder().linkage() == Linkage.DYNAMIC
                || NamedFile.of(subject).stream().anyMatch(NamedFile::holdsPrograms)
                || subject.program().filter(program -> uses(program, subject)).isPresent()) {
            return List.of();
        }
        return List.of(
                RunPrograms.areKnown(subject)
                                && subject.program()
                                        .filter(OversizedBase::isProven)
                                        .isPresent()
                        ? finding(subject, "the program uses none of it").withSeverity(Severity.WARN)
                        : finding(
                                subject,
                                subject.builder().cgo()
                                        ? "a statically linked binary uses none of it"
                                        : "a binary built without cgo uses none of it"));
    }

    /** Returns whether the image copies a binary that loads the base's C library. */
    private static boolean isLoaded(JudgedImage subject) {
        return subject.input() instanceof Prebuilt binary
                && binary.elf().flatMap(Elf::loader).isPresent();
    }

    private static Finding finding(JudgedImage subject, String unused) {
        Base base = subject.spec().base();
        String brings = subject.base().shell() ? "a shell, a package manager and a C library" : "a C library";
        return new Finding(
                AttributePath.of("base"),
                base + " contains " + brings + ", but " + unused,
                subject.spec().from().isEmpty() ? "base = Base.SCRATCH" : "base = Base.SCRATCH without from");
    }

    /**
     * Returns whether the code uses something of the base; an image of another publisher may hold any program that the
     * code runs.
     */
    private static boolean uses(Program program, JudgedImage subject) {
        boolean runs = RunPrograms.of(subject).keySet().stream()
                .anyMatch(
                        name -> !RunPrograms.areKnown(subject) || subject.base().holdsProgram(name));
        return runs
                || reaches(program, ModuleEffect.RUNS_PROGRAM)
                || (subject.base().libc() == Libc.GLIBC && reaches(program, ModuleEffect.LOADS_LIBRARIES));
    }

    /** Returns whether all of the code was read and none of it is C or runs a program. */
    private static boolean isProven(Program program) {
        return program.unreadPackages().isEmpty()
                && program.graphs().stream()
                        .noneMatch(graph ->
                                graph.usesCgo() || graph.standard("os/exec").isPresent())
                && !reaches(program, ModuleEffect.LOADS_LIBRARIES);
    }

    private static boolean reaches(Program program, ModuleEffect effect) {
        return program.knownModules().stream()
                .anyMatch(known -> known.module().effects().contains(effect));
    }
}
