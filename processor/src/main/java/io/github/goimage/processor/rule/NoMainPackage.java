package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.service.MainChoice;
import io.github.goimage.processor.service.ModuleSearch;
import io.github.goimage.processor.spec.AttributePath;
import java.util.List;

/**
 * A module, or a directory named as the main package, that is no {@code package main}: {@code go build} would make an
 * archive of it in silence.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "no package main to build", severity = Severity.ERROR, fixed = true)
public final class NoMainPackage implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        if (!(subject.module() instanceof ModuleSearch.Found found)
                || !(found.service().main() instanceof MainChoice.None none)) {
            return List.of();
        }
        String fix = none.candidates().isEmpty()
                ? "a directory with a package main, or module = \"…\" where the service's go.mod lies"
                : "main = \"" + none.candidates().get(0) + "\""
                        + (none.candidates().size() == 1
                                ? ""
                                : ", or one of "
                                        + String.join(
                                                ", ",
                                                none.candidates()
                                                        .subList(
                                                                1,
                                                                none.candidates()
                                                                        .size())));
        return List.of(new Finding(AttributePath.of("main"), none.problem(), fix));
    }
}
