package io.github.goimage.processor.rule;

import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.base.Builder;
import io.github.goimage.processor.base.ImageReference;
import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.service.FileEntry;
import io.github.goimage.processor.service.ModuleSearch;
import io.github.goimage.processor.service.Program;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Subject;
import java.util.List;
import java.util.Optional;

/**
 * What a rule may look at.
 *
 * @param spec the annotation
 * @param imageContext the world around it
 * @param builder the build stage's image and how it links
 * @param baseReference what the final stage starts from, with its digest where one is known
 * @param builderReference what the build stage starts from, with its digest where one is known
 * @param timeZonesReference what a copied binary's time zones are taken from, with its digest where one is known
 * @param rules which rules there are
 */
public record JudgedImage(
        ImageSpec spec,
        ImageContext imageContext,
        Builder builder,
        String baseReference,
        String builderReference,
        Optional<String> timeZonesReference,
        RuleIds rules)
        implements Subject {

    /** The Go module, or why there is none. */
    public ModuleSearch module() {
        return imageContext.module();
    }

    /** What the main package compiles, where there is one. */
    public Optional<Program> program() {
        return module() instanceof ModuleSearch.Found found ? found.service().program() : Optional.empty();
    }

    /** What lies at each element of the annotation's {@code files}, in their order. */
    public List<FileEntry> files() {
        List<FileEntry> found = module().files();
        return found.size() == spec.files().size() ? found : FileEntry.unread(spec.files());
    }

    /** What the project decides for all of its images. */
    public Policy policy() {
        return imageContext.policy();
    }

    /** What the image's base brings. */
    public BaseImage base() {
        return BaseImage.of(spec.base());
    }

    /** The reference in {@code from}, where one is written in the grammar of references. */
    public Optional<ImageReference> from() {
        return ImageReference.parse(spec.from());
    }
}
