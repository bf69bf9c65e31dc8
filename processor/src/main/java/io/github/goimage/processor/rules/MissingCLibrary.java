package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.golang.facts.Fact;
import io.github.goimage.processor.golang.facts.ModuleEffect;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.Program;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Rejects C code that links a library which the builder image, golang on Debian, lacks: the build would stop with
 * "cannot find -lpcap" or "pkg-config: no such package".
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a C library that the builder image lacks", severity = Severity.ERROR)
public final class MissingCLibrary extends OwnRule {
    /** What libc6-dev, g++ and gcc provide. */
    private static final Set<String> PRESENT = Set.of(
            "atomic", "c", "crypt", "dl", "gcc", "gcc_s", "gomp", "m", "pthread", "resolv", "rt", "stdc++", "util");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        // What another builder holds, nobody knows.
        if (!subject.spec().build().cgo()
                || !subject.spec().build().from().isEmpty()
                || subject.program().isEmpty()) {
            return List.of();
        }
        Program program = subject.program().get();
        List<Finding> findings = new ArrayList<>();
        program.facts().of(Fact.CLibrary.class).stream()
                .filter(library -> isMissing(library, program))
                .forEach(library -> findings.add(finding(
                        library.place().at() + " links the C library " + library.library(), library.library())));
        program.knownModules().stream()
                .filter(known -> known.module().effects().contains(ModuleEffect.C_LIBRARY))
                .forEach(known -> findings.add(finding(
                        known.imported().path() + " links a C library ("
                                + known.module().reason() + ")",
                        known.imported().path())));
        return findings;
    }

    private static Finding finding(String what, String library) {
        return new Finding(
                        AttributePath.of("build").member("cgo"),
                        what + ", which the builder image lacks",
                        "build in an image that has it: from in @Build; use a Go package that does the same without"
                                + " cgo; add the library's sources to the module; or build the binary elsewhere and"
                                + " name it: prebuilt in @Build")
                .about(library);
    }

    /**
     * Returns whether a library is missing. A package that names directories to search may bring the library itself.
     */
    private static boolean isMissing(Fact.CLibrary library, Program program) {
        if (library.byPkgConfig()) {
            return true;
        }
        return !PRESENT.contains(library.library())
                && program.graphs().stream()
                        .flatMap(ImportGraph::all)
                        .filter(found -> found.path().equals(library.place().importPath()))
                        .noneMatch(MissingCLibrary::namesDirectories);
    }

    private static boolean namesDirectories(GoPackage found) {
        return found.cgoFiles().stream()
                .flatMap(file -> file.cgo().stream())
                .flatMap(line -> line.arguments().stream())
                .anyMatch(argument -> argument.startsWith("-L"));
    }
}
