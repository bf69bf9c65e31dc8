package io.github.goimage.processor.rules;

import static io.github.goimage.processor.rules.RuleTester.error;

import io.github.goimage.processor.rule.RuleBook;
import io.github.goimage.rule.Rule;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class UnknownWaiverTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(UnknownWaiver.class, directory);
    }

    @Test
    void suggestsTheRuleThatIsMeant() {
        tester.compile("waive = @Waiver(rule = \"priviledgedPort\", reason = \"a test\")")
                .hasError("waive.rule", 1, 33, "there is no rule \"priviledgedPort\"", "rule = \"PrivilegedPort\"");
    }

    @Test
    void saysWhereNamesAreFound() {
        tester.compile("waive = @Waiver(rule = \"DL3002\", reason = \"a test\")")
                .hasError(
                        "waive.rule",
                        1,
                        33,
                        "there is no rule \"DL3002\"",
                        "use the rule's id, which its message shows in brackets");
        tester.compile("waive = @Waiver(rule = \"\", reason = \"a test\")")
                .hasError(
                        "waive.rule",
                        1,
                        33,
                        "there is no rule \"\"",
                        "use the rule's id, which its message shows in brackets");
    }

    @Test
    void pointsIntoTheElement() {
        tester.compile("""
                waive = {@Waiver(rule = "UnpinnedBase", reason = "rebuilt"), @Waiver(rule = "NoSuchRuleAtAll", \
                reason = "a test")}""")
                .hasError(
                        "waive[1].rule",
                        1,
                        86,
                        "there is no rule \"NoSuchRuleAtAll\"",
                        "use the rule's id, which its message shows in brackets");
    }

    @Test
    void refusesAFixedRule() {
        tester.compile("port = 0, waive = @Waiver(rule = \"InvalidPort\", reason = \"a test\")")
                .hasErrors(
                        error("port", 1, 17, "0 is not a valid port (1 to 65535)", "port = 8080")
                                .of("InvalidPort"),
                        error(
                                "waive.rule",
                                1,
                                43,
                                "InvalidPort cannot be waived: what it rejects has no safe Dockerfile",
                                "delete the waiver and fix what InvalidPort finds"));
    }

    static Stream<String> fixedRules() {
        return RuleBook.load().rules().stream()
                .filter(rule -> rule.info().fixed())
                .map(Rule::id);
    }

    @ParameterizedTest
    @MethodSource("fixedRules")
    void refusesEveryFixedRule(String rule) {
        tester.compile("waive = @Waiver(rule = \"" + rule + "\", reason = \"a test\")")
                .hasError(
                        "waive.rule",
                        1,
                        33,
                        "%s cannot be waived: what it rejects has no safe Dockerfile".formatted(rule),
                        "delete the waiver and fix what %s finds".formatted(rule));
    }

    @Test
    void acceptsAWaiverOfWhatIsFound() {
        tester.accepts("user = 1000, waive = @Waiver(rule = \"LowUid\", reason = \"the volume belongs to it\")");
    }
}
