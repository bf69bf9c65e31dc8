package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.golang.graph.GoModule;
import io.github.goimage.processor.golang.graph.MissingSum;
import io.github.goimage.processor.golang.graph.ModuleTree;
import io.github.goimage.processor.golang.modfile.GoMod;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.service.Program;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;

/**
 * Rejects modules to fetch if there is no go.sum, or no hash in it, to verify them with: the build would stop with
 * "missing go.sum entry". In a workspace the go command would write go.work.sum but cannot, because the sources are
 * mounted read-only.
 *
 * @see <a href="https://go.dev/ref/mod#go-sum-files">Go Modules Reference, go.sum files</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "requirements without a hash in go.sum", severity = Severity.ERROR)
public final class MissingGoSum extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        if (subject.program().isEmpty()) {
            return List.of();
        }
        ModuleTree modules = subject.source().orElseThrow().modules();
        Program program = subject.program().get();
        GoMod mod = modules.main().mod();
        boolean missing = program.source().fetches()
                && !hasSum(modules, program)
                && (looksAtAll(modules) || importsModules(program));
        String fix = "run go mod tidy in " + Shown.directoryOf(mod.file());
        return missing
                ? List.of(new Finding(
                        AttributePath.of("module"),
                        mod.file() + " requires modules, but there is no go.sum beside it, so the build would stop",
                        fix))
                : program.missingSums().stream()
                        .map(sum -> withoutHash(
                                mod,
                                sum,
                                FixCommand.use(modules, sum.module().path()).orElse(fix)))
                        .toList();
    }

    private static Finding withoutHash(GoMod mod, MissingSum sum, String fix) {
        return new Finding(
                        AttributePath.of("module"),
                        new SourceLine(mod.file(), sum.line()) + " requires " + sum.module() + ", which "
                                + sum.imported().at()
                                + " imports, but go.sum has no hash for it, so the build would stop",
                        fix)
                .about(sum.module().path());
    }

    /** Returns whether a file of hashes exists that counts; that of a replaced module does not. */
    private static boolean hasSum(ModuleTree modules, Program program) {
        return modules.main().hasSum()
                || modules.members().stream()
                        .anyMatch(member ->
                                member.module().filter(GoModule::hasSum).isPresent())
                || program.source().moduleFiles().stream().anyMatch(file -> file.endsWith("go.work.sum"));
    }

    private static boolean importsModules(Program program) {
        return program.graphs().stream().anyMatch(graph -> !graph.modules().isEmpty());
    }

    /**
     * Returns whether the go command checks every requirement. From Go 1.17 on it checks one only if one of its
     * packages is imported, because go.mod lists all of them.
     */
    private static boolean looksAtAll(ModuleTree modules) {
        return modules.work().isEmpty() && !modules.main().mod().listsAllRequirements();
    }
}
