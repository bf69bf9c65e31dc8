package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WaiverWithoutReasonTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(WaiverWithoutReason.class, directory);
    }

    @Test
    void refusesAnEmptyReason() {
        tester.compile("waive = @Waiver(rule = \"UnpinnedBase\", reason = \"\")")
                .hasError(1, 58, """
                        [WaiverWithoutReason] com.acme.localcache @GoImage(waive.reason): the waiver of UnpinnedBase gives \
                        no reason
                        fix: reason = "why this is safe here"
                        https://github.com/goimage/goimage/blob/main/docs/rules/WaiverWithoutReason.md""");
    }

    @Test
    void refusesABlankReason() {
        tester.compile("""
                user = 10001, waive = {@Waiver(rule = "UnpinnedBase", reason = "rebuilt each night"), \
                @Waiver(rule = "OversizedBase", reason = " \\t")}""").hasError(1, 137, """
                        [WaiverWithoutReason] com.acme.localcache @GoImage(waive[1].reason): the waiver of OversizedBase \
                        gives no reason
                        fix: reason = "why this is safe here"
                        https://github.com/goimage/goimage/blob/main/docs/rules/WaiverWithoutReason.md""");
    }

    @Test
    void refusesAReasonThatNobodySees() {
        tester.compile("waive = @Waiver(rule = \"UnpinnedBase\", reason = \"\\u00a0\\u200b\\u2060\\u3000\\u200d\")")
                .hasError(1, 58, """
                        [WaiverWithoutReason] com.acme.localcache @GoImage(waive.reason): the waiver of UnpinnedBase gives \
                        no reason
                        fix: reason = "why this is safe here"
                        https://github.com/goimage/goimage/blob/main/docs/rules/WaiverWithoutReason.md""");
    }

    @Test
    void acceptsAReason() {
        tester.accepts("""
                waive = @Waiver(rule = "UnpinnedBase", reason = "rebuilt each night")""");
    }
}
