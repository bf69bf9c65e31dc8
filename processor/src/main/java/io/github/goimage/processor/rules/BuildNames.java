package io.github.goimage.processor.rules;

import io.github.goimage.processor.base.Builder;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.spec.Stamp;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.BuildSpec;
import io.github.goimage.rule.Finding;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names in {@code @Build}: a Go release, build tags, variables that the linker sets, private modules. */
final class BuildNames {
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_.]+");

    /**
     * Build arguments are in the environment of the compile step; the go command or the C compiler would read these.
     */
    private static final Pattern TOOL_ARGUMENT = Pattern.compile(
            "GO[A-Z0-9]+|CGO_.*|LD_.*|GIT_(?:DIR|SSH.*)|PATH|HOME|TMPDIR|CC|CXX|AR|PKG_CONFIG.*|GOLANG_VERSION");

    /** Build arguments that the Dockerfile or the builder itself uses. */
    private static final Set<String> OUR_ARGUMENTS = Set.of(
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

    private BuildNames() {}

    /** Returns the findings about values that are not a release, a tag or a variable. */
    static Stream<Finding> check(BuildSpec build) {
        AttributePath path = AttributePath.of("build").member("go");
        Stream<Finding> go = build.go().isEmpty() || isRelease(build.go())
                ? Stream.empty()
                : Stream.of(new Finding(
                        path,
                        Shown.of(build.go()) + " is not a valid Go release",
                        Fix.string(path, "1." + Builder.OLDEST_SUPPORTED_MINOR)));
        Stream<Finding> tags = SpecText.build("tags", build.tags()).stream()
                .filter(tag -> !TAG.matcher(tag.value()).matches())
                .map(tag -> new Finding(
                        tag.path(),
                        Shown.of(tag.value()) + " is not a valid build tag: use letters, digits, underscores and dots",
                        "write one string for each tag, without commas: tags = {\"postgres\", \"metrics\"}"));
        Map<String, String> targets = new HashMap<>();
        Stream<Finding> stamps =
                SpecText.build("stamp", build.stamp()).stream().flatMap(stamp -> stamp(stamp, targets).stream());
        return Stream.of(go, tags, stamps, PrivatePatterns.check(build.privateModules()))
                .flatMap(findings -> findings);
    }

    private static boolean isRelease(String go) {
        return GoVersion.parse(go)
                .filter(version -> version.major() == 1 && version.minor() > 0)
                .isPresent();
    }

    private static Optional<Finding> stamp(SpecText text, Map<String, String> targets) {
        Optional<Stamp> stamp = Stamp.parse(text.value());
        if (stamp.isEmpty()) {
            return Optional.of(new Finding(
                    text.path(),
                    Shown.of(text.value()) + " does not name a variable and its package",
                    Fix.string(text.path(), "main.version=dev")));
        }
        Optional<String> quoted = stamp.get().absent().filter(value -> !Stamp.canBeValue(value));
        if (quoted.isPresent()) {
            return Optional.of(new Finding(
                    text.path(),
                    "the linker cannot receive a value with a quote or a tab: " + Shown.of(quoted.get()),
                    "use a default without quotes and tabs"));
        }
        String argument = stamp.get().argument();
        String target = stamp.get().target();
        String earlier = targets.putIfAbsent(argument, target);
        if (target.equals(earlier)) {
            return Optional.of(new Finding(
                    text.path(), target + " is listed twice", "remove one of the two: each stamp has one default"));
        }
        if (OUR_ARGUMENTS.contains(argument) || TOOL_ARGUMENT.matcher(argument).matches() || earlier != null) {
            return Optional.of(new Finding(
                    text.path(),
                    target + " would be set by the build argument " + argument + ", which is already in use",
                    "rename the variable in the Go code"));
        }
        return Optional.empty();
    }
}
