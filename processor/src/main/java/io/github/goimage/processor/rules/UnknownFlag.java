package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.spec.BuildFlag;
import io.github.goimage.processor.table.Table;
import io.github.goimage.processor.text.Suggestion;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rejects a flag or setting of the build that is not allowed, that the Go release does not know, or that is named
 * twice.
 *
 * @see <a href="https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies">go build</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a flag that goimage does not pass to go build", severity = Severity.ERROR, fixed = true)
public final class UnknownFlag extends OwnRule {
    /** What is allowed, with an example of each value. */
    private static final List<String> ALLOWED = List.of(
            "-cover",
            "-covermode=atomic",
            "-coverpkg=./...",
            "-race",
            "-gcflags=all=-N -l",
            "-pgo=off",
            "GOFIPS140=latest",
            "GOEXPERIMENT=jsonv2");

    /** What has a member or a default of its own, by the name before the equals sign. */
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("-tags", "tags in @Build"),
            Map.entry("-ldflags", "stamp in @Build sets variables, and stripDebug omits debug information"),
            Map.entry("-s", "stripDebug, which is true by default"),
            Map.entry("-w", "stripDebug, which is true by default"),
            Map.entry("-trimpath", "remove it: every build has it"),
            Map.entry("-buildvcs", "remove it: every build has -buildvcs=false; stamp in @Build sets a revision"),
            Map.entry("-o", "remove it: the binary is /app"),
            Map.entry("-pgo", "remove it: default.pgo beside the main package is used; \"-pgo=off\" ignores it"),
            Map.entry("CGO_ENABLED", "cgo in @Build"),
            Map.entry("GOOS", "platforms in @Build"),
            Map.entry("GOARCH", "platforms in @Build"),
            Map.entry("GOAMD64", "platforms in @Build: \"linux/amd64/v3\""),
            Map.entry("GOARM", "platforms in @Build: \"linux/arm/v6\""),
            Map.entry("GOPROXY", "go.proxy in goimage.properties, or --build-arg GOPROXY"),
            Map.entry("GOPRIVATE", "privateModules in @Build"));

    private static final List<List<String>> KNOWN = Table.read("build-settings.tsv");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        Optional<Integer> minor = GoVersion.parse(subject.builder().go()).map(GoVersion::minor);
        List<Finding> findings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (SpecText text : SpecText.build("flags", subject.spec().build().flags())) {
            Optional<BuildFlag> flag = BuildFlag.parse(text.value());
            if (flag.isEmpty()) {
                findings.add(notAllowed(text));
            } else if (!seen.add(flag.get().name())) {
                findings.add(new Finding(text.path(), flag.get().name() + " is named twice", "remove one of them"));
            } else {
                minor.flatMap(release -> unknown(text.path(), flag.get(), release))
                        .ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Finding notAllowed(SpecText text) {
        String name = text.value().split("=", 2)[0];
        String single = name.startsWith("--") ? name.substring(1) : name;
        return new Finding(
                text.path(),
                Shown.of(text.value()) + " is not one of the flags that goimage passes to go build",
                Optional.ofNullable(INSTEAD.get(single))
                        .or(() -> ALLOWED.stream()
                                .filter(allowed -> allowed.split("=", 2)[0].equals(single))
                                .findFirst()
                                .or(() -> Suggestion.nearest(text.value(), ALLOWED))
                                .map(allowed -> Fix.string(text.path(), allowed)))
                        .orElse("one of " + String.join(", ", ALLOWED)));
    }

    /** Returns the finding about a value that the Go release does not have, if its values are known. */
    private static Optional<Finding> unknown(AttributePath path, BuildFlag flag, int minor) {
        return KNOWN.stream()
                .filter(row ->
                        row.get(0).equals(String.valueOf(minor)) && row.get(1).equals(flag.name()))
                .map(row -> List.of(row.get(2).split(" ")))
                .flatMap(values -> Stream.of(flag.value().split(","))
                        .filter(value -> !values.contains(value) && !values.contains(value.replaceFirst("^no", "")))
                        .map(value -> new Finding(
                                path,
                                "Go 1." + minor + " knows no " + flag.name() + "=" + value,
                                Suggestion.nearest(value, values)
                                        .map(near -> Fix.string(path, flag.name() + "=" + near))
                                        .orElse("one of " + String.join(", ", values)))))
                .findFirst();
    }
}
