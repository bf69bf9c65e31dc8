package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.service.ModuleSearch;
import io.github.goimage.processor.spec.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.Subject;
import java.util.List;

/** A path that leaves the directory in which goimage reads, also by a symbolic link. */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a path that leaves the project",
        severity = Severity.ERROR,
        covers = {"DL3000", "DL3045", "DS-0009", "DS-0030", "BK-WorkdirRelativePath"},
        fixed = true)
public final class UnsafePath implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        if (!(subject.module() instanceof ModuleSearch.Outside outside)) {
            return List.of();
        }
        return List.of(new Finding(
                AttributePath.of("module"),
                Shown.of(outside.path()) + " lies outside the root directory, beyond which nothing is read",
                "a module in the same repository; where the repository's root is another directory:"
                        + " -Agoimage.rootDir=<directory>"));
    }
}
