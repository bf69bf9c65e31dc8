package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.base.ImageReference;
import io.github.goimage.processor.dockerfile.Planner;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.secret.Secrets;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Rejects a name that does not match its grammar: of the image, of a variable, of a label, of a path.
 *
 * @see <a href="https://pkg.go.dev/github.com/distribution/reference">the grammar of image names</a>
 * @see <a href="https://docs.docker.com/engine/manage-resources/labels/#label-keys-and-values">label keys</a>
 * @see <a href="https://pkg.go.dev/golang.org/x/mod/module#CheckImportPath">import paths</a>
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a name that does not match its grammar",
        severity = Severity.ERROR,
        covers = {"DL3048", "BK-LegacyKeyValueFormat"},
        fixed = true)
public final class InvalidName extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        ImageSpec spec = subject.spec();
        return Stream.of(
                        imageName(spec),
                        module(spec),
                        main(spec),
                        from(subject),
                        builder(subject),
                        BuildNames.check(spec.build()),
                        PairNames.variables(SpecText.of("env", spec.env())),
                        PairNames.labels(SpecText.of("labels", spec.labels())))
                .flatMap(findings -> findings)
                .toList();
    }

    private static Stream<Finding> imageName(ImageSpec spec) {
        if (spec.hasValidName()) {
            return Stream.empty();
        }
        AttributePath path = AttributePath.of("name");
        return Stream.of(new Finding(
                path,
                Shown.of(spec.name())
                        + " is not a valid image name: use lower-case letters and digits, separated by . _ or -, at"
                        + " most " + ImageSpec.MAX_NAME,
                Fix.string(path, ImageNames.fitting(spec.name()))));
    }

    private static Stream<Finding> module(ImageSpec spec) {
        String module = spec.module();
        if (!spec.isWritten("module") || SourcePaths.isDirectory(module)) {
            return Stream.empty();
        }
        AttributePath path = AttributePath.of("module");
        String problem = Shown.of(module) + " is not a directory path relative to the project directory";
        String slashed = module.strip().replace('\\', '/');
        return Stream.of(new Finding(
                path,
                problem,
                SourcePaths.isDirectory(slashed)
                        ? Fix.string(path, slashed)
                        : "use a path with / and without a leading one, such as " + Fix.string(path, "services/api")));
    }

    private static Stream<Finding> main(ImageSpec spec) {
        return SpecText.of("main", spec.main()).stream()
                .filter(main -> !SourcePaths.isPackage(main.value()))
                .map(main -> main(main, spec));
    }

    private static Finding main(SpecText main, ImageSpec spec) {
        String slashed = main.value().strip().replace('\\', '/');
        return new Finding(
                main.path(),
                Shown.of(main.value()) + " is not a package path relative to the module directory",
                Fix.string(
                        main.path(),
                        SourcePaths.isPackage(slashed)
                                ? slashed
                                : "./cmd/" + (spec.hasValidName() ? spec.name() : "api")));
    }

    private static Stream<Finding> builder(JudgedImage subject) {
        String from = subject.spec().build().from();
        AttributePath path = AttributePath.of("build").member("from");
        boolean valid =
                subject.builderFrom().filter(image -> !image.isScratch()).isPresent();
        return !subject.spec().isWritten("build.from") || (valid && !from.equals(Planner.STAGE))
                ? Stream.empty()
                : Stream.of(new Finding(
                        path,
                        Shown.of(from) + " is not a reference of an image to build in",
                        "registry/path:tag or registry/path:tag@sha256:<64 hex digits>; or remove from"));
    }

    private static Stream<Finding> from(JudgedImage subject) {
        String from = subject.spec().from();
        AttributePath path = AttributePath.of("from");
        if (!subject.spec().isWritten("from")) {
            return Stream.empty();
        }
        if (from.equals(BaseImage.SCRATCH_REFERENCE) && !subject.base().isScratch()) {
            return Stream.of(new Finding(
                    path,
                    "\"scratch\" is Docker's word for the empty image, which lacks what is in "
                            + subject.spec().base(),
                    "base = Base.SCRATCH without from"));
        }
        if (from.equals(Planner.STAGE)) {
            return Stream.of(new Finding(
                    path,
                    "\"" + Planner.STAGE + "\" is the build stage of this Dockerfile",
                    "name another image, or remove from"));
        }
        if (subject.from().isPresent()) {
            return subject
                    .from()
                    .filter(image -> image.isScratch() && !from.equals(BaseImage.SCRATCH_REFERENCE))
                    .stream()
                    .map(scratch -> new Finding(
                            path,
                            Shown.of(from)
                                    + " is not an image: Docker's word for the empty image takes neither a tag"
                                    + " nor a digest",
                            "base = Base.SCRATCH without from"));
        }
        String fitting = from.strip().toLowerCase(Locale.ROOT).replaceFirst("^[a-z]+://", "");
        boolean mended =
                Secrets.find(from).isEmpty() && ImageReference.parse(fitting).isPresent();
        return Stream.of(new Finding(
                path,
                Shown.of(from) + " is not a valid image reference",
                mended
                        ? Fix.string(path, fitting)
                        : "registry/path:tag or registry/path:tag@sha256:<64 hex digits>, such as from ="
                                + " \"alpine:3.24\"; or"
                                + " remove from"));
    }
}
