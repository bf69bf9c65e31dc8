package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.base.Builder.Linkage;
import io.github.goimage.processor.golang.facts.Fact.PluginUse;
import io.github.goimage.processor.golang.facts.ModuleEffect;
import io.github.goimage.processor.golang.facts.ReachedModule;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.Program;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rejects code that loads libraries at run time where none can be loaded: plugins and shared libraries need a
 * dynamically linked binary, and that needs a base with the builder's C library.
 *
 * @see <a href="https://pkg.go.dev/plugin">package plugin</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "libraries loaded at run time on a base that cannot load any", severity = Severity.ERROR)
public final class BaseCannotRun extends OwnRule {
    private static final AttributePath PATH = AttributePath.of("base");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        if (subject.program().isEmpty()) {
            return List.of();
        }
        Program program = subject.program().get();
        boolean dynamic = subject.builder().linkage() == Linkage.DYNAMIC;
        return Stream.concat(
                        program.facts().first(PluginUse.class).filter(use -> !dynamic).stream()
                                .map(use -> plugin(use, subject)),
                        program.knownModules().stream()
                                .filter(known -> known.module().effects().contains(ModuleEffect.LOADS_LIBRARIES))
                                .filter(known -> !dynamic && !isLoadedByMusl(known, subject))
                                .map(known -> module(known, subject)))
                .toList();
    }

    /**
     * Returns whether the module makes the binary start through the loader that the linker finds beside it, the
     * builder's musl: without cgo it does. A module that needs cgo is not compiled then.
     */
    private static boolean isLoadedByMusl(ReachedModule known, JudgedImage subject) {
        return !subject.builder().cgo()
                && (subject.base().libc() == BaseImage.Libc.MUSL
                        || known.module().effects().contains(ModuleEffect.NEEDS_CGO));
    }

    private static Finding plugin(PluginUse use, JudgedImage subject) {
        boolean cgo = subject.builder().cgo();
        String problem = cgo ? "a statically linked one" : "one without cgo";
        boolean glibc = subject.base().libc() == BaseImage.Libc.GLIBC;
        return new Finding(
                        PATH,
                        use.place().at()
                                + " opens Go plugins, which only a dynamically linked binary can do, and this is "
                                + problem,
                        cgo(subject) + "base = Base." + (glibc ? subject.spec().base() : "DISTROLESS_BASE"))
                .about(use.place().at().file());
    }

    private static Finding module(ReachedModule known, JudgedImage subject) {
        boolean cgo = subject.builder().cgo();
        boolean glibc = subject.base().libc() == BaseImage.Libc.GLIBC;
        return new Finding(
                        PATH,
                        known.imported().path() + " loads shared libraries ("
                                + known.imported().at() + "), but "
                                + (cgo
                                        ? "a statically linked binary cannot"
                                        : "without cgo the binary starts with musl, which "
                                                + subject.spec().base() + " lacks"),
                        cgo(subject) + "base = Base." + (glibc ? subject.spec().base() : "DISTROLESS_BASE"))
                .about(known.imported().path());
    }

    private static String cgo(JudgedImage subject) {
        if (subject.builder().cgo()) {
            return "";
        }
        return subject.spec().isWritten("build") ? "cgo = true in @Build, and " : "build = @Build(cgo = true), ";
    }
}
