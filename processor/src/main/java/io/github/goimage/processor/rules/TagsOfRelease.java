package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.Source;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;

/**
 * Names the build tags with which the module's own release is built, if the annotation names none: without them the
 * program lacks what its makers ship, or does not compile.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "build tags of the module's own release", severity = Severity.NOTE)
public final class TagsOfRelease extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return subject.source().flatMap(Source::releaseTags).stream()
                .map(release -> new Finding(
                        AttributePath.of("build").member("tags"),
                        release.at() + " builds with " + String.join(", ", release.tags()) + ", and this image without",
                        subject.spec().isWritten("build")
                                ? Fix.strings("tags", release.tags()) + " in @Build"
                                : "build = @Build(" + Fix.strings("tags", release.tags()) + ")"))
                .toList();
    }
}
