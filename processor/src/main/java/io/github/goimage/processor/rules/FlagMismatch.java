package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.BaseImage.Libc;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.spec.BuildFlag;
import io.github.goimage.processor.spec.ImagePath;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Base;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Platform;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rejects a flag of the build without what it needs: cgo, glibc and a platform for the race detector, a writable
 * directory for coverage, debug information for a debugger.
 *
 * @see <a href="https://go.dev/doc/articles/race_detector">Data race detector</a>
 * @see <a href="https://go.dev/doc/build-cover">Coverage of integration tests</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a flag of the build without what it needs", severity = Severity.ERROR)
public final class FlagMismatch extends OwnRule {
    private static final String COVERAGE_DIRECTORY = "GOCOVERDIR";
    private static final String TMP = "/tmp";

    /** By <a href="https://github.com/golang/go/blob/go1.26.8/src/internal/platform/supported.go">Go 1.26</a>. */
    private static final Set<String> RACE = Set.of("amd64", "arm64", "loong64", "ppc64le", "riscv64", "s390x");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        ImageSpec spec = subject.spec();
        List<Finding> findings = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (SpecText text : SpecText.build("flags", spec.build().flags())) {
            BuildFlag.parse(text.value())
                    .flatMap(flag -> finding(text.path(), flag, subject))
                    // Coverage has three flags, and one need.
                    .filter(finding -> said.add(finding.fix()))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> finding(AttributePath path, BuildFlag flag, JudgedImage subject) {
        if (flag.name().equals(BuildFlag.RACE)) {
            return race(path, subject);
        }
        if (flag.isCoverage()) {
            return coverage(path, flag, subject.spec());
        }
        return flag.isForDebugger() && subject.spec().stripDebug()
                ? Optional.of(new Finding(
                        path,
                        "a debugger finds no variables: stripDebug = true leaves no debug information",
                        "stripDebug = false"))
                : Optional.empty();
    }

    private static Optional<Finding> race(AttributePath path, JudgedImage subject) {
        List<String> missing = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        if (!subject.spec().build().cgo()) {
            missing.add("cgo");
            changes.add("cgo = true in @Build");
        }
        if (subject.base().libc() != Libc.GLIBC) {
            missing.add("glibc, which " + subject.spec().base() + " lacks");
            changes.add("base = Base." + Base.DISTROLESS_BASE);
        }
        if (!missing.isEmpty()) {
            return Optional.of(new Finding(
                    path, "the race detector needs " + String.join(" and ", missing), String.join(", and ", changes)));
        }
        return subject.spec().build().knownPlatforms().stream()
                .filter(platform -> !RACE.contains(platform.arch()))
                .findFirst()
                .map(platform -> noRaceDetector(path, platform));
    }

    private static Finding noRaceDetector(AttributePath path, Platform platform) {
        return new Finding(
                path,
                "Go has no race detector for " + platform,
                "remove \"-race\", or " + platform + " from platforms");
    }

    private static Optional<Finding> coverage(AttributePath path, BuildFlag flag, ImageSpec spec) {
        Optional<String> directory = Variable.ofService(spec)
                .filter(variable -> variable.name().equals(COVERAGE_DIRECTORY))
                .map(Variable::value)
                .findFirst();
        if (directory.isEmpty()) {
            return Optional.of(new Finding(
                    path,
                    flag + " counts what runs, but nothing says where to write it: " + COVERAGE_DIRECTORY
                            + " is not set",
                    with("env", spec.env(), COVERAGE_DIRECTORY + "=/coverage") + ", "
                            + with("volumes", spec.volumes(), "/coverage")));
        }
        String place = ImagePath.in(spec, directory.get());
        if (!ImagePath.isOne(place)) {
            return Optional.of(new Finding(
                    path,
                    Shown.of(directory.get()) + " in " + COVERAGE_DIRECTORY + " is not a directory of the image",
                    COVERAGE_DIRECTORY + "=/coverage in env, " + with("volumes", spec.volumes(), "/coverage")));
        }
        String clean = ImagePath.clean(place);
        boolean writable = ImagePath.isWithin(clean, TMP)
                || spec.volumes().stream()
                        .map(volume -> ImagePath.in(spec, volume))
                        .filter(ImagePath::isOne)
                        .anyMatch(volume -> ImagePath.isWithin(clean, ImagePath.clean(volume)));
        return writable
                ? Optional.empty()
                : Optional.of(new Finding(
                        path,
                        "the service cannot write its coverage to " + Shown.of(clean) + ", which is not a volume",
                        with("volumes", spec.volumes(), clean)));
    }

    /** Returns a whole array with one more element. */
    private static String with(String member, List<String> values, String more) {
        List<String> all = new ArrayList<>(values);
        all.add(more);
        return Fix.strings(member, all);
    }
}
