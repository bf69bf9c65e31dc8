package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.service.ModuleSearch;
import io.github.goimage.processor.spec.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.Subject;
import java.nio.file.Path;
import java.util.List;

/**
 * A module that go.mod or go.work takes from a directory outside the root directory: no build context would hold it.
 *
 * @see <a href="https://go.dev/ref/mod#go-mod-file-replace">Go Modules Reference, replace</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a replace or use line that leaves the project", severity = Severity.ERROR, fixed = true)
public final class OutsideContext implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        if (!(subject.module() instanceof ModuleSearch.OutsideLine outside)) {
            return List.of();
        }
        return List.of(new Finding(
                AttributePath.of("module"),
                outside.file() + ":" + outside.line() + ": \"" + outside.written() + "\" lies outside "
                        + outside.rootDir() + ", beyond which nothing is read",
                fix(outside)));
    }

    private static String fix(ModuleSearch.OutsideLine outside) {
        Path common = outside.rootDir();
        while (!outside.directory().startsWith(common)) {
            common = common.getParent();
            if (common == null) {
                break;
            }
        }
        boolean useful = common != null && common.getParent() != null && !common.equals(outside.rootDir());
        return useful
                ? "-Agoimage.rootDir=" + common + ", or a copy of the module below " + outside.rootDir()
                : "a copy of the module below " + outside.rootDir();
    }
}
