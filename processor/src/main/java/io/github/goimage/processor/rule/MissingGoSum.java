package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.gomod.GoMod;
import io.github.goimage.processor.gomod.GoVersion;
import io.github.goimage.processor.gomod.ModuleTree;
import io.github.goimage.processor.service.ModuleSearch;
import io.github.goimage.processor.service.Program;
import io.github.goimage.processor.spec.AttributePath;
import java.util.List;

/**
 * Modules that are fetched, and no go.sum to hold them against: the build stops with "missing go.sum entry". In a workspace
 * the go command writes go.work.sum instead.
 *
 * @see <a href="https://go.dev/ref/mod#go-sum-files">Go Modules Reference, go.sum files</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "requirements without a go.sum", severity = Severity.ERROR)
public final class MissingGoSum implements Rule {
    /** From here on a requirement is not looked at before one of its packages is imported. */
    private static final GoVersion FIRST_WITH_PRUNING = GoVersion.parse("1.17").orElseThrow();

    @Override
    public List<Finding> check(Subject subject) {
        if (!(subject.module() instanceof ModuleSearch.Found found)
                || subject.program().isEmpty()) {
            return List.of();
        }
        ModuleTree modules = found.service().modules();
        Program program = subject.program().get();
        GoMod mod = modules.main().mod();
        boolean missing = program.source().fetches()
                && modules.work().isEmpty()
                && !modules.main().hasSum()
                && (looksAtAll(mod) || !program.graph().modules().isEmpty());
        return missing
                ? List.of(new Finding(
                        AttributePath.of("module"),
                        mod.file() + " requires modules, but there is no go.sum beside it, and the build stops",
                        "run go mod tidy in " + Shown.directoryOf(mod.file())))
                : List.of();
    }

    private static boolean looksAtAll(GoMod mod) {
        return mod.go()
                .filter(go -> go.value().compareTo(FIRST_WITH_PRUNING) >= 0)
                .isEmpty();
    }
}
