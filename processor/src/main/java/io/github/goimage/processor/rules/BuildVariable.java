package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Warns of a variable that the go command reads when it builds: {@code env} is the environment of the service, where it
 * does nothing.
 *
 * @see <a href="https://pkg.go.dev/cmd/go#hdr-Environment_variables">Environment variables of the go command</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a variable of the build in the service's environment", severity = Severity.WARN)
public final class BuildVariable extends OwnRule {
    /** Those that no service reads by that name, and what to write instead. */
    private static final Map<String, String> VARIABLES = Map.of(
            "CGO_ENABLED", "build = @Build(cgo = true), or remove it: cgo is off by default",
            "GOAMD64", "build = @Build(platforms = \"linux/amd64/v3\")",
            "GOFIPS140",
                    "GODEBUG=fips140=on in env, which turns FIPS mode on; to select the module:"
                            + " build = @Build(flags = \"GOFIPS140=latest\")");

    /** Those that the go command reads when a service starts it, which only an image of the user's own can hold. */
    private static final Map<String, String> OF_THE_COMMAND = Map.of(
            "GOEXPERIMENT", "build = @Build(flags = \"GOEXPERIMENT=<names>\")",
            "GOFLAGS", "remove it; build tags are build = @Build(tags = \"<tag>\"), other flags are flags in @Build");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        boolean mayHoldGo = !subject.spec().from().isEmpty();
        return Variable.ofService(subject.spec())
                .flatMap(variable -> finding(variable, mayHoldGo).stream())
                .toList();
    }

    private static Optional<Finding> finding(Variable variable, boolean mayHoldGo) {
        String name = variable.name();
        return Optional.ofNullable(VARIABLES.get(name))
                .or(() -> Optional.ofNullable(OF_THE_COMMAND.get(name)).filter(fix -> !mayHoldGo))
                .map(fix -> new Finding(
                        variable.path(), name + " is read by the go command when it builds, not by the service", fix));
    }
}
