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
import java.util.stream.Collectors;

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
        String main = subject.spec().main();
        if (!(subject.source().map(Source::main).orElse(null) instanceof MainChoice.None none)
                || !(main.isEmpty() || SourcePaths.isPackage(main))) {
            return List.of();
        }
        return List.of(new Finding(PATH, none.problem(), fix(main, none.candidates())));
    }

    private static String fix(String main, List<String> candidates) {
        if (candidates.isEmpty()) {
            return "name a directory with a package main, or the module of the service, such as module = \"services/api\"";
        }
        String likely = Suggestion.nearest(main, candidates).orElse(candidates.get(0));
        String others = candidates.stream()
                .filter(candidate -> !candidate.equals(likely))
                .collect(Collectors.joining(", "));
        return Fix.string(PATH, likely) + (others.isEmpty() ? "" : ", or one of " + others);
    }
}
