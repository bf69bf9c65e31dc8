package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.service.Unusable.OutsideRoot;
import io.github.goimage.processor.service.Unusable.PrebuiltOutsideRoot;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rejects a path that leaves the directory in which goimage reads, also by a symbolic link, and a path in the image
 * that belongs to the binary or to the system.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a path that leaves the project, or a system path in the image",
        severity = Severity.ERROR,
        covers = {"DL3000", "DL3045", "DS-0009", "DS-0030", "BK-WorkdirRelativePath", "DKL-DI-0002"},
        fixed = true)
public final class UnsafePath extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return Stream.of(
                        module(subject),
                        ImagePlaces.programs(subject),
                        ImagePlaces.files(subject),
                        ImagePlaces.workdir(subject),
                        ImagePlaces.volumes(subject),
                        prebuilt(subject).stream())
                .flatMap(findings -> findings)
                .toList();
    }

    private static Stream<Finding> module(JudgedImage subject) {
        return subject.unusable(OutsideRoot.class).map(outside -> outside(outside, subject)).stream();
    }

    private static Finding outside(OutsideRoot outside, JudgedImage subject) {
        AttributePath path = AttributePath.of("module");
        return outside.path().equals(subject.spec().module())
                ? new Finding(
                        path,
                        Shown.of(outside.path()) + " lies outside the root directory; goimage reads nothing there",
                        "use a module in the same repository; if the repository's root is another directory:"
                                + " -Agoimage.rootDir=<directory>")
                : new Finding(
                        path,
                        Shown.of(outside.path()) + ImagePlaces.LEADS_OUT,
                        "replace the link with a copy of the file or directory");
    }

    private static Optional<Finding> prebuilt(JudgedImage subject) {
        String prebuilt = subject.spec().build().prebuilt();
        if (prebuilt.isEmpty()) {
            return Optional.empty();
        }
        boolean outside = subject.unusable(PrebuiltOutsideRoot.class).isPresent();
        if (!outside && SourcePaths.isFile(prebuilt)) {
            return Optional.empty();
        }
        AttributePath path = AttributePath.of("build").member("prebuilt");
        return Optional.of(
                SourcePaths.isFile(prebuilt)
                        ? new Finding(
                                path,
                                Shown.of(prebuilt) + ImagePlaces.LEADS_OUT,
                                "replace the link with a copy of the binary")
                        : new Finding(
                                path,
                                Shown.of(prebuilt) + " is not a path of a file below the project directory",
                                "use a copy of the binary, named with / and without .. or a leading /, such as "
                                        + Fix.string(path, "build/app")));
    }
}
