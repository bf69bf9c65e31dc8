package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rejects a number that is not a valid port, or a port that is listed twice. RFC 6335, section 6. */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a number that is not a valid port, or a port listed twice",
        severity = Severity.ERROR,
        covers = {"DL3011", "DS-0008", "BK-ExposeInvalidFormat"},
        fixed = true)
public final class InvalidPort extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return Ports.findings(subject.spec(), InvalidPort::check);
    }

    private static Stream<Finding> check(Ports ports) {
        return ports.positions().boxed().flatMap(i -> check(ports, i).stream());
    }

    private static Optional<Finding> check(Ports ports, int position) {
        int number = ports.numbers().get(position);
        if (!Ports.isPort(number)) {
            return Optional.of(ports.finding(position, number + " is not a valid port (1 to " + Ports.MAX + ")"));
        }
        return ports.isRepeated(position)
                ? Optional.of(ports.finding(position, "port " + number + " is listed twice"))
                : Optional.empty();
    }
}
