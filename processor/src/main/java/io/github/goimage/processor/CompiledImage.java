package io.github.goimage.processor;

import io.github.goimage.processor.dockerfile.ImagePlan;
import io.github.goimage.processor.output.Artifact;
import io.github.goimage.processor.output.Artifacts;
import io.github.goimage.processor.rule.Evaluation;
import io.github.goimage.processor.rule.ImageContext;
import io.github.goimage.processor.rule.LateFindings;
import io.github.goimage.processor.rules.LineTooLong;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An image that is evaluated and, if nothing rejects it, has its files as text.
 *
 * @param imageContext what surrounds the annotation
 * @param evaluation what the rules say
 * @param plan the decisions behind the files; empty if the image is rejected
 * @param inputs the checksums of the files that decide about it; none if the image is rejected
 * @param artifacts the files; none if the image is rejected
 */
public record CompiledImage(
        ImageContext imageContext,
        Evaluation evaluation,
        Optional<ImagePlan> plan,
        SortedMap<String, String> inputs,
        List<Artifact> artifacts) {

    static CompiledImage refused(ImageContext imageContext, Evaluation evaluation) {
        return new CompiledImage(imageContext, evaluation, Optional.empty(), new TreeMap<>(), List.of());
    }

    /** Writes the files of an accepted image as text, unless the text shows what rejects it. */
    static CompiledImage planned(
            ImageContext imageContext, Evaluation evaluation, ImagePlan plan, SortedMap<String, String> inputs) {
        List<Artifact> artifacts = Artifacts.of(plan, evaluation, imageContext, inputs);
        return new CompiledImage(imageContext, evaluation, Optional.of(plan), inputs, artifacts)
                .with(LineTooLong.of(
                        plan.spec(),
                        artifacts.stream()
                                .filter(artifact -> artifact.file().isDockerfile())
                                .map(Artifact::text)
                                .toList()));
    }

    /** Returns whether nothing rejects the image. */
    public boolean isAccepted() {
        return plan.isPresent();
    }

    /** Returns the image with what was found later; the files tell it, too. */
    CompiledImage with(LateFindings late) {
        if (late.findings().isEmpty() || plan.isEmpty()) {
            return this;
        }
        Evaluation now = evaluation.with(late);
        return now.isAccepted()
                ? new CompiledImage(
                        imageContext, now, plan, inputs, Artifacts.of(plan.get(), now, imageContext, inputs))
                : refused(imageContext, now);
    }
}
