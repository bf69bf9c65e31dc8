package io.github.goimage.processor;

import io.github.goimage.Base;
import io.github.goimage.Need;
import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.dockerfile.BaseLabels;
import io.github.goimage.processor.dockerfile.Flavor;
import io.github.goimage.processor.dockerfile.IgnoreFile;
import io.github.goimage.processor.dockerfile.ImagePlan;
import io.github.goimage.processor.dockerfile.Planner;
import io.github.goimage.processor.files.Elf;
import io.github.goimage.processor.output.Artifact;
import io.github.goimage.processor.output.BakeFile;
import io.github.goimage.processor.output.BakePaths;
import io.github.goimage.processor.output.CommittedCopy;
import io.github.goimage.processor.output.ImageFile;
import io.github.goimage.processor.output.ImageReport;
import io.github.goimage.processor.output.OpenVex;
import io.github.goimage.processor.output.WrittenFiles;
import io.github.goimage.processor.policy.LockFile;
import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.policy.Sync;
import io.github.goimage.processor.rule.CopyFault;
import io.github.goimage.processor.rule.Evaluation;
import io.github.goimage.processor.rule.ImageContext;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.RuleBook;
import io.github.goimage.processor.rule.WaivedFinding;
import io.github.goimage.processor.rules.LineTooLong;
import io.github.goimage.processor.rules.StaleCopy;
import io.github.goimage.processor.service.BuildInput;
import io.github.goimage.processor.service.BuildSettings;
import io.github.goimage.processor.service.FilePlan;
import io.github.goimage.processor.service.Prebuilt;
import io.github.goimage.processor.service.Program;
import io.github.goimage.processor.service.Source;
import io.github.goimage.processor.service.SourcePlan;
import io.github.goimage.processor.spec.Stamp;
import io.github.goimage.processor.vuln.VulnerabilityScan;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The whole way of one image: evaluated first; then, if nothing forbids it, planned and written as text. It knows no
 * compiler.
 */
public final class ImageCompiler {
    private final RuleBook rules;

    /** Compiles with these rules. */
    public ImageCompiler(RuleBook rules) {
        this.rules = rules;
    }

    /**
     * The result for an image.
     *
     * @param evaluation what the rules say
     * @param plan the decisions behind the files; empty if the image is rejected
     * @param artifacts the files; none if the image is rejected
     * @param copy the copy that is committed beside the Go module, if the project keeps one
     */
    public record Result(
            Evaluation evaluation, Optional<ImagePlan> plan, List<Artifact> artifacts, Optional<CommittedCopy> copy) {
        private static Result refused(Evaluation evaluation) {
            return new Result(evaluation, Optional.empty(), List.of(), Optional.empty());
        }
    }

    /** Compiles an image, and writes or compares its committed copy. */
    public Result compile(ImageSpec spec, ImageContext imageContext) {
        BaseImage base = BaseImage.of(spec.base());
        BuildInput input = imageContext.input();
        Optional<Program> program = input instanceof Source source ? source.program() : Optional.empty();
        Policy policy = imageContext.policy();
        LockFile lock = policy.lock();
        String baseReference = lock.pin(spec.from().isEmpty() ? base.reference() : spec.from());
        String builderReference = lock.pin(input.settings().builder().reference());
        Optional<String> timeZonesReference =
                timeZonesReference(spec, base, input.settings()).map(lock::pin);
        Evaluation evaluation = rules.evaluate(
                new JudgedImage(spec, imageContext, baseReference, builderReference, timeZonesReference, rules.ids()));
        if (!evaluation.isAccepted()) {
            return Result.refused(evaluation);
        }
        ImagePlan plan = new ImagePlan(
                spec,
                base,
                input.settings(),
                policy.mirrors().of(baseReference),
                policy.mirrors().of(builderReference),
                policy,
                BaseLabels.and(spec.labels(), baseReference),
                stamps(spec, program),
                source(imageContext, spec, program),
                FilePlan.of(input),
                input.buildContext().orElseThrow().fromProject(),
                platforms(spec, input),
                program.filter(found -> found.runsProgramOf(base)).isPresent(),
                timeZonesReference.map(policy.mirrors()::of));
        List<Artifact> artifacts = artifacts(plan, evaluation, imageContext);
        evaluation = evaluation.with(LineTooLong.class, tooLong(spec, artifacts));
        Optional<CommittedCopy> copy = Optional.empty();
        if (evaluation.isAccepted()) {
            List<CopyFault> faults = new ArrayList<>(earlier(spec, imageContext));
            if (CommittedCopy.isKept(imageContext)) {
                copy = CommittedCopy.of(spec.name(), imageContext, artifacts);
                faults.addAll(
                        copy.map(CommittedCopy::update).orElseGet(() -> List.of(CommittedCopy.nowhere(policy.sync()))));
            }
            if (!faults.isEmpty()) {
                evaluation = evaluation.with(StaleCopy.class, StaleCopy.findings(faults));
                artifacts = artifacts(plan, evaluation, imageContext);
            }
        }
        return evaluation.isAccepted()
                ? new Result(evaluation, Optional.of(plan), artifacts, copy)
                : Result.refused(evaluation);
    }

    /** Returns what is wrong with the files that this compilation is about to replace, if it is to verify them. */
    private static List<CopyFault> earlier(ImageSpec spec, ImageContext imageContext) {
        return imageContext.policy().sync() == Sync.VERIFY
                ? imageContext
                        .output()
                        .map(output -> WrittenFiles.faults(output, spec.name()))
                        .orElse(List.of())
                : List.of();
    }

    private static List<Finding> tooLong(ImageSpec spec, List<Artifact> artifacts) {
        return artifacts.stream()
                .filter(artifact -> artifact.file().isDockerfile())
                .map(artifact -> LineTooLong.findings(spec, artifact.text()))
                .filter(findings -> !findings.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /**
     * Returns the platforms; if none is named, an engine labels an image with its own, whatever the binary in it is
     * for.
     */
    private static List<Platform> platforms(ImageSpec spec, BuildInput input) {
        List<Platform> named = spec.build().knownPlatforms();
        if (!named.isEmpty() || !(input instanceof Prebuilt binary)) {
            return named;
        }
        return binary.elf().flatMap(Elf::arch).flatMap(arch -> Platform.parse("linux/" + arch)).stream()
                .toList();
    }

    private static SourcePlan source(ImageContext imageContext, ImageSpec spec, Optional<Program> program) {
        return imageContext.input() instanceof Prebuilt binary
                ? SourcePlan.copied(binary.file())
                : program.map(Program::source)
                        .orElseGet(() -> SourcePlan.unknown(spec.main()))
                        .without(imageContext.outputInContext());
    }

    /**
     * Returns the image to copy time zones from, the smallest that has them, because a copied binary cannot get a build
     * tag.
     */
    private static Optional<String> timeZonesReference(ImageSpec spec, BaseImage base, BuildSettings settings) {
        boolean copied = spec.build().isCopied()
                && settings.needs().containsKey(Need.TIME_ZONES)
                && !base.brings().contains(Need.TIME_ZONES);
        return copied ? Optional.of(BaseImage.of(Base.DISTROLESS_STATIC).reference()) : Optional.empty();
    }

    /** Returns the stamps; one without a default keeps the value that the Go code gives the variable. */
    private static List<Stamp> stamps(ImageSpec spec, Optional<Program> program) {
        return spec.build().stamp().stream()
                .flatMap(text -> Stamp.parse(text).stream())
                .map(stamp -> new Stamp(
                        stamp.packagePath(),
                        stamp.variable(),
                        stamp.absent().or(() -> program.flatMap(found -> found.literal(stamp)))))
                .toList();
    }

    /** Returns what the Dockerfile says about the findings that the annotation accepts. */
    private static List<String> waived(Evaluation evaluation) {
        return evaluation.waived().stream().map(ImageCompiler::sentence).toList();
    }

    private static String sentence(WaivedFinding waived) {
        String until = waived.waiver().until();
        return "Waived " + (until.isEmpty() ? "" : "until " + until + " ")
                + waived.result().rule() + ": " + waived.result().finding().problem() + ". Reason: "
                + waived.waiver().reason();
    }

    private static List<Artifact> artifacts(ImagePlan plan, Evaluation evaluation, ImageContext imageContext) {
        String ignoreFile = IgnoreFile.of(plan).text();
        List<Artifact> artifacts = new ArrayList<>();
        for (ImageFile file : ImageFile.values()) {
            text(file, plan, ignoreFile, evaluation, imageContext)
                    .ifPresent(text -> artifacts.add(new Artifact(file, text)));
        }
        String report = ImageReport.text(
                plan, evaluation, imageContext.moduleFromProject(), vulnerabilities(imageContext), artifacts);
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
}
