package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.Builder.Linkage;
import io.github.goimage.processor.base.ImageReference;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rejects a base with an older Debian than the builder's if the binary loads the C library: it would exit with "version
 * GLIBC_2.38 not found" when it starts.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a base with an older C library than the builder", severity = Severity.ERROR)
public final class SuiteMismatch extends OwnRule {
    /** Words of repositories and tags that name a suite with an older glibc than trixie's, and its full name. */
    private static final Map<String, String> OLDER = Map.ofEntries(
            Map.entry("bookworm", "Debian 12"),
            Map.entry("debian12", "Debian 12"),
            Map.entry("bullseye", "Debian 11"),
            Map.entry("debian11", "Debian 11"),
            Map.entry("buster", "Debian 10"),
            Map.entry("debian10", "Debian 10"),
            Map.entry("noble", "Ubuntu 24.04"),
            Map.entry("jammy", "Ubuntu 22.04"),
            Map.entry("focal", "Ubuntu 20.04"),
            Map.entry("24.04", "Ubuntu 24.04"),
            Map.entry("22.04", "Ubuntu 22.04"),
            Map.entry("20.04", "Ubuntu 20.04"));

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        // What another builder links with, nobody knows.
        if (subject.builder().linkage() != Linkage.DYNAMIC
                || !subject.spec().build().from().isEmpty()) {
            return List.of();
        }
        return subject.from().flatMap(SuiteMismatch::older).stream()
                .map(suite -> new Finding(
                        AttributePath.of("from"),
                        "\"" + subject.spec().from() + "\" is " + suite
                                + ", and the binary is linked with the C library of Debian 13",
                        Fix.ownBase(subject)))
                .toList();
    }

    private static Optional<String> older(ImageReference from) {
        String name = from.repository().substring(from.repository().lastIndexOf('/') + 1);
        return Stream.of((name + "-" + from.tag()).split("[-_:]"))
                .map(OLDER::get)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
