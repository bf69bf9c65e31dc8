package io.github.goimage.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.rules.DuplicateImage;
import io.github.goimage.processor.rules.StaleCopy;
import io.github.goimage.processor.spec.CapturedSpecs;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.WaiverSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found when the files are finished or written passes the same door as all other findings. */
final class EvaluationTest {
    private static final RuleBook RULES = RuleBook.load();
    private static final List<Finding> LATE = List.of(new Finding(AttributePath.IMAGE, "late", "earlier"));

    @TempDir
    Path directory;

    private static Evaluation evaluate(WaiverSpec... waivers) {
        return RULES.evaluate(Subjects.of(RULES, 1000, waivers));
    }

    private static List<String> results(Evaluation evaluation) {
        return evaluation.results().stream()
                .filter(result -> result.severity() != Severity.NOTE)
                .map(RuleResult::rule)
                .toList();
    }

    @Test
    void aLateErrorRefuses() {
        Evaluation evaluation = evaluate();

        Evaluation late = evaluation.with(new LateFindings(StaleCopy.class, LATE));

        assertTrue(evaluation.isAccepted());
        assertFalse(late.isAccepted());
        assertEquals(List.of("LowUid", "StaleCopy"), results(late));
    }

    @Test
    void aLateFindingIsWaivedAndItsWaiverUsed() {
        Evaluation evaluation = evaluate(new WaiverSpec("StaleCopy", "", "a reason", ""));

        Evaluation late = evaluation.with(new LateFindings(StaleCopy.class, LATE));

        assertEquals(List.of("LowUid", "UnusedWaiver"), results(evaluation));
        assertEquals(List.of("LowUid"), results(late));
        assertEquals("late", late.waived().get(0).result().finding().problem());
    }

    @Test
    void aLateFindingOfAFixedRuleIsNotWaived() {
        Evaluation late = evaluate(new WaiverSpec("DuplicateImage", "", "a reason", ""))
                .with(new LateFindings(DuplicateImage.class, LATE));

        assertEquals(List.of("LowUid", "UnknownWaiver", "DuplicateImage"), results(late));
    }

    @Test
    void aWaiverOfOneFindingAcceptsNoOther() {
        List<Finding> findings = List.of(LATE.get(0).about("/a"), LATE.get(0).about("/b"), LATE.get(0));

        Evaluation late = evaluate(new WaiverSpec("StaleCopy", "/b", "a reason", ""))
                .with(new LateFindings(StaleCopy.class, findings));

        assertEquals(List.of("LowUid", "StaleCopy", "StaleCopy"), results(late));
        assertEquals(
                List.of(Optional.of("/b")),
                late.waived().stream()
                        .map(waived -> waived.result().finding().about())
                        .toList());
    }

    @Test
    void theFirstWaiverThatIsAboutAFindingAcceptsIt() {
        Evaluation late = evaluate(
                        new WaiverSpec("StaleCopy", "/a", "the one", ""), new WaiverSpec("StaleCopy", "", "all", ""))
                .with(new LateFindings(
                        StaleCopy.class,
                        List.of(LATE.get(0).about("/a"), LATE.get(0).about("/b"))));

        assertEquals(
                List.of("the one", "all"),
                late.waived().stream().map(waived -> waived.waiver().reason()).toList());
    }

    private ImageSpec spec(String members) {
        return CapturedSpecs.of(directory, "@GoImage(" + members + ")").get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "0, port, 443",
        "1, port, 80",
        "0, env, DB_HOST",
        "0, labels, com.acme.owner",
        "0, files, web/static",
        "0, volumes, /data",
        "0, waive, RootUser",
        "-1, from, alpine:3.22",
        "-1, port, ",
        "-1, module, "
    })
    void aFindingIsAboutTheValueAtItsPath(int index, String member, String about) {
        ImageSpec spec = spec("port = {443, 80}, env = \"DB_HOST=a\", labels = \"com.acme.owner=a\","
                + " files = \"web/static:/srv\", volumes = \"/data\", from = \"alpine:3.22\", module = \"go\","
                + " waive = @Waiver(rule = \"RootUser\", reason = \"a reason\")");
        AttributePath path = AttributePath.of(member);

        assertEquals(Optional.ofNullable(about), ValueAtPath.of(index < 0 ? path : path.element(index, 2), spec));
    }

    @Test
    void noFindingIsAboutACredential() {
        ImageSpec spec = spec("args = \"https://admin:hunter2hunter2@example.com\"");

        assertEquals(Optional.empty(), ValueAtPath.of(AttributePath.of("args").element(0, 1), spec));
    }

    @Test
    void nothingFoundChangesNothing() {
        Evaluation evaluation = evaluate();

        assertEquals(evaluation, evaluation.with(new LateFindings(StaleCopy.class, List.of())));
    }
}
