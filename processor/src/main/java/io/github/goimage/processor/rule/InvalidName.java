package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.base.Builder;
import io.github.goimage.processor.base.ImageReference;
import io.github.goimage.processor.gomod.GoVersion;
import io.github.goimage.processor.spec.AttributePath;
import io.github.goimage.processor.spec.BuildSpec;
import io.github.goimage.processor.spec.ImageSpec;
import io.github.goimage.processor.spec.Stamp;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A name outside its grammar: of the image, of a variable, of a label, of a path.
 *
 * @see <a href="https://pkg.go.dev/github.com/distribution/reference">the grammar of image names</a>
 * @see <a href="https://docs.docker.com/engine/manage-resources/labels/#label-keys-and-values">label keys</a>
 * @see <a href="https://pkg.go.dev/golang.org/x/mod/module#CheckImportPath">import paths</a>
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a name outside its grammar",
        severity = Severity.ERROR,
        covers = {"DL3048", "BK-LegacyKeyValueFormat"},
        fixed = true)
public final class InvalidName implements Rule {
    private static final int LONGEST_FIX = 100;
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern LABEL_KEY = Pattern.compile("[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*+");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_.]+");

    /** The name of the build stage, which FROM would take before an image of that name. */
    private static final String STAGE = "build";

    /** A build argument is in the environment of the compile step: these the go command or the C compiler would read. */
    private static final Pattern TOOL_ARGUMENT = Pattern.compile(
            "GO[A-Z0-9]+|CGO_.*|LD_.*|GIT_(?:DIR|SSH.*)|PATH|HOME|TMPDIR|CC|CXX|AR|PKG_CONFIG.*|GOLANG_VERSION");

    /** Build arguments that the Dockerfile or the builder itself uses. */
    private static final Set<String> OUR_ARGUMENTS = Set.of(
            "GOPROXY",
            "GOSUMDB",
            "TARGETOS",
            "TARGETARCH",
            "TARGETVARIANT",
            "TARGETPLATFORM",
            "BUILDPLATFORM",
            "BUILDOS",
            "BUILDARCH",
            "BUILDVARIANT",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "FTP_PROXY",
            "NO_PROXY",
            "ALL_PROXY",
            "SOURCE_DATE_EPOCH");

    private static final List<String> RESERVED_LABELS = List.of("com.docker.", "io.docker.", "org.dockerproject.");

    @Override
    public List<Finding> check(Subject subject) {
        ImageSpec spec = subject.spec();
        return Stream.of(
                        imageName(spec),
                        module(spec),
                        main(spec),
                        from(subject),
                        build(spec.build()),
                        variables(SpecText.of("env", spec.env())),
                        labels(SpecText.of("labels", spec.labels())))
                .flatMap(findings -> findings)
                .toList();
    }

    private static Stream<Finding> imageName(ImageSpec spec) {
        if (spec.hasValidName() || ControlCharacter.isIn(spec.name())) {
            return Stream.empty();
        }
        AttributePath path = AttributePath.of("name");
        return Stream.of(new Finding(
                path,
                Shown.of(spec.name()) + " is no image name: lower-case letters and digits, separated by . _ or -, at"
                        + " most " + ImageSpec.MAX_NAME,
                Fix.string(path, fittingImageName(spec.name()))));
    }

    /** The nearest image name: what does not fit becomes one dash. */
    private static String fittingImageName(String name) {
        String fitting =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String short128 = fitting.substring(0, Math.min(fitting.length(), ImageSpec.MAX_NAME));
        return fitting.isEmpty() ? "service" : short128.replaceAll("-$", "");
    }

    private static Stream<Finding> module(ImageSpec spec) {
        String module = spec.module();
        if (!spec.isWritten("module") || SourcePaths.isDirectory(module) || ControlCharacter.isIn(module)) {
            return Stream.empty();
        }
        AttributePath path = AttributePath.of("module");
        String problem = Shown.of(module) + " is no directory counted from the project directory";
        String slashed = module.strip().replace('\\', '/');
        return Stream.of(new Finding(
                path,
                problem,
                SourcePaths.isDirectory(slashed)
                        ? Fix.string(path, slashed)
                        : "a path with / and without a leading one, as " + Fix.string(path, "services/api")));
    }

    private static Stream<Finding> main(ImageSpec spec) {
        String main = spec.main();
        if (!spec.isWritten("main") || SourcePaths.isPackage(main) || ControlCharacter.isIn(main)) {
            return Stream.empty();
        }
        AttributePath path = AttributePath.of("main");
        String slashed = main.strip().replace('\\', '/');
        return Stream.of(new Finding(
                path,
                Shown.of(main) + " is no package path counted from the module directory",
                Fix.string(
                        path,
                        SourcePaths.isPackage(slashed)
                                ? slashed
                                : "./cmd/" + (spec.hasValidName() ? spec.name() : "api"))));
    }

    private static Stream<Finding> from(Subject subject) {
        String from = subject.spec().from();
        AttributePath path = AttributePath.of("from");
        if (!subject.spec().isWritten("from") || ControlCharacter.isIn(from)) {
            return Stream.empty();
        }
        if (from.equals(BaseImage.SCRATCH_REFERENCE) && !subject.base().isScratch()) {
            return Stream.of(new Finding(
                    path,
                    "\"scratch\" is Docker's word for the empty image, which brings nothing of "
                            + subject.spec().base(),
                    "leave from out, with base = Base.SCRATCH"));
        }
        if (from.equals(STAGE)) {
            return Stream.of(new Finding(
                    path,
                    "\"" + STAGE + "\" is the build stage of this Dockerfile",
                    "another image, or leave from out"));
        }
        if (subject.from().isPresent()) {
            return Stream.empty();
        }
        String fitting = from.strip().toLowerCase(Locale.ROOT).replaceFirst("^[a-z]+://", "");
        boolean mended = SecretFormat.find(from).isEmpty()
                && ImageReference.parse(fitting).isPresent();
        return Stream.of(new Finding(
                path,
                Shown.of(from) + " is no image reference",
                mended
                        ? Fix.string(path, fitting)
                        : "registry/path:tag or registry/path:tag@sha256:<64 hex digits>, as from = \"alpine:3.24\"; or"
                                + " leave from out"));
    }

    private static Stream<Finding> build(BuildSpec build) {
        AttributePath path = AttributePath.of("build").member("go");
        Stream<Finding> go = build.go().isEmpty() || isRelease(build.go())
                ? Stream.empty()
                : Stream.of(new Finding(
                        path,
                        Shown.of(build.go()) + " is no Go release",
                        Fix.string(path, "1." + Builder.OLDEST_SUPPORTED_MINOR)));
        Stream<Finding> tags = SpecText.build("tags", build.tags()).stream()
                .filter(tag -> !ControlCharacter.isIn(tag.value())
                        && !TAG.matcher(tag.value()).matches())
                .map(tag -> new Finding(
                        tag.path(),
                        Shown.of(tag.value()) + " is no build tag: letters, digits, underscores and dots",
                        "one string for each tag, without commas: tags = {\"postgres\", \"metrics\"}"));
        Set<String> arguments = new HashSet<>();
        Stream<Finding> stamps = SpecText.build("stamp", build.stamp()).stream()
                .filter(stamp -> !ControlCharacter.isIn(stamp.value()))
                .flatMap(stamp -> stamp(stamp, arguments).stream());
        return Stream.of(go, tags, stamps).flatMap(findings -> findings);
    }

    private static boolean isRelease(String go) {
        return GoVersion.parse(go)
                .filter(version -> version.major() == 1 && version.minor() > 0)
                .isPresent();
    }

    private static Optional<Finding> stamp(SpecText text, Set<String> arguments) {
        Optional<Stamp> stamp = Stamp.parse(text.value());
        if (stamp.isEmpty()) {
            return Optional.of(new Finding(
                    text.path(),
                    Shown.of(text.value()) + " is no variable with its package",
                    Fix.string(text.path(), "main.version=dev")));
        }
        Optional<String> quoted = stamp.get().absent().filter(value -> !Stamp.canBeValue(value));
        if (quoted.isPresent()) {
            return Optional.of(new Finding(
                    text.path(),
                    "the linker cannot be given a value with a quote: " + Shown.of(quoted.get()),
                    "a default without quotes"));
        }
        String argument = stamp.get().argument();
        if (OUR_ARGUMENTS.contains(argument) || TOOL_ARGUMENT.matcher(argument).matches() || !arguments.add(argument)) {
            return Optional.of(new Finding(
                    text.path(),
                    stamp.get().target() + " would be set by the build argument " + argument
                            + ", which is in use already",
                    "another name for the variable in the Go code"));
        }
        return Optional.empty();
    }

    private static Stream<Finding> variables(List<SpecText> variables) {
        Set<String> names = new HashSet<>();
        return variables.stream()
                .filter(variable -> !ControlCharacter.isIn(variable.value()))
                .flatMap(variable -> variable(variable, names).stream());
    }

    private static Optional<Finding> variable(SpecText variable, Set<String> names) {
        String name = key(variable.value());
        if (!variable.value().contains("=") || !VARIABLE.matcher(name).matches()) {
            return Optional.of(new Finding(
                    variable.path(),
                    Shown.of(name) + " is no NAME=value with a name of letters, digits and underscores",
                    Fix.string(variable.path(), fittingVariable(name) + "=…")));
        }
        return names.add(name)
                ? Optional.empty()
                : Optional.of(new Finding(
                        variable.path(), "the variable " + name + " is set twice", "set each variable once"));
    }

    private static String fittingVariable(String name) {
        String fitting = name.replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("^(?=[0-9])", "_");
        boolean unnamed = fitting.replace("_", "").isEmpty()
                || SecretFormat.find(name).isPresent()
                || fitting.length() > LONGEST_FIX;
        return unnamed ? "NAME" : fitting;
    }

    private static Stream<Finding> labels(List<SpecText> labels) {
        Set<String> keys = new HashSet<>();
        return labels.stream()
                .filter(label -> !ControlCharacter.isIn(label.value()))
                .flatMap(label -> label(label, keys).stream());
    }

    private static Optional<Finding> label(SpecText label, Set<String> keys) {
        String key = key(label.value());
        if (!label.value().contains("=") || !LABEL_KEY.matcher(key).matches()) {
            return Optional.of(new Finding(
                    label.path(),
                    Shown.of(key) + " is no key=value with a key that begins with a letter and has lower-case letters,"
                            + " digits, single . and -",
                    Fix.string(label.path(), fittingLabel(key) + "=…")));
        }
        if (RESERVED_LABELS.stream().anyMatch(key::startsWith)) {
            return Optional.of(new Finding(
                    label.path(),
                    "label keys below " + String.join(", ", RESERVED_LABELS) + " are Docker's own",
                    Fix.string(label.path(), "com.acme." + key.substring(key.lastIndexOf('.') + 1) + "=…")
                            + ", with a domain of yours"));
        }
        return keys.add(key)
                ? Optional.empty()
                : Optional.of(new Finding(label.path(), "the label " + key + " is set twice", "set each label once"));
    }

    private static String fittingLabel(String key) {
        String fitting = key.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.]+", "-")
                .replaceAll("[.-]*\\.[.-]*", ".")
                .replaceAll("^[^a-z]+|[.-]+$", "");
        boolean unnamed = fitting.isEmpty() || SecretFormat.find(key).isPresent() || fitting.length() > LONGEST_FIX;
        return unnamed ? "com.acme.key" : fitting;
    }

    private static String key(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0 ? pair : pair.substring(0, equals);
    }
}
