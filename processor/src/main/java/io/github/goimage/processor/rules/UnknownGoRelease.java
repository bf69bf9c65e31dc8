package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.Builder;
import io.github.goimage.processor.base.ImageReference;
import io.github.goimage.processor.golang.graph.ModuleTree;
import io.github.goimage.processor.golang.modfile.RequiredGo;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.Source;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Optional;

/**
 * Advises of a Go release that did not exist when this version of goimage was released: its image may still not exist.
 * A digest shows that it does.
 *
 * @see <a href="https://go.dev/doc/devel/release">Go, Release History</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a Go release that is newer than this version of goimage", severity = Severity.NOTE)
public final class UnknownGoRelease extends OwnRule {
    private static final String NEWEST = "1." + Builder.NEWEST_MINOR;

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        boolean isThere = ImageReference.parse(subject.builderReference())
                .filter(image -> !image.digest().isEmpty())
                .isPresent();
        if (isThere || GoVersionTooLow.isFoundIn(subject)) {
            return List.of();
        }
        return GoVersion.parse(subject.builder().go()).filter(UnknownGoRelease::isNewer).stream()
                .map(go -> finding(go, subject))
                .toList();
    }

    private static boolean isNewer(GoVersion go) {
        return go.major() > 1 || go.minor() > Builder.NEWEST_MINOR;
    }

    private static Finding finding(GoVersion go, JudgedImage subject) {
        Optional<RequiredGo> required = subject.source()
                .map(Source::modules)
                .flatMap(ModuleTree::requiredGo)
                .filter(line -> isNewer(line.version()));
        BuilderRelease release = BuilderRelease.of(subject);
        return new Finding(
                        release.path(),
                        (required.isEmpty()
                                        ? "Go " + go + " is"
                                        : required.get().at() + " requires Go " + go + ", which is")
                                + " newer than this version of goimage, which knows Go up to " + NEWEST
                                + ": the release may not exist",
                        (required.isEmpty() ? release.fix(NEWEST) : "require Go " + NEWEST + " there")
                                + ", or use a newer goimage")
                .about(go.toString());
    }
}
