package io.github.goimage.processor;

import io.github.goimage.Base;
import io.github.goimage.Need;
import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.dockerfile.BaseLabels;
import io.github.goimage.processor.dockerfile.Flavour;
import io.github.goimage.processor.dockerfile.IgnoreFile;
import io.github.goimage.processor.dockerfile.ImagePlan;
import io.github.goimage.processor.dockerfile.Planner;
import io.github.goimage.processor.output.Artifact;
import io.github.goimage.processor.output.BakeFile;
import io.github.goimage.processor.output.BakePaths;
import io.github.goimage.processor.output.ImageFile;
import io.github.goimage.processor.output.ImageReport;
import io.github.goimage.processor.policy.LockFile;
import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.rule.ImageContext;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.Judgement;
import io.github.goimage.processor.rule.RuleBook;
import io.github.goimage.processor.rule.Verdict;
import io.github.goimage.processor.rule.WaivedFinding;
import io.github.goimage.processor.rules.LineTooLong;
import io.github.goimage.processor.service.BuildInput;
import io.github.goimage.processor.service.BuildSettings;
import io.github.goimage.processor.service.Elf;
import io.github.goimage.processor.service.FilePlan;
import io.github.goimage.processor.service.Prebuilt;
import io.github.goimage.processor.service.Program;
import io.github.goimage.processor.service.Source;
import io.github.goimage.processor.service.SourcePlan;
import io.github.goimage.processor.spec.Stamp;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Platform;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The whole way of one image: judged first; then, if nothing forbids it, planned and spelled. Knows no compiler. */
public final class ImageCompiler {
    private final RuleBook rules;

    /** Compiles by these rules. */
    public ImageCompiler(RuleBook rules) {
        this.rules = rules;
    }

    /**
     * What came of an image.
     *
     * @param judgement what the rules say
     * @param plan the decisions behind the files; empty where the image is refused
     * @param artifacts the files; none where the image is refused
     */
    public record Result(Judgement judgement, Optional<ImagePlan> plan, List<Artifact> artifacts) {
        /** Whether a file is among them. */
        boolean has(ImageFile file) {
            return artifacts.stream().anyMatch(artifact -> artifact.file() == file);
        }
    }

    /** Compiles an image. */
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
        Judgement judgement = rules.judge(
                new JudgedImage(spec, imageContext, baseReference, builderReference, timeZonesReference, rules.ids()));
        if (!judgement.accepted()) {
            return new Result(judgement, Optional.empty(), List.of());
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
                judgement.waived().stream().map(ImageCompiler::sentence).toList(),
                input.buildContext().orElseThrow().fromProject(),
                platforms(spec, input),
                timeZonesReference.map(policy.mirrors()::of));
        List<Artifact> artifacts = artifacts(plan, judgement, imageContext);
        return tooLong(spec, artifacts)
                .map(verdict -> new Result(judgement.and(verdict), Optional.empty(), List.of()))
                .orElseGet(() -> new Result(judgement, Optional.of(plan), artifacts));
    }

    private static Optional<Verdict> tooLong(ImageSpec spec, List<Artifact> artifacts) {
        return artifacts.stream()
                .filter(artifact ->
                        artifact.file() == ImageFile.DOCKERFILE || artifact.file() == ImageFile.PORTABLE_DOCKERFILE)
                .flatMap(artifact -> LineTooLong.verdict(spec, artifact.text()).stream())
                .findFirst();
    }

    /** An engine labels an image with its own platform where none is named, whatever the binary in it is for. */
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

    /** A binary that is copied can take no build tag; the smallest image with time zones has them. */
    private static Optional<String> timeZonesReference(ImageSpec spec, BaseImage base, BuildSettings settings) {
        boolean copied = spec.build().isCopied()
                && settings.needs().containsKey(Need.TIME_ZONES)
                && !base.brings().contains(Need.TIME_ZONES);
        return copied ? Optional.of(BaseImage.of(Base.DISTROLESS_STATIC).reference()) : Optional.empty();
    }

    /** A stamp without a default keeps the value that the Go code gives the variable. */
    private static List<Stamp> stamps(ImageSpec spec, Optional<Program> program) {
        return spec.build().stamp().stream()
                .flatMap(text -> Stamp.parse(text).stream())
                .map(stamp -> new Stamp(
                        stamp.packagePath(),
                        stamp.variable(),
                        stamp.absent().or(() -> program.flatMap(found -> found.literal(stamp)))))
                .toList();
    }

    private static String sentence(WaivedFinding waived) {
        String until = waived.waiver().until();
        return "Waived " + (until.isEmpty() ? "" : "until " + until + " ")
                + waived.verdict().rule() + ": " + waived.verdict().finding().problem() + ". Reason: "
                + waived.waiver().reason();
    }

    private List<Artifact> artifacts(ImagePlan plan, Judgement judgement, ImageContext imageContext) {
        String ignoreFile = IgnoreFile.of(plan).text();
        return Stream.of(ImageFile.values())
                .flatMap(file ->
                        text(file, plan, ignoreFile, judgement, imageContext)
                                .map(text -> new Artifact(file, text))
                                .stream())
                .toList();
    }

    /** The text of a file; empty where this image has none. */
    private Optional<String> text(
            ImageFile file, ImagePlan plan, String ignoreFile, Judgement judgement, ImageContext imageContext) {
        if (file.isPortable() && !plan.isPortable()) {
            return Optional.empty();
        }
        return switch (file) {
            case DOCKERFILE -> Optional.of(Planner.plan(plan, Flavour.BUILDKIT).text());
            case PORTABLE_DOCKERFILE ->
                Optional.of(Planner.plan(plan, Flavour.PORTABLE).text());
            case IGNORE_FILE, CONTEXT_IGNORE_FILE, PORTABLE_IGNORE_FILE -> Optional.of(ignoreFile);
            case BAKE_FILE -> BakePaths.of(plan.spec().name(), imageContext).map(paths -> BakeFile.text(plan, paths));
            case REPORT ->
                Optional.of(ImageReport.text(
                        plan,
                        judgement,
                        imageContext.moduleFromProject(),
                        rules.coverage(judgement, imageContext.policy())));
        };
    }
}
