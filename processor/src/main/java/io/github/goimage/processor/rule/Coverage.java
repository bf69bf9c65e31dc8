package io.github.goimage.processor.rule;

import io.github.goimage.rule.Rule;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The outcome, for one image, of the rules of other checkers. */
final class Coverage {
    private Coverage() {}

    /**
     * Returns, for each rule of another checker, {@code "CIS-4.1"}, which of our rules cover it and the outcome of
     * each, {@code "RootUser, passed"}. Those that no annotation can violate are answered once for all, in
     * {@code docs/checkers.md}.
     */
    static SortedMap<String, String> of(List<Rule> rules, Evaluation evaluation, JudgedImage image) {
        SortedMap<String, String> coverage = new TreeMap<>();
        for (Rule rule : rules) {
            for (String covered : rule.info().covers()) {
                String outcome = rule.id() + ", " + outcome(rule, evaluation, image);
                coverage.merge(covered, outcome, (one, other) -> one + "; " + other);
            }
        }
        return coverage;
    }

    private static String outcome(Rule rule, Evaluation evaluation, JudgedImage image) {
        if (Severities.isOff(rule, image.policy())) {
            return "off";
        }
        if (evaluation.waived().stream()
                .anyMatch(waived -> waived.result().rule().equals(rule.id()))) {
            return "waived";
        }
        return evaluation.results().stream()
                .filter(result -> result.rule().equals(rule.id()))
                .map(RuleResult::severity)
                .max(Severity::compareTo)
                .map(severity -> switch (severity) {
                    case NOTE -> "advice";
                    case WARN -> "warning";
                    case ERROR -> "refused";
                })
                .orElse(couldJudge(rule, image) ? "passed" : "not judged");
    }

    private static boolean couldJudge(Rule rule, JudgedImage image) {
        return !(rule instanceof OwnRule own) || own.couldJudge(image);
    }
}
