package io.github.goimage.processor.rule;

import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.base.Builder;
import io.github.goimage.processor.base.ImageReference;
import io.github.goimage.processor.copied.FileEntry;
import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.service.BuildInput;
import io.github.goimage.processor.service.Program;
import io.github.goimage.processor.service.Source;
import io.github.goimage.processor.service.Unusable;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Subject;
import java.util.List;
import java.util.Optional;

/**
 * What a rule of goimage may look at.
 *
 * @param spec the annotation
 * @param imageContext what surrounds it
 * @param baseReference what the final stage starts from, with its digest if one is known
 * @param builderReference what the build stage starts from, with its digest if one is known
 * @param timeZonesReference what a copied binary's time zones are taken from, with its digest if one is known
 * @param rules which rules there are
 */
public record JudgedImage(
        ImageSpec spec,
        ImageContext imageContext,
        String baseReference,
        String builderReference,
        Optional<String> timeZonesReference,
        RuleIds rules)
        implements Subject {

    /** Returns what the image is built from. */
    public BuildInput input() {
        return imageContext.input();
    }

    /** Returns the Go code that is built; empty if none can be built, or if a binary is copied. */
    public Optional<Source> source() {
        return input() instanceof Source source ? Optional.of(source) : Optional.empty();
    }

    /** Returns what the main package compiles, if there is one. */
    public Optional<Program> program() {
        return source().flatMap(Source::program);
    }

    /** Returns why nothing can be built, if this is the reason. */
    public <R extends Unusable.Reason> Optional<R> unusable(Class<R> reason) {
        return input() instanceof Unusable unusable && reason.isInstance(unusable.reason())
                ? Optional.of(reason.cast(unusable.reason()))
                : Optional.empty();
    }

    /** Returns the build stage's image and how it links. */
    public Builder builder() {
        return input().settings().builder();
    }

    /** Returns what lies at each element of the annotation's {@code files}, in their order. */
    public List<FileEntry> files() {
        List<FileEntry> found = input().files();
        return found.size() == spec.files().size() ? found : FileEntry.unread(spec);
    }

    /** Returns what the project decides for all of its images. */
    public Policy policy() {
        return imageContext.policy();
    }

    /** Returns what the image's base contains. */
    public BaseImage base() {
        return input().settings().base();
    }

    /** Returns the reference in {@code build.from}, if one is written in the grammar of references. */
    public Optional<ImageReference> builderFrom() {
        return ImageReference.parse(spec.build().from());
    }

    /** Returns the reference in {@code from}, if one is written in the grammar of references. */
    public Optional<ImageReference> from() {
        return ImageReference.parse(spec.from());
    }
}
