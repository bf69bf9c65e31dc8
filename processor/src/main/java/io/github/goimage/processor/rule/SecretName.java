package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.spec.AttributePath;
import io.github.goimage.processor.spec.Stamp;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A variable whose name says that it holds a credential, whatever its value. If it does, everybody who pulls the image can
 * read it; if not, the checkers of Dockerfiles still say so.
 *
 * @see <a href="https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/">SecretsUsedInArgOrEnv</a>
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a variable that by its name holds a credential",
        severity = Severity.WARN,
        covers = {"DS-0031", "BK-SecretsUsedInArgOrEnv", "DL3064"})
public final class SecretName implements Rule {
    /** Words between underscores, of BuildKit and Trivy, and one of Dockle's. */
    private static final Set<String> WORDS =
            Set.of("apikey", "auth", "credential", "credentials", "key", "pass", "passwd", "psw", "pword", "usr");

    /** Parts of a name, of hadolint. */
    private static final List<String> PARTS =
            List.of("api_key", "client_key", "password", "private", "secret", "token", "username");

    @Override
    public List<Finding> check(Subject subject) {
        // A value that is a credential for certain is PlaintextSecret's.
        Stream<Finding> variables = SpecText.of("env", subject.spec().env()).stream()
                .filter(text -> Secrets.find(text.value()).isEmpty())
                .flatMap(text -> finding(text.path(), text.value().split("=", 2)[0]).stream());
        Stream<Finding> arguments = SpecText.build(
                        "stamp", subject.spec().build().stamp())
                .stream()
                .filter(text -> Secrets.find(text.value()).isEmpty())
                .flatMap(text ->
                        Stamp.parse(text.value()).flatMap(stamp -> finding(text.path(), stamp.argument())).stream());
        return Stream.concat(variables, arguments).toList();
    }

    private static Optional<Finding> finding(AttributePath path, String name) {
        return isTelling(name)
                ? Optional.of(new Finding(
                        path,
                        Shown.of(name) + " is the name of a credential, which everybody who pulls the image could read",
                        "leave it out and set it when the service runs: docker run -e " + name
                                + ", or a mounted secret"))
                : Optional.empty();
    }

    private static boolean isTelling(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return PARTS.stream().anyMatch(lower::contains)
                || Stream.of(lower.split("_")).anyMatch(WORDS::contains);
    }
}
