package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.base.ImageReference;
import io.github.goimage.processor.base.MovingTags;
import io.github.goimage.processor.policy.LockFile;
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
import java.util.Optional;
import java.util.stream.Stream;

/** A base without a tag, or with a tag that moves, as latest does: another image with each release of its publisher. */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a base image without a tag, or with one that moves",
        severity = Severity.ERROR,
        covers = {"DL3006", "DL3007", "DS-0001", "CKV_DOCKER_7"})
public final class LatestTag extends OwnRule {
    private static final AttributePath PATH = AttributePath.of("from");
    private static final AttributePath BUILDER = AttributePath.of("build").member("from");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return Stream.of(
                        subject.from().filter(from -> !from.isScratch()).stream()
                                .flatMap(from -> finding(PATH, "base", from)),
                        subject.builderFrom().filter(from -> !from.isScratch()).stream()
                                .flatMap(from -> finding(BUILDER, "builder", from)),
                        ofFamily(subject))
                .flatMap(found -> found)
                .toList();
    }

    /** Returns the findings about images of the project's family, which the annotation does not name. */
    private static Stream<Finding> ofFamily(JudgedImage subject) {
        return Stream.concat(
                        Stream.of(subject.baseReference(), subject.builderReference()),
                        subject.timeZonesReference().stream())
                .distinct()
                .filter(reference -> movesInFamily(reference, subject))
                .map(reference -> new Finding(
                                PATH,
                                "images = " + subject.policy().supply().images().word() + " means " + reference
                                        + ", a tag that moves with every release of its publisher",
                                "add the line " + UnpinnedBase.line(reference) + " to " + LockFile.NAME
                                        + " in the root directory; "
                                        + UnpinnedBase.printing(
                                                reference,
                                                subject.policy().supply().mirrors()))
                        .about(reference));
    }

    /**
     * Returns whether a tag that a family brings, and the annotation does not, names another image with each release.
     */
    static boolean movesInFamily(String reference, JudgedImage subject) {
        return !reference.equals(subject.spec().from())
                && !reference.equals(subject.spec().build().from())
                && ImageReference.parse(reference)
                        .filter(parsed -> !parsed.isPinned())
                        .flatMap(MovingTags::in)
                        .isPresent();
    }

    private static Stream<Finding> finding(AttributePath path, String what, ImageReference from) {
        return from.isPinned()
                ? Stream.empty()
                : problem(what, from).stream().map(problem -> new Finding(path, problem, fix(path, from)));
    }

    private static Optional<String> problem(String what, ImageReference from) {
        Optional<String> why = from.tag().isEmpty()
                ? Optional.of(" has no tag, which means latest")
                : MovingTags.in(from)
                        .map(tag ->
                                tag.equals("latest") ? " has the tag latest" : " has the tag " + tag + ", which moves");
        return why.map(words ->
                Shown.of(from.text()) + words + ": the " + what + " changes with every release of its publisher");
    }

    /** Returns a fix with the release of the same image that goimage itself uses, if it uses one as a base. */
    private static String fix(AttributePath path, ImageReference from) {
        if (path.equals(BUILDER)) {
            return named(from);
        }
        return Stream.of(Base.values())
                .map(base -> BaseImage.of(base).reference())
                .filter(reference -> ImageReference.parse(reference)
                        .filter(known -> known.name().equals(from.name()))
                        .isPresent())
                .findFirst()
                .map(reference -> Fix.string(PATH, reference))
                .orElseGet(() -> named(from));
    }

    private static String named(ImageReference from) {
        return "name a release, or the digest that docker buildx imagetools inspect " + from + " prints";
    }
}
