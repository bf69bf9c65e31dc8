package io.github.goimage.processor.rules;

import static io.github.goimage.processor.rules.RuleTester.error;

import io.github.goimage.processor.policy.Policy;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WaiverExpiredTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(WaiverExpired.class, directory);
    }

    @Test
    void refusesAPastDay() {
        tester.compile("""
                base = ALPINE, waive = @Waiver(rule = "OversizedBase", reason = "a shell", until = "2020-06-30")""")
                .hasError(
                        "waive.until",
                        1,
                        93,
                        "the waiver of OversizedBase ended on 2020-06-30",
                        "fix what it accepts and delete the waiver, or set a later day");
    }

    @Test
    void pointsIntoTheElement() {
        tester.compile("""
                base = ALPINE, waive = {@Waiver(rule = "UnpinnedBase", reason = "rebuilt"), \
                @Waiver(rule = "OversizedBase", reason = "a shell", until = "2020-06-30")}""")
                .hasError(
                        "waive[1].until",
                        1,
                        146,
                        "the waiver of OversizedBase ended on 2020-06-30",
                        "fix what it accepts and delete the waiver, or set a later day");
    }

    @Test
    void letsTheFindingStand() {
        tester.compile("""
                port = 80, waive = @Waiver(rule = "PrivilegedPort", reason = "the runtime lets us", \
                until = "2020-06-30")""")
                .hasErrors(
                        error(
                                        "port",
                                        1,
                                        17,
                                        "port 80 is below 1024; non-root processes cannot bind it on every runtime",
                                        "port = 8080")
                                .of("PrivilegedPort"),
                        error(
                                "waive.until",
                                1,
                                102,
                                "the waiver of PrivilegedPort ended on 2020-06-30",
                                "fix what it accepts and delete the waiver, or set a later day"));
    }

    @Test
    void refusesWhatIsNoDate() {
        tester.compile("""
                waive = @Waiver(rule = "UnpinnedBase", reason = "rebuilt", until = "next year")""")
                .hasError(
                        "waive.until",
                        1,
                        77,
                        "\"next year\" is not a date, so the waiver of UnpinnedBase is not in force",
                        "until = \"%s\"".formatted(Policy.today(System.getenv()).plusMonths(6)));
        tester.compile("""
                waive = @Waiver(rule = "UnpinnedBase", reason = "rebuilt", until = "2999-02-30")""")
                .hasError(
                        "waive.until",
                        1,
                        77,
                        "\"2999-02-30\" is not a date, so the waiver of UnpinnedBase is not in force",
                        "until = \"%s\"".formatted(Policy.today(System.getenv()).plusMonths(6)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+12027-01-01", "-2027-01-01", "2999-1-01", "2999-12-31 ", "29991231"})
    void refusesADateInAnotherForm(String until) {
        tester.compile("waive = @Waiver(rule = \"UnpinnedBase\", reason = \"rebuilt\", until = \"" + until + "\")")
                .hasError(
                        "waive.until",
                        1,
                        77,
                        "\"%s\" is not a date, so the waiver of UnpinnedBase is not in force".formatted(until),
                        "until = \"%s\"".formatted(Policy.today(System.getenv()).plusMonths(6)));
    }

    @Test
    void acceptsADayToCome() {
        tester.accepts("""
                waive = @Waiver(rule = "UnpinnedBase", reason = "rebuilt", until = "2999-12-31")""");
    }
}
