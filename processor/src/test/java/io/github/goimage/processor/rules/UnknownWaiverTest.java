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
        tester.compile("waive = @Waiver(rule = \"priviledgedPort\", reason = \"x\")")
                .hasError(1, 33, """
                        [UnknownWaiver] com.acme.localcache @GoImage(waive.rule): there is no rule "priviledgedPort"
                        fix: rule = "PrivilegedPort"
                        https://github.com/goimage/goimage/blob/main/docs/rules/UnknownWaiver.md""");
    }

    @Test
    void saysWhereNamesAreFound() {
        tester.compile("waive = @Waiver(rule = \"DL3002\", reason = \"x\")").hasError(1, 33, """
                [UnknownWaiver] com.acme.localcache @GoImage(waive.rule): there is no rule "DL3002"
                fix: the rule's id, as it stands in brackets in its message
                https://github.com/goimage/goimage/blob/main/docs/rules/UnknownWaiver.md""");
        tester.compile("waive = @Waiver(rule = \"\", reason = \"x\")").hasError(1, 33, """
                [UnknownWaiver] com.acme.localcache @GoImage(waive.rule): there is no rule ""
                fix: the rule's id, as it stands in brackets in its message
                https://github.com/goimage/goimage/blob/main/docs/rules/UnknownWaiver.md""");
    }

    @Test
    void pointsIntoTheElement() {
        tester.compile("""
                waive = {@Waiver(rule = "UnpinnedBase", reason = "rebuilt"), @Waiver(rule = "NoSuchRuleAtAll", \
                reason = "x")}""").hasError(1, 86, """
                        [UnknownWaiver] com.acme.localcache @GoImage(waive[1].rule): there is no rule "NoSuchRuleAtAll"
                        fix: the rule's id, as it stands in brackets in its message
                        https://github.com/goimage/goimage/blob/main/docs/rules/UnknownWaiver.md""");
    }

    @Test
    void refusesAFixedRule() {
        tester.compile("port = 0, waive = @Waiver(rule = \"InvalidPort\", reason = \"x\")")
                .hasErrors(error(1, 17, """
                        [InvalidPort] com.acme.localcache @GoImage(port): 0 is no port (1 to 65535)
                        fix: port = 8080
                        https://github.com/goimage/goimage/blob/main/docs/rules/InvalidPort.md"""), error(1, 43, """
                        [UnknownWaiver] com.acme.localcache @GoImage(waive.rule): InvalidPort cannot be waived: what it \
                        rejects has no safe Dockerfile
                        fix: delete the waiver and mend what InvalidPort finds
                        https://github.com/goimage/goimage/blob/main/docs/rules/UnknownWaiver.md"""));
    }

    static Stream<String> fixedRules() {
        return RuleBook.load().rules().stream()
                .filter(rule -> rule.info().fixed())
                .map(Rule::id);
    }

    @ParameterizedTest
    @MethodSource("fixedRules")
    void refusesEveryFixedRule(String rule) {
        tester.compile("waive = @Waiver(rule = \"" + rule + "\", reason = \"x\")")
                .hasError(1, 33, """
                [UnknownWaiver] com.acme.localcache @GoImage(waive.rule): %s cannot be waived: what it rejects has no safe \
                Dockerfile
                fix: delete the waiver and mend what %s finds
                https://github.com/goimage/goimage/blob/main/docs/rules/UnknownWaiver.md""".formatted(rule, rule));
    }

    @Test
    void acceptsAWaiverOfWhatIsFound() {
        tester.accepts("user = 1000, waive = @Waiver(rule = \"LowUid\", reason = \"the volume belongs to it\")");
    }
}
