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
import io.github.goimage.processor.service.FilePlan;
import io.github.goimage.processor.service.Prebuilt;
import io.github.goimage.processor.service.Program;
import io.github.goimage.processor.service.Source;
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
        BaseImage base = BaseImage.of(spec.base());
        BuildInput input = imageContext.input();
        Optional<Program> program = input instanceof Source source ? source.program() : Optional.empty();
        Policy policy = imageContext.policy();
        LockFile lock = policy.lock();
        String baseReference = lock.pin(spec.from().isEmpty() ? policy.images().base(base.reference()) : spec.from());
        String builderReference = lock.pin(
                spec.build().from().isEmpty()
                        ? policy.images().builder(input.settings().builder().reference())
                        : spec.build().from());
        Optional<String> timeZonesReference = timeZonesReference(spec, base, input.settings())
                .map(policy.images()::base)
                .map(lock::pin);
        Evaluation evaluation = rules.evaluate(
                new JudgedImage(spec, imageContext, baseReference, builderReference, timeZonesReference, rules.ids()));
        if (!evaluation.isAccepted()) {
            return CompiledImage.refused(imageContext, evaluation);
        }
        ImagePlan plan = new ImagePlan(
                spec,
                base,
                input.settings(),
                policy.mirrors().of(baseReference),
                policy.mirrors().of(builderReference),
                policy,
                AddedLabels.and(spec.labels(), policy.version(), baseReference),
                stamps(spec, policy, program),
                modulePath(input),
                source(imageContext, spec, program),
                FilePlan.of(input),
                input.buildContext().orElseThrow().fromProject(),
                platforms(spec, input),
                program.filter(found -> found.runsProgramOf(base)).isPresent(),
                timeZonesReference.map(policy.mirrors()::of));
        return CompiledImage.planned(imageContext, evaluation, plan, inputs.of(imageContext));
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

    private static Optional<String> modulePath(BuildInput input) {
        return input instanceof Source source
                ? Optional.of(source.modules().main().mod().modulePath())
                : Optional.empty();
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
