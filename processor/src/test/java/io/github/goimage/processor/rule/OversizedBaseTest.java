package io.github.goimage.processor.rule;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OversizedBaseTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(OversizedBase.class, directory);
    }

    @Test
    void advisesAgainstAlpine() {
        tester.compile("base = ALPINE").hasAdvice("""
                [OversizedBase] com.acme.localcache @GoImage(base): ALPINE holds a shell, a package manager and a C \
                library, and a binary built without cgo uses none of it
                fix: base = Base.SCRATCH
                https://github.com/goimage/goimage/blob/main/docs/rules/OversizedBase.md""");
    }

    @Test
    void advisesAgainstDebian() {
        tester.compile("base = DEBIAN").hasAdvice("""
                [OversizedBase] com.acme.localcache @GoImage(base): DEBIAN holds a shell, a package manager and a C \
                library, and a binary built without cgo uses none of it
                fix: base = Base.SCRATCH
                https://github.com/goimage/goimage/blob/main/docs/rules/OversizedBase.md""");
    }

    @Test
    void advisesAgainstACLibrary() {
        tester.compile("base = Base.DISTROLESS_BASE").hasAdvice("""
                [OversizedBase] com.acme.localcache @GoImage(base): DISTROLESS_BASE holds a C library, and a binary \
                built without cgo uses none of it
                fix: base = Base.SCRATCH
                https://github.com/goimage/goimage/blob/main/docs/rules/OversizedBase.md""");
    }

    @Test
    void looksAtFromToo() {
        tester.compile("from = \"alpine:3.24\", base = ALPINE").hasAdvice("""
                [OversizedBase] com.acme.localcache @GoImage(base): ALPINE holds a shell, a package manager and a C \
                library, and a binary built without cgo uses none of it
                fix: base = Base.SCRATCH, without from
                https://github.com/goimage/goimage/blob/main/docs/rules/OversizedBase.md""");
    }

    @Test
    void acceptsWhatHoldsNothing() {
        tester.accepts("base = SCRATCH");
        tester.accepts("base = DISTROLESS_STATIC");
    }

    @Test
    void acceptsAWaiver() {
        tester.accepts("""
                base = ALPINE, waive = @Waiver(rule = "OversizedBase", reason = "the operators want a shell")""");
    }
}
