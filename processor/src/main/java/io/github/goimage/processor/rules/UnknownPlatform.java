package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.text.Suggestion;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Platform;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Rejects a platform that Go does not build Linux images for, one that is listed twice, a second variant of arm,
 * because one Dockerfile holds one GOARM, and, with cgo, one that the builder has no image for.
 *
 * @see <a href="https://go.dev/doc/install/source#environment">GOOS and GOARCH</a>, the list is {@code go tool dist
 *     list}'s
 * @see <a href="https://go.dev/wiki/MinimumRequirements#microarchitecture-support">GOARM and GOAMD64</a>
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a platform that Go does not build Linux images for",
        severity = Severity.ERROR,
        covers = {"BK-FromPlatformFlagConstDisallowed"})
public final class UnknownPlatform extends OwnRule {
    private static final String LINUX = "linux/";

    /** Architectures by the names that other tools give them. */
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("x86_64", "amd64"),
            Map.entry("x86-64", "amd64"),
            Map.entry("x64", "amd64"),
            Map.entry("aarch64", "arm64"),
            Map.entry("arm/v8", "arm64"),
            Map.entry("armhf", "arm/v7"),
            Map.entry("armv7", "arm/v7"),
            Map.entry("armv7l", "arm/v7"),
            Map.entry("armel", "arm/v6"),
            Map.entry("armv6", "arm/v6"),
            Map.entry("i386", "386"),
            Map.entry("i686", "386"),
            Map.entry("x86", "386"),
            Map.entry("riscv", "riscv64"));

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        List<Finding> findings = new ArrayList<>();
        Map<Platform, String> seen = new LinkedHashMap<>();
        for (SpecText text : SpecText.build("platforms", subject.spec().build().platforms())) {
            Optional<Platform> platform = Platform.parse(text.value());
            if (platform.isEmpty()) {
                findings.add(unknown(text));
            } else {
                clash(platform.get(), text, seen).ifPresent(findings::add);
                if (!subject.builder().buildsFor(platform.get())) {
                    findings.add(withoutBuilder(text, subject));
                }
                seen.putIfAbsent(platform.get(), text.value());
            }
        }
        return findings;
    }

    private static Finding withoutBuilder(SpecText text, JudgedImage subject) {
        return new Finding(
                text.path(),
                "with cgo the builder runs on the target platform, and there is no "
                        + subject.builder().reference() + " for " + Shown.of(text.value()),
                "cgo = false, or remove " + Shown.of(text.value()));
    }

    private static Finding unknown(SpecText text) {
        String value = text.value();
        boolean otherSystem = value.matches("(?:windows|darwin|freebsd|netbsd|openbsd|plan9|aix|js|wasip1)(?:/.*)?");
        return new Finding(
                text.path(),
                Shown.of(value)
                        + (otherSystem
                                ? " is not Linux, but all bases are"
                                : " is not a platform that Go builds Linux images for"),
                suggestion(value)
                        .map(name -> Fix.string(text.path(), name))
                        .orElse("one of " + String.join(", ", Platform.names())));
    }

    /**
     * Returns the platform that {@code amd64}, {@code linux/x86_64} or a misspelled name means, or the same
     * architecture of another system.
     */
    private static Optional<String> suggestion(String value) {
        String lower = value.strip().toLowerCase(Locale.ROOT);
        String arch = lower.substring(lower.indexOf('/') + 1);
        String known = OTHER_NAMES.getOrDefault(arch, arch);
        List<String> architectures = Platform.names().stream()
                .map(name -> name.substring(LINUX.length()))
                .toList();
        return (architectures.contains(known) ? Optional.of(known) : Suggestion.nearest(known, architectures))
                .map(LINUX::concat);
    }

    private static Optional<Finding> clash(Platform platform, SpecText text, Map<Platform, String> seen) {
        String same = seen.get(platform);
        if (same != null) {
            return Optional.of(new Finding(
                    text.path(),
                    Shown.of(text.value())
                            + (same.equals(text.value())
                                    ? " is listed twice"
                                    : " is the same platform as " + Shown.of(same)),
                    "remove one of them"));
        }
        return seen.entrySet().stream()
                .filter(other ->
                        platform.arch().equals("arm") && other.getKey().arch().equals("arm"))
                .findFirst()
                .map(other -> new Finding(
                        text.path(),
                        Shown.of(text.value()) + " beside " + Shown.of(other.getValue())
                                + ": one Dockerfile compiles for one variant of arm",
                        "remove "
                                + Shown.of(higher(platform, other.getKey()).toString())
                                + ", whose processors also run the other; or add a second @GoImage with its own name"));
    }

    private static Platform higher(Platform a, Platform b) {
        return a.variant().compareTo(b.variant()) > 0 ? a : b;
    }
}
