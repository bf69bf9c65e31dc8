package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.base.BaseImage.Libc;
import io.github.goimage.processor.base.Builder;
import io.github.goimage.processor.base.Builder.Linkage;
import io.github.goimage.processor.base.ImageReference;
import io.github.goimage.processor.base.KnownImage;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rejects an image to build in whose Go release nobody says, or another than its tag says, one that is known to hold no
 * Go, and one with another C library than the base's if the binary loads it.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a builder image that does not match the annotation", severity = Severity.ERROR)
public final class BuilderMismatch extends OwnRule {
    private static final AttributePath BUILD = AttributePath.of("build");
    private static final AttributePath GO = BUILD.member("go");
    private static final AttributePath PATH = BUILD.member("from");
    private static final Pattern RELEASE = Pattern.compile("1\\.[0-9]+(?:\\.[0-9]+)?");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        if (subject.spec().build().isCopied()) {
            return List.of();
        }
        return subject.builderFrom().flatMap(from -> finding(from, subject)).stream()
                .toList();
    }

    private static Optional<Finding> finding(ImageReference from, JudgedImage subject) {
        String release = Builder.releaseOf(from.text());
        String go = subject.spec().build().go();
        Optional<KnownImage> known = KnownImage.of(from);
        if (known.isPresent() && !from.name().endsWith("/golang")) {
            return Optional.of(new Finding(
                    PATH, Shown.of(from.text()) + " holds no Go", "remove from in @Build, or name an image with Go"));
        }
        if (go.isEmpty() && release.isEmpty()) {
            return Optional.of(new Finding(
                    GO,
                    "nothing says which Go release " + Shown.of(from.text()) + " holds",
                    Fix.string(GO, tagged(from)) + " in @Build"));
        }
        if (!go.isEmpty() && !release.isEmpty() && !(release + ".").startsWith(go + ".")) {
            return Optional.of(new Finding(
                    GO, Shown.of(from.text()) + " holds Go " + release + ", not " + go, "remove go in @Build"));
        }
        Libc libc = subject.base().libc();
        boolean other = known.flatMap(KnownImage::like)
                .map(BaseImage::of)
                .filter(own -> own.libc() != libc)
                .isPresent();
        return subject.builder().linkage() == Linkage.DYNAMIC && other
                ? Optional.of(new Finding(
                        PATH,
                        Shown.of(from.text()) + " links with musl, which "
                                + subject.spec().base() + " lacks",
                        "from = \"golang:" + release + "-trixie\" in @Build, or base = Base.SCRATCH"))
                : Optional.empty();
    }

    /** Returns the release that a tag seems to name, otherwise the one that goimage takes by itself. */
    private static String tagged(ImageReference from) {
        Matcher release = RELEASE.matcher(from.tag());
        return release.find() ? release.group() : "1." + Builder.OLDEST_SUPPORTED_MINOR;
    }
}
