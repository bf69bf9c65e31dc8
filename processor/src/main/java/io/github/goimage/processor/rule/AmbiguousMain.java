package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.service.MainChoice;
import io.github.goimage.processor.service.ModuleSearch;
import io.github.goimage.processor.spec.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.Subject;
import java.util.List;

/** A module with several main packages, and no word about which one the image runs. */
@AutoService(Rule.class)
@RuleInfo(summary = "several main packages to choose from", severity = Severity.ERROR, fixed = true)
public final class AmbiguousMain implements Rule {
    private static final AttributePath PATH = AttributePath.of("main");

    @Override
    public List<Finding> check(Subject subject) {
        if (!(subject.module() instanceof ModuleSearch.Found found)
                || !(found.service().main() instanceof MainChoice.Several several)) {
            return List.of();
        }
        List<String> candidates = several.candidates();
        String likely = candidates.stream()
                .filter(candidate -> candidate.endsWith("/" + subject.spec().name()))
                .findFirst()
                .orElse(candidates.get(0));
        return List.of(new Finding(
                PATH,
                "the module has several main packages: " + String.join(", ", candidates),
                Fix.string(PATH, likely)));
    }
}
