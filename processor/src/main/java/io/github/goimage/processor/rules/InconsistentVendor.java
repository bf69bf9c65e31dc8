package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.golang.graph.ModuleTree;
import io.github.goimage.processor.golang.graph.VendorDisagreement;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;

/**
 * Rejects a vendor directory that was not written for this go.mod: the build would stop with "inconsistent vendoring".
 *
 * @see <a href="https://go.dev/ref/mod#vendoring">Go Modules Reference, Vendoring</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a vendor directory that disagrees with go.mod", severity = Severity.ERROR)
public final class InconsistentVendor extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        if (subject.source().isEmpty()) {
            return List.of();
        }
        ModuleTree modules = subject.source().get().modules();
        List<VendorDisagreement> disagreements = modules.vendorDisagreements();
        return disagreements.stream()
                .limit(1)
                .map(first -> new Finding(
                                AttributePath.of("module"),
                                first.at() + ": " + first.module() + " " + first.problem()
                                        + others(disagreements.size() - 1),
                                fix(modules))
                        .about(first.module().path()))
                .toList();
    }

    private static String others(int count) {
        return count == 0 ? "" : "; and " + count + (count == 1 ? " other" : " others");
    }

    /** Returns the command that writes vendor/ anew. */
    static String fix(ModuleTree modules) {
        return modules.work()
                .map(work -> "run go work vendor in " + Shown.directoryOf(work.file()))
                .orElseGet(() -> "run go mod vendor in "
                        + Shown.directoryOf(modules.main().mod().file()));
    }
}
