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
import java.util.Set;
import java.util.function.Predicate;

/**
 * Rejects a variable that makes a program beside the service, such as git, accept any certificate. {@link WeakGodebug}
 * covers Go's own settings.
 *
 * @see <a href="https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpsslVerify">http.sslVerify</a>
 * @see <a href="https://www.checkov.io/5.Policy%20Index/dockerfile.html">Checkov's Dockerfile policies</a>
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a variable that disables certificate verification",
        severity = Severity.ERROR,
        covers = {"CKV2_DOCKER_5", "CKV2_DOCKER_6", "CKV2_DOCKER_12", "CKV2_DOCKER_14", "CKV2_DOCKER_16"})
public final class TlsVerificationDisabled extends OwnRule {
    /** What strconv.ParseBool takes for true and for false. */
    private static final Set<String> YES = Set.of("1", "t", "T", "TRUE", "true", "True");

    private static final Set<String> NO = Set.of("0", "f", "F", "FALSE", "false", "False");

    private record Switch(Predicate<String> off, String program) {}

    private static final Map<String, Switch> SWITCHES = Map.of(
            "CONSUL_HTTP_SSL_VERIFY", new Switch(value -> NO.contains(value), "Consul's client"),
            // Its presence is enough: getenv() in http.c.
            "GIT_SSL_NO_VERIFY", new Switch(value -> true, "git"),
            "NODE_TLS_REJECT_UNAUTHORIZED", new Switch("0"::equals, "Node.js"),
            "NOMAD_SKIP_VERIFY", new Switch(value -> YES.contains(value), "Nomad's client"),
            "NPM_CONFIG_STRICT_SSL", new Switch("false"::equals, "npm"),
            "npm_config_strict_ssl", new Switch("false"::equals, "npm"),
            "PIP_TRUSTED_HOST", new Switch(value -> !value.isEmpty(), "pip"),
            "PYTHONHTTPSVERIFY", new Switch("0"::equals, "Python"),
            "VAULT_SKIP_VERIFY", new Switch(value -> YES.contains(value), "Vault's client"));

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return Variable.of(subject.spec())
                .filter(Variable::isSet)
                .flatMap(variable -> finding(variable).stream())
                .toList();
    }

    private static Optional<Finding> finding(Variable variable) {
        return Optional.ofNullable(SWITCHES.get(variable.name()))
                .filter(known -> known.off.test(variable.value()))
                .map(known -> new Finding(
                        variable.path(),
                        variable.name() + " makes " + known.program + " accept any certificate",
                        "remove it, and make the program trust your own authority's certificate instead"));
    }
}
