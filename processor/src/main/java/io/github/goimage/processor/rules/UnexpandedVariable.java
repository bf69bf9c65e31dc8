package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Warns of an environment variable or a command in an argument: no shell runs in the image, so the service gets its
 * name.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "an environment variable in an argument", severity = Severity.WARN)
public final class UnexpandedVariable extends OwnRule {
    /** Names of variables in capitals, as all are that a shell is given. */
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:([A-Z][A-Z0-9_]+)|\\{([A-Z][A-Z0-9_]+)(?::?[-+?=][^{}]*)?\\})");

    /** A command in place of which a shell would write what it prints, or a variable as Kubernetes writes it. */
    private static final Pattern COMMAND = Pattern.compile("\\$\\([\\w./-][\\w./ +%:=-]*\\)");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return Stream.of(
                        SpecText.of("args", subject.spec().args()),
                        SpecText.of("fixedArgs", subject.spec().fixedArgs()),
                        SpecText.of("healthcheck", subject.spec().healthcheck()))
                .flatMap(List::stream)
                .flatMap(text -> finding(text).stream())
                .toList();
    }

    private static Optional<Finding> finding(SpecText text) {
        Matcher variable = VARIABLE.matcher(text.value());
        if (variable.find()) {
            String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
            return Optional.of(finding(
                    text, variable, "write the value, or let the service read it: os.Getenv(\"" + name + "\")"));
        }
        Matcher command = COMMAND.matcher(text.value());
        return command.find()
                ? Optional.of(finding(text, command, "write the value, or let the service find it"))
                : Optional.empty();
    }

    private static Finding finding(SpecText text, Matcher replaced, String fix) {
        return new Finding(
                text.path(),
                Shown.of(text.value()) + " is passed as it is: no shell replaces " + replaced.group(),
                fix);
    }
}
