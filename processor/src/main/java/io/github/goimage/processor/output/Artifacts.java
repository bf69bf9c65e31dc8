package io.github.goimage.processor.output;

import io.github.goimage.processor.dockerfile.Flavor;
import io.github.goimage.processor.dockerfile.IgnoreFile;
import io.github.goimage.processor.dockerfile.ImagePlan;
import io.github.goimage.processor.dockerfile.Planner;
import io.github.goimage.processor.rule.Evaluation;
import io.github.goimage.processor.rule.ImageContext;
import io.github.goimage.processor.rule.WaivedFinding;
import io.github.goimage.processor.service.Source;
import io.github.goimage.processor.vuln.VulnerabilityScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** All files of an image, as text. */
public final class Artifacts {
    private Artifacts() {}

    /**
     * Returns the files of a planned image, as its evaluation stands.
     *
     * @param inputs the checksums of the files that decide what they say
     */
    public static List<Artifact> of(
            ImagePlan plan, Evaluation evaluation, ImageContext imageContext, SortedMap<String, String> inputs) {
        String ignoreFile = IgnoreFile.of(plan).text();
        List<Artifact> artifacts = new ArrayList<>();
        for (ImageFile file : ImageFile.values()) {
            text(file, plan, ignoreFile, evaluation, imageContext)
                    .ifPresent(text -> artifacts.add(new Artifact(file, text)));
        }
        String report = ImageReport.text(
                plan, evaluation, imageContext.moduleFromProject(), inputs, vulnerabilities(imageContext), artifacts);
        artifacts.add(new Artifact(ImageFile.REPORT, report));
        return artifacts;
    }

    /** Returns the text of a file; empty if this image does not have the file. */
    private static Optional<String> text(
            ImageFile file, ImagePlan plan, String ignoreFile, Evaluation evaluation, ImageContext imageContext) {
        if (file.isPortable() && !plan.isPortable()) {
            return Optional.empty();
        }
        return switch (file) {
            case DOCKERFILE ->
                Optional.of(
                        Planner.plan(plan, Flavor.BUILDKIT, waived(evaluation)).text());
            case PORTABLE_DOCKERFILE ->
                Optional.of(
                        Planner.plan(plan, Flavor.PORTABLE, waived(evaluation)).text());
            case IGNORE_FILE, CONTEXT_IGNORE_FILE, PORTABLE_IGNORE_FILE -> Optional.of(ignoreFile);
            case BAKE_FILE -> BakePaths.of(plan.spec().name(), imageContext).map(paths -> BakeFile.text(plan, paths));
            // It is written when the others are known.
            case REPORT -> Optional.empty();
            case OPENVEX ->
                vulnerabilities(imageContext) instanceof VulnerabilityScan.Judged scan
                        ? Optional.of(OpenVex.text(scan, evaluation))
                        : Optional.empty();
        };
    }

    private static VulnerabilityScan vulnerabilities(ImageContext imageContext) {
        return imageContext.input() instanceof Source source
                ? source.vulnerabilities()
                : new VulnerabilityScan.NotJudged();
    }

    /** Returns what the Dockerfile says about the findings that the annotation accepts. */
    private static List<String> waived(Evaluation evaluation) {
        return evaluation.waived().stream().map(Artifacts::sentence).toList();
    }

    private static String sentence(WaivedFinding waived) {
        String until = waived.waiver().until();
        return "Waived " + (until.isEmpty() ? "" : "until " + until + " ")
                + waived.result().rule() + ": " + waived.result().finding().problem() + ". Reason: "
                + waived.waiver().reason();
    }
}
