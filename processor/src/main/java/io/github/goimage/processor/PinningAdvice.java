package io.github.goimage.processor;

import io.github.goimage.processor.rule.Evaluation;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.RuleResult;
import io.github.goimage.processor.rules.UnpinnedBase;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The advice to pin images, which one image of a compilation tells for all: most of them have the same. */
final class PinningAdvice {
    private final Set<String> told = new HashSet<>();

    /** Returns the results of each image, with the advice only in those of the first one that has it. */
    List<List<RuleResult>> once(List<Evaluation> evaluations) {
        List<JudgedImage> advised = evaluations.stream()
                .filter(evaluation -> evaluation.results().stream().anyMatch(result -> isAdvice(result, evaluation)))
                .map(Evaluation::image)
                .toList();
        Optional<Finding> forAll = advised.isEmpty() ? Optional.empty() : UnpinnedBase.forAll(advised, told);
        List<List<RuleResult>> results = new ArrayList<>();
        for (Evaluation evaluation : evaluations) {
            Optional<Finding> here = forAll.filter(advice -> evaluation.image().equals(advised.get(0)));
            results.add(evaluation.results().stream()
                    .flatMap(result -> isAdvice(result, evaluation)
                            ? here.map(result::with).stream()
                            : Optional.of(result).stream())
                    .toList());
        }
        return results;
    }

    /** With a lock file, each image that it lacks has a finding of its own. */
    private static boolean isAdvice(RuleResult result, Evaluation evaluation) {
        return result.severity() == Severity.NOTE
                && result.rule().equals(UnpinnedBase.class.getSimpleName())
                && !evaluation.image().policy().lock().present();
    }
}
