package io.github.goimage.processor;

import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.dockerfile.AddedLabels;
import io.github.goimage.processor.dockerfile.ImagePlan;
import io.github.goimage.processor.files.Elf;
import io.github.goimage.processor.output.Inputs;
import io.github.goimage.processor.policy.LockFile;
import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.rule.Evaluation;
import io.github.goimage.processor.rule.ImageContext;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.RuleBook;
import io.github.goimage.processor.service.BuildInput;
import io.github.goimage.processor.service.BuildSettings;
import io.github.goimage.processor.service.Prebuilt;
import io.github.goimage.processor.service.Program;
import io.github.goimage.processor.service.SourcePlan;
import io.github.goimage.processor.spec.Stamp;
import io.github.goimage.rule.Base;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Need;
import io.github.goimage.rule.Platform;
import java.util.List;
import java.util.Optional;

/**
 * The whole way of one image: evaluated first; then, if nothing forbids it, planned and written as text. It knows no
 * compiler.
 */
public final class ImageCompiler {
    private final RuleBook rules;
    private final Inputs inputs = new Inputs();

    /** Compiles with these rules. */
    public ImageCompiler(RuleBook rules) {
        this.rules = rules;
    }

    /** Compiles an image. */
    public CompiledImage compile(ImageSpec spec, ImageContext imageContext) {
        JudgedImage image = judged(spec, imageContext);
        Evaluation evaluation = rules.evaluate(image);
        return evaluation.isAccepted()
                ? CompiledImage.planned(imageContext, evaluation, plan(image), inputs.of(imageContext))
                : CompiledImage.refused(imageContext, evaluation);
    }

    /** Evaluates an image, and plans nothing. */
    Evaluation evaluate(ImageSpec spec, ImageContext imageContext) {
        return rules.evaluate(judged(spec, imageContext));
    }

    private JudgedImage judged(ImageSpec spec, ImageContext imageContext) {
        Policy policy = imageContext.policy();
        BuildSettings settings = imageContext.input().settings();
        LockFile lock = policy.lock();
        BaseImage base = settings.base();
        return new JudgedImage(
                spec,
                imageContext,
                lock.pin(spec.from().isEmpty() ? policy.supply().images().base(base.reference()) : spec.from()),
                lock.pin(
                        spec.build().from().isEmpty()
                                ? policy.supply()
                                        .images()
                                        .builder(settings.builder().reference())
                                : spec.build().from()),
                timeZonesReference(spec, base, settings)
                        .map(policy.supply().images()::base)
                        .map(lock::pin),
                rules.ids());
    }

    private static ImagePlan plan(JudgedImage image) {
        ImageSpec spec = image.spec();
        BuildInput input = image.input();
        Policy policy = image.policy();
        Optional<Program> program = image.program();
        return new ImagePlan(
                spec,
                image.base(),
                input.settings(),
                policy.supply().mirrors().of(image.baseReference()),
                policy.supply().mirrors().of(image.builderReference()),
                policy,
                AddedLabels.and(spec.labels(), policy.version(), image.baseReference()),
                stamps(spec, policy, program),
                image.source().map(source -> source.modules().main().mod().modulePath()),
                source(image.imageContext(), spec, program),
                input.filePlan(),
                input.buildContext().orElseThrow().fromProject(),
                platforms(spec, input),
                program.filter(found -> found.runsProgramOf(image.base())).isPresent(),
                image.timeZonesReference().map(policy.supply().mirrors()::of));
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
                && !base.brings(Need.TIME_ZONES);
        return copied ? Optional.of(BaseImage.of(Base.DISTROLESS_STATIC).reference()) : Optional.empty();
    }

    /**
     * Returns the stamps; one without a default gets the version of the Java project, if it is named for it, and
     * otherwise keeps the value that the Go code gives the variable.
     */
    private static List<Stamp> stamps(ImageSpec spec, Policy policy, Optional<Program> program) {
        return spec.build().stamp().stream()
                .flatMap(text -> Stamp.parse(text).stream())
                .map(stamp -> new Stamp(
                        stamp.packagePath(),
                        stamp.variable(),
                        stamp.absent()
                                .or(() -> policy.version().filter(version -> stamp.isOfVersion()))
                                .or(() -> program.flatMap(found -> found.literal(stamp)))))
                .toList();
    }
}
