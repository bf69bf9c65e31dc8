package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.Builder.Linkage;
import io.github.goimage.processor.spec.AttributePath;
import java.util.List;
import java.util.Map;

/**
 * A base with an older Debian than the builder's, for a binary that loads the C library: "version GLIBC_2.38 not found" when
 * it starts.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a base with an older C library than the builder", severity = Severity.ERROR)
public final class SuiteMismatch implements Rule {
    /** Debian's suites before trixie (13), as tags and repositories name them. */
    private static final Map<String, String> OLDER = Map.of(
            "bookworm", "12",
            "debian12", "12",
            "bullseye", "11",
            "debian11", "11",
            "buster", "10",
            "debian10", "10");

    @Override
    public List<Finding> check(Subject subject) {
        if (subject.builder().linkage() != Linkage.DYNAMIC) {
            return List.of();
        }
        return OLDER.keySet().stream()
                .sorted()
                .filter(subject.spec().from()::contains)
                .limit(1)
                .map(suite -> new Finding(
                        AttributePath.of("from"),
                        "\"" + subject.spec().from() + "\" is Debian " + OLDER.get(suite)
                                + ", and the binary is linked with the C library of Debian 13",
                        "leave from out: base = " + subject.spec().base() + " means "
                                + subject.base().reference()))
                .toList();
    }
}
