package io.github.goimage.processor.service;

import io.github.goimage.Need;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.TreeEntry;
import io.github.goimage.processor.golang.GoSources;
import io.github.goimage.processor.golang.facts.CgoOnlyName;
import io.github.goimage.processor.golang.facts.Fact;
import io.github.goimage.processor.golang.facts.Facts;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.graph.ModuleTree;
import io.github.goimage.processor.golang.source.BuildTarget;
import io.github.goimage.processor.golang.source.Declaration;
import io.github.goimage.processor.spec.Stamp;
import io.github.goimage.rule.BuildSpec;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Chooses the main package of a module and reads what it compiles, for the builder that the Dockerfile will name. */
final class ProgramReader {
    /** The platforms that a builder usually runs on if none is named. */
    private static final List<Platform> CUSTOMARY = List.of(new Platform("amd64", ""), new Platform("arm64", ""));

    private final SourceTree tree;
    private final GoSources sources;

    ProgramReader(SourceTree tree, GoSources sources) {
        this.tree = tree;
        this.sources = sources;
    }

    /**
     * A program that was read.
     *
     * @param settings how it is built, with what it needs
     */
    record Reading(Program program, BuildSettings settings) {}

    /** Chooses the main package. One that without cgo has no Go file is still the one that is meant. */
    MainChoice mainChoice(ModuleTree modules, ImageSpec spec, BuildSettings settings) {
        BuildTarget target = settings.target(platforms(spec).get(0));
        refuseMalformed(modules.main().directory(), spec.main(), target);
        MainChoice choice = new MainFinder(sources.packages(modules.main(), target)).choose(spec.main());
        if (!(choice instanceof MainChoice.None) || target.cgo()) {
            return choice;
        }
        MainChoice withCgo = new MainFinder(sources.packages(modules.main(), target.withCgo())).choose(spec.main());
        return withCgo instanceof MainChoice.None ? choice : withCgo;
    }

    /**
     * Throws for a file that Go would reject in a place where the main package may be: another program must not be
     * built instead.
     */
    private void refuseMalformed(Path root, String main, BuildTarget target) {
        Stream<Path> candidates = main.isEmpty()
                ? Stream.concat(Stream.of(root), subdirectories(root.resolve("cmd")))
                : Stream.of(root.resolve(main).normalize());
        candidates
                .filter(tree::isDirectory)
                .flatMap(directory -> sources.malformed(directory, target).stream())
                .findFirst()
                .ifPresent(malformed -> {
                    throw malformed;
                });
    }

    private Stream<Path> subdirectories(Path directory) {
        return tree.isDirectory(directory)
                ? tree.list(directory).stream().filter(TreeEntry::isDirectory).map(entry -> entry.in(directory))
                : Stream.empty();
    }

    private static List<Platform> platforms(ImageSpec spec) {
        List<Platform> asked = spec.build().knownPlatforms();
        return asked.isEmpty() ? CUSTOMARY : asked;
    }

    /**
     * Reads what a main package compiles and finds what it needs. If a need adds a build tag, other files may be
     * compiled, so the code is read again with it.
     *
     * @param settings as they are before the needs are known
     */
    Reading read(ModuleTree modules, String main, Path context, ImageSpec spec, BuildSettings settings) {
        Program first = program(modules, main, context, spec, settings);
        BuildSettings found = settings.withNeeds(spec, NeedFinder.find(spec, first));
        if (found.tags().equals(settings.tags())) {
            return new Reading(first, found);
        }
        Program program = program(modules, main, context, spec, found);
        SortedMap<Need, String> needs = NeedFinder.find(spec, program);
        // The tag may exclude the very file that needs it; going back and forth would never end.
        needs.putIfAbsent(Need.TIME_ZONES, Objects.requireNonNull(found.needs().get(Need.TIME_ZONES)));
        return new Reading(program, found.withNeeds(spec, needs));
    }

    /**
     * Reads the program; the image may be built for each of the platforms, so the files of all belong to the context.
     */
    private Program program(ModuleTree modules, String main, Path context, ImageSpec spec, BuildSettings settings) {
        List<ImportGraph> graphs = platforms(spec).stream()
                .map(platform ->
                        sources.imports(modules, modules.main().directory().resolve(main), settings.target(platform)))
                .toList();
        SourcePlanner planner = new SourcePlanner(tree, modules, graphs, context);
        Facts facts = Facts.union(graphs.stream().map(sources::facts).toList());
        return new Program(
                graphs,
                facts,
                graphs.stream()
                        .flatMap(each -> sources.knownModules(each).stream())
                        .distinct()
                        .toList(),
                graphs.stream()
                        .flatMap(each -> sources.unknownModules(each).stream())
                        .distinct()
                        .sorted()
                        .toList(),
                leftOut(graphs, spec),
                new OpenedFiles(tree, modules.main().directory()).find(facts.of(Fact.FileUse.class)),
                planner.plan(main),
                declarations(graphs, spec.build()),
                modules.modules().stream()
                        .map(module -> module.mod().modulePath())
                        .toList(),
                planner.secrets(),
                EmbeddedSecrets.find(tree, graphs, context),
                planner.outsideLinks(),
                sources.missingSums(modules, graphs),
                graphs.stream()
                        .flatMap(graph -> sources.refusedImports(graph).stream())
                        .distinct()
                        .toList());
    }

    /**
     * Returns the undefined names: if no platform is named, only the first one's, because the image may never be built
     * for the others.
     */
    private List<CgoOnlyName> leftOut(List<ImportGraph> graphs, ImageSpec spec) {
        return graphs.stream()
                .limit(spec.build().knownPlatforms().isEmpty() ? 1 : graphs.size())
                .flatMap(graph -> sources.leftOutNames(graph).stream())
                .distinct()
                .toList();
    }

    private Map<String, List<Declaration>> declarations(List<ImportGraph> graphs, BuildSpec build) {
        Map<String, List<Declaration>> declarations = new TreeMap<>();
        for (String text : build.stamp()) {
            Stamp.parse(text).map(Stamp::packagePath).ifPresent(path -> {
                List<GoPackage> named = named(path, graphs);
                if (!named.isEmpty()) {
                    declarations.put(path, declarations(named));
                }
            });
        }
        return declarations;
    }

    /** Returns a package by its name to the linker, as each platform compiles it. */
    private static List<GoPackage> named(String path, List<ImportGraph> graphs) {
        return graphs.stream()
                .flatMap(graph -> graph.all()
                        .filter(found ->
                                path.equals(found.path().equals(graph.main().path()) ? "main" : found.path())))
                .toList();
    }

    private List<Declaration> declarations(List<GoPackage> platforms) {
        return platforms.stream()
                .flatMap(found -> sources.declarations(found).stream())
                .distinct()
                .toList();
    }
}
