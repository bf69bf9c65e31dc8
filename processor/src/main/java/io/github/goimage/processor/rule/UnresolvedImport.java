package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.gomod.OutsideImport;
import io.github.goimage.processor.spec.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.Subject;
import java.util.List;

/**
 * An import that neither the module nor one that it requires holds: the build stops with "no required module provides
 * package".
 *
 * @see <a href="https://go.dev/ref/mod#resolve-pkg-mod">Go Modules Reference, resolving a package to a module</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "an import that no module holds", severity = Severity.ERROR)
public final class UnresolvedImport implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        return subject.program().stream()
                .flatMap(program -> program.graphs().stream())
                .flatMap(graph -> graph.missing().stream())
                .distinct()
                .map(UnresolvedImport::finding)
                .toList();
    }

    private static Finding finding(OutsideImport missing) {
        return new Finding(
                AttributePath.of("main"),
                missing.file() + ":" + missing.line() + ": no required module holds " + Shown.of(missing.path()),
                "run go mod tidy in the module, or write the package; where it is generated, generate it before javac runs");
    }
}
