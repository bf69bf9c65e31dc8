package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.policy.Setting;
import io.github.goimage.processor.spec.AttributePath;
import io.github.goimage.processor.spec.ImageSpec;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A credential in a value that becomes part of the image, where everybody who pulls it can read it with docker inspect. CIS
 * Docker Benchmark 4.10. The message never prints the value.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a credential that would become part of the image",
        severity = Severity.ERROR,
        covers = {"DS-0031", "BK-SecretsUsedInArgOrEnv", "DL3064", "CIS-4.10", "CIS-DI-0010"})
public final class PlaintextSecret implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        return Stream.concat(
                        Stream.concat(
                                SpecText.of(subject.spec()).stream().flatMap(text -> finding(text).stream()),
                                flags(subject.spec())),
                        subject.policy().settings().stream().flatMap(setting -> finding(setting).stream()))
                .toList();
    }

    /** The value after a flag that names it: {@code args = {"-db-password", "…"}}. */
    private static Stream<Finding> flags(ImageSpec spec) {
        return Stream.of(SpecText.of("args", spec.args()), SpecText.of("healthcheck", spec.healthcheck()))
                .flatMap(words -> IntStream.range(1, words.size())
                        .filter(i -> words.get(i - 1).value().startsWith("-"))
                        .filter(i ->
                                isSecret(words.get(i - 1).value(), words.get(i).value()))
                        .filter(i -> Secrets.find(words.get(i).value()).isEmpty())
                        .mapToObj(i -> finding(words.get(i), NamedSecret.WORDS)));
    }

    private static boolean isSecret(String flag, String value) {
        return NamedSecret.is(flag, value) || LoginForm.isFlag(flag, value);
    }

    private static Optional<Finding> finding(Setting setting) {
        return Secrets.find(setting.value())
                .map(format -> new Finding(
                        AttributePath.IMAGE,
                        setting.place() + ": the value of " + setting.key() + " is " + format
                                + ", which would stand in the Dockerfile",
                        "leave it out and give it to the build: docker build --build-arg GOPROXY=…; then revoke this"
                                + " one"));
    }

    private static Optional<Finding> finding(SpecText text) {
        return Secrets.find(text.value()).map(format -> finding(text, format));
    }

    private static Finding finding(SpecText text, String format) {
        return new Finding(
                text.path(),
                "the value is " + format + ", which everybody who pulls the image could read",
                "leave it out and set it when the service runs: docker run -e NAME, --env-file, or a mounted"
                        + " secret; then revoke this one");
    }
}
