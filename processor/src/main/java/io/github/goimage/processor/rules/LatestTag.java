package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.Base;
import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.base.ImageReference;
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

/** A base without a tag, or with the tag latest: another image with each release of its publisher. */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a base image without a tag, or with the tag latest",
        severity = Severity.ERROR,
        covers = {"DL3006", "DL3007", "DS-0001", "CKV_DOCKER_7"})
public final class LatestTag extends OwnRule {
    private static final AttributePath PATH = AttributePath.of("from");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return subject.from().filter(LatestTag::floats).stream()
                .map(from -> new Finding(PATH, problem(from), fix(from)))
                .toList();
    }

    private static boolean floats(ImageReference from) {
        return !from.isPinned()
                && (from.tag().isEmpty() || from.tag().equals("latest"))
                && !from.text().equals(BaseImage.SCRATCH_REFERENCE);
    }

    private static String problem(ImageReference from) {
        return Shown.of(from.text()) + (from.tag().isEmpty() ? " has no tag, which means latest" : " is the latest")
                + ": the base changes with each release of its publisher";
    }

    /** The release that goimage itself uses of the same image, where it does. */
    private static String fix(ImageReference from) {
        return Stream.of(Base.values())
                .map(base -> BaseImage.of(base).reference())
                .filter(reference -> ImageReference.parse(reference)
                        .filter(known -> known.name().equals(from.name()))
                        .isPresent())
                .findFirst()
                .map(reference -> Fix.string(PATH, reference))
                .orElseGet(() ->
                        "name a release, or the digest that docker buildx imagetools inspect " + from + " prints");
    }
}
