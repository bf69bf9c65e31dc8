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
                port = 8000, waive = @Waiver(rule = "PrivilegedPort", reason = "x")""").hasWarning(1, 31, """
                        [UnusedWaiver] com.acme.localcache @GoImage(waive): PrivilegedPort finds nothing here, so there is \
                        nothing to waive
                        fix: delete the waiver
                        https://github.com/goimage/goimage/blob/main/docs/rules/UnusedWaiver.md""");
    }

    @Test
    void pointsAtTheElement() {
        tester.compile("""
                waive = {@Waiver(rule = "UnpinnedBase", reason = "rebuilt"), @Waiver(rule = "RootUser", \
                reason = "x")}""").hasWarning(1, 71, """
                        [UnusedWaiver] com.acme.localcache @GoImage(waive[1]): RootUser finds nothing here, so there is \
                        nothing to waive
                        fix: delete the waiver
                        https://github.com/goimage/goimage/blob/main/docs/rules/UnusedWaiver.md""");
    }

    @Test
    void warnsOfTheSecondWaiverOfARule() {
        tester.compile("""
                waive = {@Waiver(rule = "UnpinnedBase", reason = "rebuilt"), @Waiver(rule = "UnpinnedBase", \
                reason = "again")}""").hasWarning(1, 71, """
                        [UnusedWaiver] com.acme.localcache @GoImage(waive[1]): an earlier waiver accepts what UnpinnedBase \
                        finds
                        fix: delete the waiver
                        https://github.com/goimage/goimage/blob/main/docs/rules/UnusedWaiver.md""");
    }

    @Test
    void acceptsAWaiverOfItself() {
        tester.accepts("""
                waive = {@Waiver(rule = "RootUser", reason = "until June we still switch it on"), \
                @Waiver(rule = "UnusedWaiver", reason = "generated")}""");
    }

    @Test
    void warnsOfAWaiverOfItselfThatAcceptsNothing() {
        tester.compile("waive = @Waiver(rule = \"UnusedWaiver\", reason = \"x\")")
                .isAccepted();
    }

    @Test
    void namesWhatThereIsWhereOnlyNamesNoneOfIt() {
        tester.compile("""
                port = 81, waive = {@Waiver(rule = "PrivilegedPort", reason = "x"), @Waiver(rule = "PrivilegedPort", only = \
                "80", reason = "y")}""").hasWarning(1, 78, """
                        [UnusedWaiver] com.acme.localcache @GoImage(waive[1]): PrivilegedPort finds nothing about "80" here, \
                        but about "81"
                        fix: only = "81"
                        https://github.com/goimage/goimage/blob/main/docs/rules/UnusedWaiver.md""");
    }

    @Test
    void warnsOfAWaiverOfOneFindingWhereAllAreAccepted() {
        tester.compile("""
                port = 81, waive = {@Waiver(rule = "PrivilegedPort", reason = "x"), @Waiver(rule = "PrivilegedPort", only = \
                "81", reason = "y")}""").hasWarning(1, 78, """
                        [UnusedWaiver] com.acme.localcache @GoImage(waive[1]): an earlier waiver accepts what PrivilegedPort \
                        finds
                        fix: delete the waiver
                        https://github.com/goimage/goimage/blob/main/docs/rules/UnusedWaiver.md""");
    }

    @Test
    void acceptsAWaiverOfItselfForOneRule() {
        tester.accepts("""
                waive = {@Waiver(rule = "RootUser", reason = "x"), \
                @Waiver(rule = "UnusedWaiver", only = "RootUser", reason = "generated")}""");
    }

    @Test
    void acceptsAWaiverThatIsUsed() {
        tester.accepts("user = 1000, waive = @Waiver(rule = \"LowUid\", reason = \"x\")");
    }
}
