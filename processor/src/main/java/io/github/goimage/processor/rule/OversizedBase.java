package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.Base;
import io.github.goimage.processor.base.BaseImage.Libc;
import io.github.goimage.processor.spec.AttributePath;
import java.util.List;

/**
 * A base with more in it than a binary without cgo can use: a shell, a package manager, a C library, each to be patched. CIS
 * Docker Benchmark 4.3.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a base with more in it than the binary uses",
        severity = Severity.NOTE,
        covers = {"CIS-4.3"})
public final class OversizedBase implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        if (subject.base().libc() == Libc.NONE) {
            return List.of();
        }
        Base base = subject.spec().base();
        String brings = subject.base().shell() ? "a shell, a package manager and a C library" : "a C library";
        return List.of(new Finding(
                AttributePath.of("base"),
                base + " holds " + brings + ", and a binary built without cgo uses none of it",
                subject.spec().from().isEmpty() ? "base = Base.SCRATCH" : "base = Base.SCRATCH, without from"));
    }
}
