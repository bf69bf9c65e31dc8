package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                .hasError(
                        "waive.reason",
                        1,
                        58,
                        "the waiver of UnpinnedBase gives no reason",
                        "reason = \"why this is safe here\"");
    }

    @Test
    void refusesABlankReason() {
        tester.compile("""
                user = 10001, waive = {@Waiver(rule = "UnpinnedBase", reason = "rebuilt each night"), \
                @Waiver(rule = "OversizedBase", reason = " \\t")}""")
                .hasError(
                        "waive[1].reason",
                        1,
                        137,
                        "the waiver of OversizedBase gives no reason",
                        "reason = \"why this is safe here\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u00a0\\u3000", "-", "...", "???"})
    void refusesAReasonThatSaysNothing(String reason) {
        tester.compile("waive = @Waiver(rule = \"UnpinnedBase\", reason = \"" + reason + "\")")
                .hasError(
                        "waive.reason",
                        1,
                        58,
                        "the waiver of UnpinnedBase gives no reason",
                        "reason = \"why this is safe here\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LB", "x."})
    void refusesAReasonThatIsTooShort(String reason) {
        tester.compile("waive = @Waiver(rule = \"UnpinnedBase\", reason = \"" + reason + "\")")
                .hasError(
                        "waive.reason",
                        1,
                        58,
                        "the reason of the waiver of UnpinnedBase is too short: it has fewer than three letters or"
                                + " digits",
                        "reason = \"why this is safe here\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CI-7", "\u65e5\u672c\u8a9e"})
    void acceptsAShortReason(String reason) {
        tester.accepts("waive = @Waiver(rule = \"UnpinnedBase\", reason = \"" + reason + "\")");
    }

    @Test
    void acceptsAReason() {
        tester.accepts("""
                waive = @Waiver(rule = "UnpinnedBase", reason = "rebuilt each night")""");
    }
}
