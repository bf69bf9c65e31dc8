package io.github.goimage.processor.service;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.TreeEntry;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.GoSources;
import io.github.goimage.processor.golang.facts.Fact;
import io.github.goimage.processor.golang.facts.Facts;
import io.github.goimage.processor.golang.graph.Generators;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.graph.MissingPackage;
import io.github.goimage.processor.golang.graph.ModuleTree;
import io.github.goimage.processor.golang.names.CgoOnlyName;
import io.github.goimage.processor.golang.names.MissingName;
import io.github.goimage.processor.golang.source.BuildTarget;
import io.github.goimage.processor.golang.source.Declaration;
import io.github.goimage.processor.spec.Stamp;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Need;
import io.github.goimage.rule.Platform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    private final Map<ProgramKey, Program> programs = new HashMap<>();

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

    /**
     * What a program depends on: images of a module that agree about it share the program.
     *
     * @param arePlatformsNamed whether the image is certainly built for each target
     */
    private record ProgramKey(
            Path module,
            List<String> mains,
            Path context,
            List<BuildTarget> targets,
            boolean arePlatformsNamed,
            String workdir,
            List<String> stamps) {}

    /** Chooses the main package. One that without cgo has no Go file is still the one that is meant. */
    MainChoice mainChoice(ModuleTree modules, ImageSpec spec, BuildSettings settings) {
        BuildTarget target = settings.target(platforms(spec).get(0));
        Path root = modules.main().directory();
        refuseMalformed(root, spec.main(), target);
        MainChoice choice = finder(modules, spec, target).choose(spec.main());
        if (!(choice instanceof MainChoice.None) || target.cgo()) {
            return choice;
        }
        MainChoice withCgo = finder(modules, spec, target.withCgo()).choose(spec.main());
        return withCgo instanceof MainChoice.None ? choice : withCgo;
    }

    private MainFinder finder(ModuleTree modules, ImageSpec spec, BuildTarget target) {
        return new MainFinder(
                sources.packages(modules.main(), target),
                modules.main().mod().modulePath(),
                spec.name(),
                main -> activity(modules, main, target));
    }

    /** Returns what a main package does that may not be the one that is built: one that cannot be read is no error. */
    private MainActivity activity(ModuleTree modules, String main, BuildTarget target) {
        try {
            ImportGraph graph =
                    sources.imports(modules, modules.main().directory().resolve(main), target);
            return MainActivity.of(
                    sources.facts(graph), sources.unknownModules(graph).isEmpty());
        } catch (UnusableFileException unreadable) {
            return MainActivity.UNKNOWN;
        }
    }

    /**
     * Throws for a file that Go would refuse where the main package may lie: another program must not be built in its
     * place.
     */
    private void refuseMalformed(Path root, List<String> mains, BuildTarget target) {
        Stream<Path> candidates = mains.isEmpty()
                ? Stream.concat(Stream.of(root), subdirectories(root.resolve("cmd")))
                : mains.stream().map(main -> root.resolve(main).normalize());
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
     * Reads what main packages compile and finds what they need. If a need adds a build tag, other files may be
     * compiled, so the code is read again with it.
     *
     * @param settings as they are before the needs are known
     */
    Reading read(ModuleTree modules, List<String> mains, Path context, ImageSpec spec, BuildSettings settings) {
        Program first = program(modules, mains, context, spec, settings);
        BuildSettings found = settings.withNeeds(spec, NeedFinder.find(spec, first));
        if (found.tags().equals(settings.tags())) {
            return new Reading(first, found);
        }
        Program program = program(modules, mains, context, spec, found);
        SortedMap<Need, String> needs = NeedFinder.find(spec, program);
        // The tag may exclude the very file that needs it; going back and forth would never end.
        needs.putIfAbsent(Need.TIME_ZONES, Objects.requireNonNull(found.needs().get(Need.TIME_ZONES)));
        return new Reading(program, found.withNeeds(spec, needs));
    }

    /**
     * Returns the program; the image may be built for each of the platforms, so the files of all belong to the context.
     */
    private Program program(
            ModuleTree modules, List<String> mains, Path context, ImageSpec spec, BuildSettings settings) {
        List<BuildTarget> targets =
                platforms(spec).stream().map(settings::target).toList();
        ProgramKey key = new ProgramKey(
                modules.main().directory(),
                mains,
                context,
                targets,
                !spec.build().knownPlatforms().isEmpty(),
                spec.workdir(),
                spec.build().stamp());
        return programs.computeIfAbsent(key, absent -> read(modules, key));
    }

    private Program read(ModuleTree modules, ProgramKey key) {
        List<ImportGraph> graphs = key.targets().stream()
                .flatMap(target -> key.mains().stream()
                        .map(main -> sources.imports(
                                modules, modules.main().directory().resolve(main), target)))
                .toList();
        List<ImportGraph> certain = Program.certain(graphs, key.arePlatformsNamed());
        SourcePlanner planner = new SourcePlanner(tree, modules, graphs, key.context());
        Map<BuildTarget, List<MissingName>> missingNames = new LinkedHashMap<>();
        for (ImportGraph graph : certain) {
            missingNames
                    .computeIfAbsent(graph.target(), absent -> new ArrayList<>())
                    .addAll(sources.missingNames(graph));
        }
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
                leftOut(certain),
                missingNames,
                MissingPackage.find(tree, modules, graphs),
                generators(modules.main().directory(), graphs, missingNames),
                new OpenedFiles(tree, modules.main().directory(), key.workdir()).find(facts.of(Fact.FileUse.class)),
                planner.plan(key.mains()),
                declarations(graphs, key.stamps()),
                modules.modules().stream()
                        .map(module -> module.mod().modulePath())
                        .toList(),
                planner.secrets(),
                EmbeddedSecret.find(tree, graphs, key.context()),
                EmbeddedPointer.find(tree, graphs, key.context()),
                planner.outsideLinks(),
                sources.missingSums(modules, graphs),
                graphs.stream()
                        .flatMap(graph -> sources.refusedImports(graph).stream())
                        .distinct()
                        .toList());
    }

    /** Returns what makes the files that are missing, by the line that needs them. */
    private Map<SourceLine, String> generators(
            Path module, List<ImportGraph> graphs, Map<BuildTarget, List<MissingName>> missingNames) {
        Generators generators = new Generators(tree, module, graphs);
        Map<SourceLine, String> found = new HashMap<>();
        for (ImportGraph graph : graphs) {
            graph.packages()
                    .forEach(owner -> owner.embeds().stream()
                            .filter(embed -> embed.problem().isPresent())
                            .forEach(embed -> generators
                                    .ofFiles(owner.directory().resolve(embed.fixedPart()), owner.directory())
                                    .ifPresent(made -> found.put(embed.at(), made))));
            missingNames
                    .getOrDefault(graph.target(), List.of())
                    .forEach(name -> graph.packages().stream()
                            .filter(owner -> owner.path().equals(name.packagePath()))
                            .forEach(owner -> generators
                                    .ofCode(owner.directory(), owner.directory())
                                    .ifPresent(made -> found.put(name.used().at(), made))));
        }
        return found;
    }

    /** Returns those of the first platform if nobody named one: the image may never be built for the others. */
    private List<CgoOnlyName> leftOut(List<ImportGraph> graphs) {
        return graphs.stream()
                .flatMap(graph -> sources.leftOutNames(graph).stream())
                .distinct()
                .toList();
    }

    private Map<String, List<Declaration>> declarations(List<ImportGraph> graphs, List<String> stamps) {
        Map<String, List<Declaration>> declarations = new TreeMap<>();
        for (String text : stamps) {
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
