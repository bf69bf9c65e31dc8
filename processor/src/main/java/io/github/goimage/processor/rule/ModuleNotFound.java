package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.service.ModuleSearch;
import io.github.goimage.processor.spec.AttributePath;
import java.util.List;

/** A directory named as the Go module that holds no go.mod. */
@AutoService(Rule.class)
@RuleInfo(summary = "a module directory without go.mod", severity = Severity.ERROR, fixed = true)
public final class ModuleNotFound implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        if (!(subject.module() instanceof ModuleSearch.Missing missing)) {
            return List.of();
        }
        return List.of(new Finding(
                AttributePath.of("module"),
                "there is no go.mod in " + missing.directory(),
                missing.nearby().isEmpty()
                        ? "module = \"…\" with the directory that holds go.mod, counted from the project directory"
                        : "module = \"" + missing.nearby().get(0) + "\""));
    }
}
