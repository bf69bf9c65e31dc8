package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.spec.Stamp;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A variable that tells a program beside the service, git say, to take the certificate of anybody. Go's own settings are
 * {@link WeakGodebug}'s.
 *
 * @see <a href="https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpsslVerify">http.sslVerify</a>
 * @see <a href="https://www.checkov.io/5.Policy%20Index/dockerfile.html">Checkov's Dockerfile policies</a>
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a variable that switches off the check of certificates",
        severity = Severity.ERROR,
        covers = {"CKV2_DOCKER_5", "CKV2_DOCKER_6", "CKV2_DOCKER_12", "CKV2_DOCKER_14", "CKV2_DOCKER_16"})
public final class TlsVerificationDisabled implements Rule {
    private record Switch(Predicate<String> off, String program) {}

    private static final Map<String, Switch> SWITCHES = Map.of(
            "GIT_SSL_NO_VERIFY", new Switch(value -> !value.isEmpty(), "git"),
            "NODE_TLS_REJECT_UNAUTHORIZED", new Switch("0"::equals, "Node.js"),
            "NPM_CONFIG_STRICT_SSL", new Switch("false"::equals, "npm"),
            "npm_config_strict_ssl", new Switch("false"::equals, "npm"),
            "PIP_TRUSTED_HOST", new Switch(value -> !value.isEmpty(), "pip"),
            "PYTHONHTTPSVERIFY", new Switch("0"::equals, "Python"));

    @Override
    public List<Finding> check(Subject subject) {
        Stream<Finding> variables = SpecText.of("env", subject.spec().env()).stream()
                .flatMap(text -> {
                    String[] pair = text.value().split("=", 2);
                    return finding(text, pair[0], pair.length == 1 ? "" : pair[1]).stream();
                });
        Stream<Finding> arguments = SpecText.build(
                        "stamp", subject.spec().build().stamp())
                .stream()
                .flatMap(text -> Stamp.parse(text.value())
                        .flatMap(stamp ->
                                finding(text, stamp.argument(), stamp.absent().orElse("")))
                        .stream());
        return Stream.concat(variables, arguments).toList();
    }

    private static Optional<Finding> finding(SpecText text, String name, String value) {
        return Optional.ofNullable(SWITCHES.get(name))
                .filter(known -> known.off.test(value))
                .map(known -> new Finding(
                        text.path(),
                        name + " has " + known.program + " take the certificate of anybody",
                        "leave it out, and have your own authority's certificate trusted instead"));
    }
}
