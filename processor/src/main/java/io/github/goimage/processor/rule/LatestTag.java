package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.ImageReference;
import io.github.goimage.processor.spec.AttributePath;
import java.util.List;

/** A base without a tag, or with the tag latest: another image with each release of its publisher. */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a base image without a tag, or with the tag latest",
        severity = Severity.ERROR,
        covers = {"DL3006", "DL3007", "DS-0001", "CKV_DOCKER_7"})
public final class LatestTag implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        return subject.from().filter(LatestTag::floats).stream()
                .map(from -> new Finding(
                        AttributePath.of("from"),
                        "\"" + from + "\" "
                                + (from.tag().isEmpty() ? "has no tag, which means latest" : "is the latest")
                                + ": the base changes with each release of its publisher",
                        "name a release, as base = " + subject.spec().base() + " does with "
                                + subject.base().reference()))
                .toList();
    }

    private static boolean floats(ImageReference from) {
        return !from.isPinned() && (from.tag().isEmpty() || from.tag().equals("latest"));
    }
}
