package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.ImageReference;
import io.github.goimage.processor.policy.Setting;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;

/**
 * Rejects a base from a registry or path that nobody vouches for. It accepts Docker's official images, and those of
 * distroless and Chainguard, which their makers maintain and which are smaller than any official image.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a base image from an unknown publisher",
        severity = Severity.ERROR,
        covers = {"DL3026"})
public final class UntrustedBase extends OwnRule {
    private static final List<String> ALLOWED = List.of("gcr.io/distroless", "cgr.dev/chainguard");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        List<String> registries = subject.policy().registries();
        if (!registries.isEmpty()) {
            return subject.from().filter(from -> !isBelow(from, registries)).stream()
                    .map(from -> new Finding(
                            AttributePath.of("from"),
                            Shown.of(from.text()) + " comes from none of the registries that " + whoAllows(subject)
                                    + " allows",
                            "from = an image of " + String.join(", ", registries)))
                    .toList();
        }
        return subject.from().filter(from -> !isTrusted(from)).stream()
                .map(from -> new Finding(
                        AttributePath.of("from"),
                        Shown.of(from.text())
                                + " is neither a Docker official image nor an image of gcr.io/distroless or"
                                + " cgr.dev/chainguard",
                        "base = Base." + subject.spec().base() + " without from, which means "
                                + subject.base().reference() + "; for an image of your own: registries = "
                                + from.name().replaceFirst("/[^/]*$", "") + " in goimage.properties"))
                .toList();
    }

    private static String whoAllows(JudgedImage subject) {
        return subject.policy().settings().stream()
                .filter(setting -> setting.source() == Setting.Source.JAR
                        && subject.policy()
                                .sources()
                                .getOrDefault("registries", "")
                                .equals(setting.place()))
                .findFirst()
                .map(Setting::holder)
                .orElse("goimage.properties");
    }

    private static boolean isTrusted(ImageReference from) {
        return from.isOfficial() || isBelow(from, ALLOWED);
    }

    /** Returns whether the name begins with whole parts of one of these. */
    private static boolean isBelow(ImageReference from, List<String> prefixes) {
        return prefixes.stream()
                .anyMatch(prefix ->
                        from.name().startsWith(prefix + "/") || from.name().equals(prefix));
    }
}
