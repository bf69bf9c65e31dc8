package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.Builder;
import io.github.goimage.processor.base.EndOfLife;
import io.github.goimage.processor.base.ImageReference;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rejects a base or a Go release that no longer received security fixes when this version of goimage was released. CIS
 * Docker Benchmark 4.4. The images that goimage chooses itself are always in support.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a base image or a Go release that is out of support",
        severity = Severity.ERROR,
        covers = {"CIS-4.4"})
public final class EndOfLifeBase extends OwnRule {
    private static final AttributePath GO = AttributePath.of("build").member("go");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return Stream.of(base(subject), builder(subject), go(subject))
                .flatMap(found -> found)
                .toList();
    }

    /** Returns false if an image is named whose release its name does not tell. */
    @Override
    protected boolean couldJudge(JudgedImage subject) {
        return Stream.of(subject.spec().from(), subject.spec().build().from())
                .filter(from -> !from.isEmpty())
                .allMatch(from ->
                        ImageReference.parse(from).filter(EndOfLife::knows).isPresent());
    }

    private static Stream<Finding> base(JudgedImage subject) {
        return subject.from().stream()
                .flatMap(from -> EndOfLife.of(from).stream())
                .map(end -> new Finding(
                        AttributePath.of("from"),
                        Shown.of(subject.spec().from()) + " is " + end.release()
                                + ", which has had no security fixes since " + end.since(),
                        Fix.ownBase(subject)));
    }

    private static Stream<Finding> builder(JudgedImage subject) {
        return subject.builderFrom().stream()
                .flatMap(from -> EndOfLife.of(from).stream())
                .map(end -> new Finding(
                        AttributePath.of("build").member("from"),
                        Shown.of(subject.spec().build().from()) + " is " + end.release()
                                + ", which has had no security fixes since " + end.since(),
                        Fix.ownBuilder(subject)));
    }

    /** Returns whether it refuses the release of Go that builds the image. */
    static boolean refusesGo(JudgedImage subject) {
        return GoVersion.parse(BuilderRelease.of(subject).release())
                        .flatMap(EndOfLife::ofGo)
                        .isPresent()
                && Stream.concat(builder(subject), go(subject)).findAny().isPresent()
                && refuses(EndOfLifeBase.class, subject);
    }

    private static Stream<Finding> go(JudgedImage subject) {
        // If the builder cannot build the module at all, GoVersionTooLow reports it.
        if (GoVersionTooLow.isFoundIn(subject)) {
            return Stream.empty();
        }
        return GoVersion.parse(subject.spec().build().go()).flatMap(EndOfLife::ofGo).stream()
                .map(end -> new Finding(
                                GO,
                                end.release() + " has had no security fixes since " + end.since(),
                                "remove go, or go = \"1." + Builder.OLDEST_SUPPORTED_MINOR + "\"")
                        .about(subject.spec().build().go()));
    }
}
