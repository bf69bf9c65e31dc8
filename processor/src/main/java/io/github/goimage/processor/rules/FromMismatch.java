package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.base.BaseImage.Libc;
import io.github.goimage.processor.base.KnownImage;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Base;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Need;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Optional;

/**
 * Rejects a well-known image in {@code from} that does not match {@code base}: the binary would lack its C library when
 * it starts, or the image would lack files that goimage did not copy because the base has them.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a from image that does not match base", severity = Severity.ERROR)
public final class FromMismatch extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        BaseImage base = subject.base();
        return subject.from().flatMap(KnownImage::of).filter(image -> !image.serves(base)).stream()
                .map(image -> new Finding(
                        AttributePath.of("from"),
                        Shown.of(subject.spec().from()) + " " + problem(image, base),
                        fix(image, base)))
                .toList();
    }

    private static String problem(KnownImage image, BaseImage base) {
        if (image.holds(base)) {
            return "has a shell, but " + base.base() + " says that it has none";
        }
        Optional<BaseImage> own = image.like().map(BaseImage::of);
        Optional<Libc> libc = own.map(BaseImage::libc).filter(held -> held != base.libc());
        if (libc.isPresent() && base.libc() != Libc.NONE) {
            return "has " + words(libc.get()) + ", but " + base.base() + " says that it has " + words(base.libc());
        }
        List<String> lost = own.map(BaseImage::brings).stream()
                .flatMap(brought -> base.brings().stream().filter(need -> !brought.contains(need)))
                .sorted()
                .map(Need::name)
                .toList();
        return lost.isEmpty()
                ? "is not an image like " + base.reference() + ", which " + base.base() + " means"
                : "does not have " + String.join(", ", lost) + ", but " + base.base() + " says that it does";
    }

    private static String words(Libc libc) {
        return switch (libc) {
            case NONE -> "no C library";
            case GLIBC -> "glibc";
            case MUSL -> "musl";
        };
    }

    /** Returns a fix with the base that the image is; SCRATCH promises nothing, so every image fits it. */
    private static String fix(KnownImage image, BaseImage base) {
        String leave = "base = Base." + base.base() + " without from, which means " + base.reference();
        return image.holds(base) ? leave : "base = Base." + image.like().orElse(Base.SCRATCH) + "; or " + leave;
    }
}
