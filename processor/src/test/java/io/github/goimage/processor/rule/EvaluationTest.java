package io.github.goimage.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.rules.DuplicateImage;
import io.github.goimage.processor.rules.StaleCopy;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.WaiverSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is found when the files are finished or written passes the same door as all other findings. */
final class EvaluationTest {
    private static final RuleBook RULES = RuleBook.load();
    private static final List<Finding> LATE = List.of(new Finding(AttributePath.IMAGE, "late", "earlier"));

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

        Evaluation late = evaluation.with(StaleCopy.class, LATE);

        assertTrue(evaluation.isAccepted());
        assertFalse(late.isAccepted());
        assertEquals(List.of("LowUid", "StaleCopy"), results(late));
    }

    @Test
    void aLateFindingIsWaivedAndItsWaiverUsed() {
        Evaluation evaluation = evaluate(new WaiverSpec("StaleCopy", "a reason", ""));

        Evaluation late = evaluation.with(StaleCopy.class, LATE);

        assertEquals(List.of("LowUid", "UnusedWaiver"), results(evaluation));
        assertEquals(List.of("LowUid"), results(late));
        assertEquals("late", late.waived().get(0).result().finding().problem());
    }

    @Test
    void aLateFindingOfAFixedRuleIsNotWaived() {
        Evaluation late =
                evaluate(new WaiverSpec("DuplicateImage", "a reason", "")).with(DuplicateImage.class, LATE);

        assertEquals(List.of("LowUid", "UnknownWaiver", "DuplicateImage"), results(late));
    }

    @Test
    void nothingFoundChangesNothing() {
        Evaluation evaluation = evaluate();

        assertEquals(evaluation, evaluation.with(StaleCopy.class, List.of()));
    }
}
