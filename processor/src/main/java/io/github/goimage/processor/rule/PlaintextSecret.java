package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.policy.Setting;
import io.github.goimage.processor.spec.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A credential in a value that becomes part of the image, where everybody who pulls it can read it with docker inspect. CIS
 * Docker Benchmark 4.10. The message never prints the value.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a credential that would become part of the image",
        severity = Severity.ERROR,
        covers = {"DS-0031", "BK-SecretsUsedInArgOrEnv", "DL3064", "CIS-4.10"})
public final class PlaintextSecret implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        return Stream.concat(
                        SpecText.of(subject.spec()).stream().flatMap(text -> finding(text).stream()),
                        subject.policy().settings().stream().flatMap(setting -> finding(setting).stream()))
                .toList();
    }

    private static Optional<Finding> finding(Setting setting) {
        return SecretFormat.find(setting.value())
                .map(format -> new Finding(
                        AttributePath.IMAGE,
                        setting.place() + ": the value of " + setting.key() + " is " + format
                                + ", which would stand in the Dockerfile",
                        "leave it out and give it to the build: docker build --build-arg GOPROXY=…; then revoke this"
                                + " one"));
    }

    private static Optional<Finding> finding(SpecText text) {
        return SecretFormat.find(text.value())
                .map(format -> new Finding(
                        text.path(),
                        "the value is " + format + ", which everybody who pulls the image could read",
                        "leave it out and set it when the service runs: docker run -e NAME, --env-file, or a mounted"
                                + " secret; then revoke this one"));
    }
}
