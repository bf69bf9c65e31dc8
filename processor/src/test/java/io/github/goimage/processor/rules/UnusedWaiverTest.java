package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnusedWaiverTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(UnusedWaiver.class, directory);
    }

    @Test
    void warnsOfAWaiverThatAcceptsNothing() {
        tester.compile("""
                port = 8000, waive = @Waiver(rule = "PrivilegedPort", reason = "why")""")
                .hasWarning(
                        "waive",
                        1,
                        31,
                        "PrivilegedPort finds nothing here, so there is nothing to waive",
                        "delete the waiver");
    }

    @Test
    void pointsAtTheElement() {
        tester.compile("""
                waive = {@Waiver(rule = "UnpinnedBase", reason = "rebuilt"), @Waiver(rule = "RootUser", \
                reason = "why")}""")
                .hasWarning(
                        "waive[1]",
                        1,
                        71,
                        "RootUser finds nothing here, so there is nothing to waive",
                        "delete the waiver");
    }

    @Test
    void warnsOfTheSecondWaiverOfARule() {
        tester.compile("""
                waive = {@Waiver(rule = "UnpinnedBase", reason = "rebuilt"), @Waiver(rule = "UnpinnedBase", \
                reason = "again")}""")
                .hasWarning(
                        "waive[1]",
                        1,
                        71,
                        "an earlier waiver already accepts what UnpinnedBase finds",
                        "delete the waiver");
    }

    @Test
    void acceptsAWaiverOfItself() {
        tester.accepts("""
                waive = {@Waiver(rule = "RootUser", reason = "until June we still switch it on"), \
                @Waiver(rule = "UnusedWaiver", reason = "generated")}""");
    }

    @Test
    void warnsOfAWaiverOfItselfThatAcceptsNothing() {
        tester.compile("waive = @Waiver(rule = \"UnusedWaiver\", reason = \"why\")")
                .isAccepted();
    }

    @Test
    void namesWhatThereIsWhereOnlyNamesNoneOfIt() {
        tester.compile("""
                port = 81, waive = {@Waiver(rule = "PrivilegedPort", reason = "why"), @Waiver(rule = "PrivilegedPort", only = \
                "80", reason = "why")}""")
                .hasWarning(
                        "waive[1]",
                        1,
                        80,
                        "PrivilegedPort finds nothing about \"80\" here, but about \"81\"",
                        "only = \"81\"");
    }

    @Test
    void warnsOfAWaiverOfOneFindingWhereAllAreAccepted() {
        tester.compile("""
                port = 81, waive = {@Waiver(rule = "PrivilegedPort", reason = "why"), @Waiver(rule = "PrivilegedPort", only = \
                "81", reason = "why")}""")
                .hasWarning(
                        "waive[1]",
                        1,
                        80,
                        "an earlier waiver already accepts what PrivilegedPort finds",
                        "delete the waiver");
    }

    @Test
    void acceptsAWaiverOfItselfForOneRule() {
        tester.accepts("""
                waive = {@Waiver(rule = "RootUser", reason = "why"), \
                @Waiver(rule = "UnusedWaiver", only = "RootUser", reason = "generated")}""");
    }

    @Test
    void acceptsAWaiverThatIsUsed() {
        tester.accepts("user = 1000, waive = @Waiver(rule = \"LowUid\", reason = \"why\")");
    }
}
