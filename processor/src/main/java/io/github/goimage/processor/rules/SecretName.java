package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.secret.Secrets;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Warns about a variable whose name says that it holds a credential, whatever its value. If it holds one, everyone who
 * pulls the image can read it; if not, the checkers of Dockerfiles still report it.
 *
 * @see <a href="https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/">SecretsUsedInArgOrEnv</a>
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a variable whose name says that it holds a credential",
        severity = Severity.WARN,
        covers = {"DS-0031", "BK-SecretsUsedInArgOrEnv", "DL3064"})
public final class SecretName extends OwnRule {
    /** Words between underscores, from BuildKit and Trivy, and one from Dockle. */
    private static final Set<String> WORDS =
            Set.of("apikey", "auth", "credential", "credentials", "key", "pass", "passwd", "psw", "pword", "usr");

    /** Parts of a name, from hadolint. */
    private static final List<String> PARTS =
            List.of("api_key", "client_key", "password", "private", "secret", "token", "username");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        // If a value is certainly a credential, PlaintextSecret reports it.
        return Variable.of(subject.spec())
                .filter(variable -> isTelling(variable.name()))
                .filter(variable -> Secrets.find(variable.text()).isEmpty())
                .map(SecretName::finding)
                .toList();
    }

    private static Finding finding(Variable variable) {
        String absent = "remove it and set it when the service runs: docker run -e " + variable.name();
        // Docker and Kubernetes mount a secret as a file: its path is not a secret.
        if (variable.value().startsWith("/")) {
            return new Finding(
                    variable.path(),
                    Shown.of(variable.name())
                            + " is the name of a credential, which Dockerfile checkers reject, although the value is a"
                            + " path",
                    absent + "=<path>, or make the path the service's own default");
        }
        if (!Secrets.isCredentialName(variable.name())) {
            return new Finding(
                    variable.path(),
                    "Dockerfile checkers take " + Shown.of(variable.name()) + " for the name of a credential",
                    absent + "=<value>, or make the value the service's own default");
        }
        return new Finding(
                variable.path(),
                Shown.of(variable.name())
                        + (variable.text().endsWith("=")
                                ? " is the name of a credential, which Dockerfile checkers reject even if it is empty"
                                : " is the name of a credential, which everyone who pulls the image could read"),
                absent + ", or a mounted secret");
    }

    private static boolean isTelling(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return PARTS.stream().anyMatch(lower::contains)
                || Stream.of(lower.split("_")).anyMatch(WORDS::contains);
    }
}
