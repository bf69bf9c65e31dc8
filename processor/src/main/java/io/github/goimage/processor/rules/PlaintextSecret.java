package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.policy.Setting;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.secret.Secrets;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rejects a credential in a value that becomes part of the image, where everyone who can pull the image can read it
 * with docker inspect. CIS Docker Benchmark 4.10. The message never prints the value.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a credential that would become part of the image",
        severity = Severity.ERROR,
        covers = {"DS-0031", "BK-SecretsUsedInArgOrEnv", "DL3064", "CIS-4.10", "CIS-DI-0010"})
public final class PlaintextSecret extends OwnRule {
    /** The settings that are defaults of build arguments. */
    private static final Map<String, String> BUILD_ARGUMENTS = Map.of("go.proxy", "GOPROXY", "go.sumdb", "GOSUMDB");

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return Stream.concat(
                        Credential.of(subject.spec()).stream().map(PlaintextSecret::finding),
                        subject.policy().settings().stream().flatMap(setting -> finding(setting).stream()))
                .toList();
    }

    private static Optional<Finding> finding(Setting setting) {
        String argument = BUILD_ARGUMENTS.getOrDefault(setting.key(), "");
        return Secrets.find(setting.value())
                .map(format -> new Finding(
                                AttributePath.IMAGE,
                                setting.place() + ": the value of " + setting.key() + " is " + format
                                        + (argument.isEmpty()
                                                ? ", which everyone who reads the repository could read"
                                                : ", which would appear in the Dockerfile"),
                                "remove it"
                                        + (argument.isEmpty()
                                                ? ""
                                                : " and pass it to the build: docker build --build-arg " + argument
                                                        + "=…")
                                        + "; then revoke this one")
                        .about(setting.key()));
    }

    private static Finding finding(Credential credential) {
        return new Finding(
                credential.path(),
                "the value is " + credential.what() + ", which everyone who pulls the image could read",
                instead(credential) + "; then revoke this one");
    }

    private static String instead(Credential credential) {
        List<AttributePath.Step> steps = credential.path().steps();
        if (steps.get(steps.size() - 1).member().equals("from")) {
            return "remove it, and let docker login keep it for the registry";
        }
        return switch (steps.get(0).member()) {
            case "env" ->
                "remove it and set it when the service runs: docker run -e " + variable(credential.value())
                        + ", --env-file, or a mounted secret";
            case "args", "fixedArgs", "healthcheck" ->
                "remove it, and let the service read it from a variable, docker run -e NAME, or from a mounted"
                        + " secret";
            case "build" ->
                "remove it, and let the service read it when it runs, from a variable or from a mounted secret";
            default -> "remove it: only what everyone may read belongs here";
        };
    }

    /** Returns the variable's name if there is one to show. */
    private static String variable(String pair) {
        String name = pair.substring(0, Math.max(0, pair.indexOf('=')));
        return VARIABLE.matcher(name).matches() && Secrets.find(name).isEmpty() ? name : "NAME";
    }
}
