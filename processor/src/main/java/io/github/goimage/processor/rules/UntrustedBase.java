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
import java.util.stream.Stream;

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
    private static final AttributePath FROM = AttributePath.of("from");
    private static final AttributePath BUILDER = AttributePath.of("build").member("from");
    private static final List<String> ALLOWED = List.of("gcr.io/distroless", "cgr.dev/chainguard", "dhi.io");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return Stream.concat(
                        subject.from().stream().flatMap(from -> finding(FROM, from, Fix.ownBase(subject), subject)),
                        subject.builderFrom().stream()
                                .flatMap(from -> finding(BUILDER, from, Fix.ownBuilder(subject), subject)))
                .toList();
    }

    private static Stream<Finding> finding(
            AttributePath path, ImageReference from, String official, JudgedImage subject) {
        List<String> registries = subject.policy().supply().registries();
        if (!registries.isEmpty()) {
            return isBelow(from, registries)
                    ? Stream.empty()
                    : Stream.of(new Finding(
                            path,
                            Shown.of(from.text()) + " comes from none of the registries that " + whoAllows(subject)
                                    + " allows",
                            "from = an image of " + String.join(", ", registries)));
        }
        return isTrusted(from)
                ? Stream.empty()
                : Stream.of(new Finding(
                        path,
                        Shown.of(from.text())
                                + " is neither a Docker official image nor an image of gcr.io/distroless,"
                                + " cgr.dev/chainguard or dhi.io",
                        official + "; for an image of your own: registries = "
                                + from.name().replaceFirst("/[^/]*$", "") + " in goimage.properties"));
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
