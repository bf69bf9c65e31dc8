package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.golang.graph.ImportError;
import io.github.goimage.processor.golang.graph.MissingPackage;
import io.github.goimage.processor.golang.graph.ModuleTree;
import io.github.goimage.processor.golang.graph.OutsideImport;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.service.Program;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rejects an import that neither the module nor one that it requires provides, or that vendor/ lacks if it is used: the
 * build would stop with "no required module provides package", or "cannot find module providing package". It also
 * rejects an import that Go forbids: of a program, of another module's internal package, in a cycle.
 *
 * @see <a href="https://go.dev/ref/mod#resolve-pkg-mod">Go Modules Reference, resolving a package to a module</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "an import that no module provides, or that Go forbids", severity = Severity.ERROR)
public final class UnresolvedImport extends OwnRule {
    /** How many imports of a kind are reported one by one. A forgotten go mod tidy can leave thousands. */
    private static final int LISTED = 20;

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        if (subject.source().isEmpty()) {
            return List.of();
        }
        ModuleTree modules = subject.source().get().modules();
        Set<ImportError> refused = new LinkedHashSet<>();
        Set<OutsideImport> missing = new LinkedHashSet<>();
        subject.program().ifPresent(program -> {
            refused.addAll(program.refusedImports());
            program.graphs().forEach(graph -> missing.addAll(graph.missing()));
        });
        Optional<Program> program = subject.program();
        List<MissingPackage> own = program.map(Program::missingPackages).orElse(List.of());
        own.forEach(found -> missing.remove(found.imported()));
        List<List<MissingPackage>> groups = List.copyOf(own.stream()
                .collect(Collectors.groupingBy(MissingPackage::directory, LinkedHashMap::new, Collectors.toList()))
                .values());
        if (!modules.vendorDisagreements().isEmpty()) {
            // InconsistentVendor reports a vendor directory that was not written for this go.mod.
            missing.removeIf(outside -> modules.hasToVendor(outside.path()));
        }
        return Stream.of(
                        refused.stream().limit(LISTED).map(UnresolvedImport::finding),
                        groups.stream().limit(LISTED).map(group -> finding(group, subject, program.orElseThrow())),
                        missing.stream().limit(LISTED).map(outside -> finding(outside, modules)),
                        further(Stream.of(refused, groups, missing)
                                .mapToInt(found -> Math.max(0, found.size() - LISTED))
                                .sum()))
                .flatMap(findings -> findings)
                .toList();
    }

    private static Stream<Finding> further(int count) {
        return count == 0
                ? Stream.empty()
                : Stream.of(new Finding(
                        AttributePath.of("main"),
                        "the build would stop at " + count + " more imports",
                        "resolve those that are listed first; the rest may go with them"));
    }

    private static Finding finding(ImportError refused) {
        String imported = Shown.of(refused.path());
        String importer = Shown.of(refused.importer());
        String apart = "move what both need into another package";
        String place = refused.at() + ": ";
        AttributePath main = AttributePath.of("main");
        Finding finding = switch (refused.reason()) {
            case PROGRAM -> new Finding(main, place + imported + " is a package main, which cannot be imported", apart);
            case INTERNAL ->
                new Finding(
                        main,
                        place + imported + " is internal, and " + importer
                                + " does not belong to the code that may import it",
                        "import what that code provides outside its internal directories");
            case CYCLE ->
                new Finding(
                        main,
                        place + importer + " imports " + imported
                                + (refused.path().equals(refused.importer())
                                        ? ", itself"
                                        : ", which imports it directly or indirectly: a cycle"),
                        apart);
        };
        return finding.about(refused.path());
    }

    /** Returns one finding for all packages below one directory, which are often one generated tree. */
    private static Finding finding(List<MissingPackage> group, JudgedImage subject, Program program) {
        MissingPackage first = group.get(0);
        OutsideImport imported = first.imported();
        int others = group.size() - 1;
        String problem = imported.at() + ": there is no package " + Shown.of(imported.path())
                + (others == 0 ? "" : ", nor " + others + (others == 1 ? " other" : " others") + " below it")
                + ": " + Shown.of(first.directory())
                + (first.exists() ? " holds no Go file" : " does not exist");
        String fix = first.generator()
                .map(made -> "run " + made + " before javac runs")
                .orElse("write the package, or correct its path; if it is generated, generate it before javac runs");
        return OnePlatform.of(
                new Finding(AttributePath.of("main"), problem, fix).about(imported.path()),
                subject,
                program,
                graph -> graph.missing().stream().anyMatch(one -> one.path().equals(imported.path())));
    }

    private static Finding finding(OutsideImport missing, ModuleTree modules) {
        String place = missing.at() + ": ";
        Finding finding = modules.hasToVendor(missing.path())
                ? new Finding(
                        AttributePath.of("main"),
                        place + "vendor does not contain " + Shown.of(missing.path()),
                        InconsistentVendor.fix(modules))
                : new Finding(
                        AttributePath.of("main"),
                        place + "no required module provides " + Shown.of(missing.path()),
                        FixCommand.use(modules, missing.path()).orElse("run go mod tidy in the module"));
        return finding.about(missing.path());
    }
}
