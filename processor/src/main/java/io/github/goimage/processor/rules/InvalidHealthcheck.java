package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.text.GoDuration;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.HealthcheckOptionsSpec;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rejects options of the health check that builders reject, or that have no effect: zero, which an engine takes for not
 * set, and options without a health check.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/#healthcheck">HEALTHCHECK</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "health check options that builders reject or ignore", severity = Severity.ERROR, fixed = true)
public final class InvalidHealthcheck extends OwnRule {
    private static final String MEMBER = "healthcheckOptions";
    private static final AttributePath PATH = AttributePath.of(MEMBER);

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        HealthcheckOptionsSpec options = subject.spec().healthcheckOptions();
        HealthcheckOptionsSpec absent = HealthcheckOptionsSpec.DEFAULT;
        List<Finding> findings = new ArrayList<>();
        if (subject.spec().isWritten(MEMBER) && subject.spec().healthcheck().isEmpty()) {
            findings.add(new Finding(
                    PATH,
                    "without healthcheck the options have no effect: the image has HEALTHCHECK NONE",
                    "remove healthcheckOptions, or name the flag with which the service checks itself:"
                            + " healthcheck = \"-health\""));
        }
        duration("interval", options.interval(), absent.interval(), true).ifPresent(findings::add);
        duration("timeout", options.timeout(), absent.timeout(), true).ifPresent(findings::add);
        duration("startPeriod", options.startPeriod(), absent.startPeriod(), false)
                .ifPresent(findings::add);
        if (options.retries() < 1) {
            findings.add(new Finding(
                    PATH.member("retries"),
                    options.retries() == 0
                            ? "engines take 0 for not set, which means " + absent.retries()
                            : options.retries() + " is negative",
                    "retries = " + absent.retries()));
        }
        return findings;
    }

    private static Optional<Finding> duration(String member, String text, String absent, boolean aboveZero) {
        Optional<BigDecimal> nanoseconds = GoDuration.nanoseconds(text);
        if (nanoseconds.isEmpty()) {
            boolean number = text.matches("[0-9]{1,9}");
            return Optional.of(finding(
                    member,
                    Shown.of(text) + (number ? " is a number without a unit" : " is not a duration"),
                    number ? text + "s" : absent));
        }
        BigDecimal value = nanoseconds.get();
        if (value.signum() == 0) {
            return aboveZero
                    ? Optional.of(finding(
                            member, "engines take " + Shown.of(text) + " for not set, which means " + absent, absent))
                    : Optional.empty();
        }
        if (value.compareTo(GoDuration.MILLISECOND) < 0) {
            return Optional.of(finding(
                    member,
                    Shown.of(text) + (value.signum() < 0 ? " is negative" : " is less than a millisecond"),
                    absent));
        }
        return value.compareTo(GoDuration.LONGEST) > 0
                ? Optional.of(
                        finding(member, Shown.of(text) + " is more than 292 years, Go's longest duration", absent))
                : Optional.empty();
    }

    private static Finding finding(String member, String problem, String duration) {
        AttributePath path = PATH.member(member);
        return new Finding(path, problem, Fix.string(path, duration));
    }
}
