package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.golang.facts.KnownModule;
import io.github.goimage.processor.golang.facts.ModuleEffect;
import io.github.goimage.processor.golang.facts.ReachedModule;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.names.CgoOnlyName;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.Program;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rejects code that needs cgo if cgo is off: a package without Go files or without a name that is used, or a module
 * that is known not to compile, or to compile and fail at run time.
 *
 * @see <a href="https://pkg.go.dev/cmd/cgo">cmd/cgo</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "code that needs cgo in a build without it", severity = Severity.ERROR)
public final class CgoRequired extends OwnRule {
    private static final AttributePath PATH = AttributePath.of("build").member("cgo");

    /** Modules without C that commonly replace one with C. */
    private static final Map<String, String> WITHOUT_C = Map.ofEntries(
            Map.entry("github.com/mattn/go-sqlite3", "modernc.org/sqlite"),
            Map.entry("gorm.io/driver/sqlite", "github.com/glebarez/sqlite"),
            Map.entry("github.com/DataDog/zstd", "github.com/klauspost/compress/zstd"),
            Map.entry("github.com/valyala/gozstd", "github.com/klauspost/compress/zstd"),
            Map.entry("github.com/confluentinc/confluent-kafka-go", "github.com/twmb/franz-go"),
            Map.entry("github.com/godror/godror", "github.com/sijms/go-ora"),
            Map.entry("github.com/mattn/go-oci8", "github.com/sijms/go-ora"),
            Map.entry("github.com/libgit2/git2go", "github.com/go-git/go-git"),
            Map.entry("github.com/pebbe/zmq4", "github.com/go-zeromq/zmq4"),
            Map.entry("github.com/bytecodealliance/wasmtime-go", "github.com/tetratelabs/wazero"));

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        if (subject.spec().build().cgo() || subject.program().isEmpty()) {
            return List.of();
        }
        Program program = subject.program().get();
        return Stream.of(
                        program.knownModules().stream()
                                .filter(known -> known.module().effects().contains(ModuleEffect.NEEDS_CGO))
                                .filter(known -> !isReplaced(known.module(), subject))
                                .map(known -> finding(known, subject)),
                        program.certainGraphs(subject.spec()).stream()
                                .flatMap(ImportGraph::all)
                                .filter(found -> isLeftWithoutFiles(found, program))
                                .map(found -> finding(found, subject)),
                        program.leftOut().stream().map(name -> finding(name, subject)))
                .flatMap(findings -> findings)
                .distinct()
                .toList();
    }

    /** Returns whether the package has no Go files; a module that the table knows has a better finding. */
    private static boolean isLeftWithoutFiles(GoPackage found, Program program) {
        return found.goFiles().isEmpty()
                && !found.withoutCgo().isEmpty()
                && program.knownModules().stream()
                        .noneMatch(known -> known.module().holds(found.path()));
    }

    /** Returns whether another module, which may have no C, replaces this one. */
    private static boolean isReplaced(KnownModule module, JudgedImage subject) {
        return subject.source().stream()
                .flatMap(source -> source.modules().replacedPaths().stream())
                .anyMatch(module::holds);
    }

    private static Finding finding(GoPackage found, JudgedImage subject) {
        List<String> files =
                found.withoutCgo().stream().map(file -> file.name()).toList();
        return new Finding(
                        PATH,
                        "package " + found.path() + " has no Go file without cgo: "
                                + (files.size() == 1
                                        ? files.get(0) + " imports \"C\""
                                        : String.join(", ", files) + " import \"C\""),
                        cgo(subject))
                .about(found.path());
    }

    private static Finding finding(CgoOnlyName left, JudgedImage subject) {
        return new Finding(
                        PATH,
                        left.used().at() + " uses " + left.name() + ", which "
                                + left.declared().at()
                                + " declares: that file imports \"C\" and is ignored without cgo",
                        cgo(subject))
                .about(left.name());
    }

    private static Finding finding(ReachedModule known, JudgedImage subject) {
        return new Finding(
                        PATH,
                        known.imported().at() + " imports "
                                + known.imported().path() + ", which does not work without cgo ("
                                + known.module().reason() + ")",
                        fix(known.module(), subject))
                .about(known.imported().path());
    }

    private static String fix(KnownModule module, JudgedImage subject) {
        Set<ModuleEffect> effects = module.effects();
        String other = WITHOUT_C.get(module.path());
        if (effects.contains(ModuleEffect.C_LIBRARY)) {
            // With cgo on, the build would lack the library.
            return "replace it with " + (other == null ? "a module" : other) + ", which needs no C";
        }
        String base = effects.contains(ModuleEffect.LOADS_LIBRARIES) ? " on base = Base.DISTROLESS_BASE" : "";
        return cgo(subject) + base + (other == null ? "" : "; or " + other + ", which needs no C");
    }

    private static String cgo(JudgedImage subject) {
        return subject.spec().isWritten("build") ? "cgo = true in @Build" : "build = @Build(cgo = true)";
    }
}
