package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.Builder;
import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.graph.ModuleTree;
import io.github.goimage.processor.golang.modfile.GoMod;
import io.github.goimage.processor.golang.modfile.GoWork;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.Godebug;
import io.github.goimage.processor.golang.source.Located;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.Source;
import io.github.goimage.processor.spec.Stamp;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Warns about a GODEBUG setting that weakens TLS, certificates, keys or parsers, in go.mod, go.work, a
 * {@code //go:debug} line of the main package, {@code env} or a stamp of the runtime's own default.
 *
 * <p>An old {@code go} line has old defaults too. That is advice, and only if these accept TLS 1.0, since many working
 * modules have an older line.
 *
 * @see <a href="https://go.dev/doc/godebug">Go, Backwards Compatibility, and GODEBUG</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a GODEBUG setting that weakens security", severity = Severity.WARN, otherwise = Severity.NOTE)
public final class WeakGodebug extends OwnRule {
    private static final String ENVIRONMENT = "GODEBUG=";
    private static final int FIRST_WITH_DEFAULTS = 20;

    /** The first release whose servers refuse TLS 1.0 and 1.1 by default. */
    private static final int FIRST_WITH_TLS_1_2 = 22;

    /** What every release before 1.25 does, in whose containers a program with a CPU limit is throttled. */
    private static final String MACHINES_PROCESSORS = "containermaxprocs";

    /** Where the linker puts the defaults of go.mod. */
    private static final String DEFAULTS = "runtime.godebugDefault";

    /** A setting and the file that holds its line. */
    private record Line(String file, Godebug setting) {}

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        Stream<Finding> module = subject.source().stream().flatMap(WeakGodebug::check);
        return Stream.of(
                        module,
                        oldLine(subject).stream(),
                        environment(subject.spec().env()),
                        stamps(subject.spec().build().stamp()))
                .flatMap(findings -> findings)
                .toList();
    }

    /** Returns advice about a {@code go} line whose defaults no supported release has. */
    private static Optional<Finding> oldLine(JudgedImage subject) {
        return subject.source().flatMap(source -> {
            ModuleTree modules = source.modules();
            Optional<Located<GoVersion>> line = goLine(modules);
            boolean decided = moduleLines(modules).containsKey("default");
            if (decided
                    || line.filter(go -> go.value().minor() < FIRST_WITH_TLS_1_2)
                            .isEmpty()) {
                return Optional.empty();
            }
            String file =
                    modules.work().map(GoWork::file).orElse(modules.main().mod().file());
            GoVersion old = line.get().value();
            String newer = "1." + Builder.OLDEST_SUPPORTED_MINOR;
            Set<String> written =
                    lines(source).stream().map(each -> each.setting().key()).collect(Collectors.toSet());
            List<String> settings = Stream.concat(
                            Stream.of(MACHINES_PROCESSORS + "=0"),
                            WeakSetting.between(defaults(modules), Builder.OLDEST_SUPPORTED_MINOR).stream()
                                    .filter(weak -> weak.key().startsWith("tls")
                                            || weak.key().startsWith("rsa"))
                                    .map(weak -> weak.key() + "=" + weak.value()))
                    .filter(setting -> !written.contains(setting.substring(0, setting.indexOf('='))))
                    .toList();
            if (settings.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Finding(
                            AttributePath.of("module"),
                            new SourceLine(file, line.get().line()) + ": with go " + old
                                    + " the program has that release's defaults, such as "
                                    + String.join(", ", settings),
                            "go " + newer + " in " + file.substring(file.lastIndexOf('/') + 1)
                                    + ", unless the program must serve peers that know no TLS 1.2")
                    .about("go")
                    .withSeverity(Severity.NOTE));
        });
    }

    private static Optional<Located<GoVersion>> goLine(ModuleTree modules) {
        return modules.work().map(GoWork::go).orElse(modules.main().mod().go());
    }

    private static Stream<Finding> check(Source source) {
        int defaults = defaults(source.modules());
        return lines(source).stream().flatMap(line -> {
            Godebug setting = line.setting();
            String written = new SourceLine(line.file(), setting.line()) + ": " + setting.key() + "=" + setting.value();
            Optional<Finding> finding = setting.key().equals("default")
                    ? effects(setting.value(), defaults)
                            .map(effects -> new Finding(
                                    AttributePath.of("module"),
                                    written + " restores old defaults: the program " + effects,
                                    "delete the line"))
                    : WeakSetting.of(setting.key(), setting.value())
                            .map(weak -> new Finding(
                                    AttributePath.of("module"),
                                    written + ": the program " + weak.effect(),
                                    "delete the line"));
            return finding.map(weak -> weak.about(setting.key())).stream();
        });
    }

    /** Returns the settings that apply on any of the platforms. */
    private static Set<Line> lines(Source source) {
        ModuleTree modules = source.modules();
        List<GoPackage> mains = source.program().stream()
                .flatMap(program -> program.graphs().stream())
                .map(ImportGraph::main)
                .toList();
        return mains.isEmpty()
                ? new LinkedHashSet<>(moduleLines(modules).values())
                : mains.stream()
                        .flatMap(main -> lines(main, modules).values().stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Returns the settings that apply, by key: those of the main package override those of go.work, or of go.mod if
     * there is no go.work.
     */
    private static Map<String, Line> lines(GoPackage main, ModuleTree modules) {
        Map<String, Line> lines = moduleLines(modules);
        for (GoFile source : main.compiledFiles()) {
            source.godebug()
                    .forEach(setting -> lines.put(setting.key(), new Line(shown(source, main, modules), setting)));
        }
        return lines;
    }

    private static Map<String, Line> moduleLines(ModuleTree modules) {
        GoMod mod = modules.main().mod();
        String file = modules.work().map(GoWork::file).orElse(mod.file());
        Map<String, Line> lines = new LinkedHashMap<>();
        modules.work()
                .map(GoWork::godebug)
                .orElse(mod.godebug())
                .forEach(setting -> lines.put(setting.key(), new Line(file, setting)));
        return lines;
    }

    /** Returns the path of a file of the main package, shown as go.mod is. */
    private static String shown(GoFile source, GoPackage main, ModuleTree modules) {
        String mod = modules.main().mod().file();
        String below =
                Project.slashed(modules.main().directory(), main.directory().resolve(source.name()));
        return mod.substring(0, mod.lastIndexOf('/') + 1) + below;
    }

    /** Returns the release whose defaults a program has if it sets none. */
    private static int defaults(ModuleTree modules) {
        return Math.max(
                FIRST_WITH_DEFAULTS,
                goLine(modules).map(go -> go.value().minor()).orElse(0));
    }

    private static Optional<String> effects(String release, int defaults) {
        String effects = GoVersion.ofToolchain(release).stream()
                .flatMap(old -> WeakSetting.between(old.minor(), defaults).stream())
                .map(WeakSetting::effect)
                .collect(Collectors.joining("; "));
        return effects.isEmpty() ? Optional.empty() : Optional.of(effects);
    }

    private static Stream<Finding> environment(List<String> env) {
        return SpecText.of("env", env).stream()
                .filter(text -> text.value().startsWith(ENVIRONMENT))
                .flatMap(text -> Stream.of(
                                text.value().substring(ENVIRONMENT.length()).split(","))
                        .flatMap(setting -> environment(text.path(), setting).stream()));
    }

    private static Stream<Finding> stamps(List<String> stamps) {
        return SpecText.build("stamp", stamps).stream()
                .flatMap(text ->
                        Stamp.parse(text.value())
                                .filter(stamp -> stamp.target().equals(DEFAULTS))
                                .flatMap(Stamp::absent)
                                .stream()
                                .flatMap(value -> Stream.of(value.split(",")))
                                .flatMap(setting -> environment(text.path(), setting).stream()));
    }

    private static Optional<Finding> environment(AttributePath path, String setting) {
        int equals = setting.indexOf('=');
        return equals < 0
                ? Optional.empty()
                : WeakSetting.of(setting.substring(0, equals), setting.substring(equals + 1))
                        .map(weak -> new Finding(
                                        path,
                                        "GODEBUG has " + setting + ": the program " + weak.effect(),
                                        "remove " + setting)
                                .about(setting.substring(0, equals)));
    }
}
