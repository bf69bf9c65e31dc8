package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.MainChoice;
import io.github.goimage.processor.service.Source;
import io.github.goimage.processor.text.Suggestion;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;

/**
 * Rejects a module, or a directory named as the main package, that is not a {@code package main}: {@code go build}
 * would silently build an archive from it.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "no package main to build", severity = Severity.ERROR, fixed = true)
public final class NoMainPackage extends OwnRule {
    private static final AttributePath PATH = AttributePath.of("main");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        List<String> named = subject.spec().main();
        return subject.source().map(Source::main).orElse(null) instanceof MainChoice.None none
                ? none.problems().stream()
                        .filter(problem -> named.isEmpty() || SourcePaths.isPackage(named.get(problem.index())))
                        .map(problem -> finding(problem, none.candidates(), named))
                        .toList()
                : List.of();
    }

    private static Finding finding(MainChoice.Problem problem, List<String> candidates, List<String> named) {
        AttributePath path = named.isEmpty() ? PATH : PATH.element(problem.index(), named.size());
        String main = named.isEmpty() ? "" : named.get(problem.index());
        return new Finding(path, problem.problem(), fix(path, main, candidates));
    }

    private static String fix(AttributePath path, String main, List<String> candidates) {
        if (candidates.isEmpty()) {
            return "name a directory with a package main, or the module of the service, such as module ="
                    + " \"services/api\"";
        }
        String likely = Suggestion.nearest(main, candidates).orElse(candidates.get(0));
        return Fix.string(path, likely)
                + Fix.orOneOf(candidates.stream()
                        .filter(candidate -> !candidate.equals(likely))
                        .toList());
    }
}
