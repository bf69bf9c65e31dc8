package io.github.goimage.processor.service;

import io.github.goimage.Need;
import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.base.Builder;
import io.github.goimage.processor.gomod.BuildTarget;
import io.github.goimage.processor.gomod.Declaration;
import io.github.goimage.processor.gomod.Facts;
import io.github.goimage.processor.gomod.GoFileException;
import io.github.goimage.processor.gomod.GoModule;
import io.github.goimage.processor.gomod.GoSources;
import io.github.goimage.processor.gomod.GoVersion;
import io.github.goimage.processor.gomod.ImportGraph;
import io.github.goimage.processor.gomod.LocalModule;
import io.github.goimage.processor.gomod.ModuleTree;
import io.github.goimage.processor.gomod.RequiredGo;
import io.github.goimage.processor.gomod.SourceTree;
import io.github.goimage.processor.gomod.TreeEntry;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.spec.BuildSpec;
import io.github.goimage.processor.spec.ImageSpec;
import io.github.goimage.processor.spec.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds the Go module of an image, its main package and its build context. */
public final class ServiceFinder {
    /** Where a module lies that no annotation names, from the project directory. */
    private static final List<String> CUSTOMARY = List.of(".", "src/main/go", "go");

    /** What a builder without a word about platforms runs on. */
    private static final List<String> ARCHITECTURES = List.of("amd64", "arm64");

    private final Project project;
    private final SourceTree tree;
    private final GoSources sources;

    /**
     * Prepares to look in a project; one instance serves a compilation, and reads each file once.
     */
    public ServiceFinder(Project project) {
        this.project = project;
        this.tree = new SourceTree(project.rootDir());
        this.sources = new GoSources(tree);
    }

    /** Looks for the Go program of an image. */
    public ModuleSearch find(ImageSpec spec) {
        try {
            if (!spec.module().isEmpty()) {
                return named(spec);
            }
            Optional<String> found = CUSTOMARY.stream()
                    .filter(directory -> holdsModule(directory(directory)))
                    .findFirst();
            return found.isPresent()
                    ? found(directory(found.get()), spec)
                    : new ModuleSearch.NotFound(project.projectDir(), CUSTOMARY);
        } catch (InvalidPathException e) {
            return new ModuleSearch.Missing(spec.module(), project.projectDir(), List.of());
        } catch (GoFileException e) {
            return e.kind() == GoFileException.Kind.OUTSIDE_ROOT
                    ? new ModuleSearch.Outside(e.file(), project.rootDir())
                    : new ModuleSearch.Unreadable(e.file(), e.line(), e.problem());
        }
    }

    private ModuleSearch named(ImageSpec spec) {
        String module = spec.module();
        Path directory = directory(module);
        if (!tree.contains(directory)) {
            return new ModuleSearch.Outside(module, project.rootDir());
        }
        if (Files.exists(directory)) {
            tree.real(directory);
        }
        if (holdsModule(directory)) {
            return found(directory, spec);
        }
        List<String> nearby = Stream.concat(Stream.of(parent(module)), CUSTOMARY.stream())
                .filter(candidate -> tree.contains(directory(candidate)) && sources.isModule(directory(candidate)))
                .distinct()
                .toList();
        return new ModuleSearch.Missing(module, directory, nearby);
    }

    private Path directory(String fromProject) {
        return project.projectDir().resolve(fromProject).normalize();
    }

    private static String parent(String module) {
        Path parent = Path.of(module).getParent();
        return parent == null ? "." : parent.toString().replace('\\', '/');
    }

    /** A go.mod that is there and no readable file is no module elsewhere: saying so beats looking further. */
    private boolean holdsModule(Path directory) {
        Path file = directory.resolve("go.mod");
        boolean there = tree.isDirectory(directory) && Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        if (there && !sources.isModule(directory)) {
            tree.real(file);
            throw new GoFileException(GoFileException.Kind.UNREADABLE, tree.nameOf(file), 0, "is not a regular file");
        }
        return sources.isModule(directory);
    }

    private ModuleSearch found(Path directory, ImageSpec spec) {
        ModuleTree modules = sources.modules(tree.real(directory));
        for (LocalModule local : Stream.concat(modules.members().stream(), modules.replacements().stream())
                .toList()) {
            if (local.status() == LocalModule.Status.OUTSIDE_ROOT) {
                return new ModuleSearch.OutsideLine(
                        local.file(), local.line(), local.written(), resolved(local.directory()), project.rootDir());
            }
            if (local.status() == LocalModule.Status.MISSING) {
                return new ModuleSearch.Unreadable(
                        local.file(), local.line(), "there is no go.mod in " + local.written());
            }
        }
        Path context = modules.modules().stream()
                .map(GoModule::directory)
                .reduce(modules.workDirectory(), ServiceFinder::common);
        MainChoice choice = mainChoice(modules, spec);
        Optional<Program> program = choice instanceof MainChoice.Chosen chosen
                ? Optional.of(program(modules, chosen.path(), context, spec))
                : Optional.empty();
        return new ModuleSearch.Found(
                new Service(modules, choice, program, context, relative(project.projectDir(), context)));
    }

    private static Path resolved(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException absent) {
            return directory;
        }
    }

    /** A main package that without cgo has no Go file is still the one that is meant. */
    private MainChoice mainChoice(ModuleTree modules, ImageSpec spec) {
        BuildTarget target = target("amd64", modules, spec);
        refuseMalformed(modules.main().directory(), spec.main(), target);
        MainChoice choice = new MainFinder(sources.packages(modules.main(), target)).choose(spec.main());
        if (!(choice instanceof MainChoice.None) || target.cgo()) {
            return choice;
        }
        MainChoice withCgo = new MainFinder(sources.packages(modules.main(), target.withCgo())).choose(spec.main());
        return withCgo instanceof MainChoice.None ? choice : withCgo;
    }

    /** A file that Go would refuse where the main package may lie: another program must not be built in its place. */
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
                ? tree.list(directory).stream()
                        .filter(TreeEntry::isDirectory)
                        .map(entry -> directory.resolve(entry.name()))
                : Stream.empty();
    }

    /** The same release and tags that the Dockerfile's builder and GOFLAGS will have. */
    private static BuildTarget target(String architecture, ModuleTree modules, ImageSpec spec) {
        Builder builder = Builder.of(
                spec.build().go(),
                modules.requiredGo().map(RequiredGo::version),
                spec.build().cgo(),
                BaseImage.of(spec.base()));
        int release = GoVersion.parse(builder.go()).map(GoVersion::minor).orElse(Builder.OLDEST_SUPPORTED_MINOR);
        Set<String> tags = new HashSet<>(spec.build().tags());
        tags.addAll(builder.tags());
        if (spec.needs().contains(Need.TIME_ZONES)
                && !BaseImage.of(spec.base()).brings().contains(Need.TIME_ZONES)) {
            tags.add(Builder.TIME_ZONES_TAG);
        }
        return BuildTarget.linux(architecture, builder.cgo(), release).withTags(tags);
    }

    /** The image may be built on either architecture, so the files of both belong to the context. */
    private Program program(ModuleTree modules, String main, Path context, ImageSpec spec) {
        List<ImportGraph> graphs = ARCHITECTURES.stream()
                .map(architecture -> sources.imports(
                        modules, modules.main().directory().resolve(main), target(architecture, modules, spec)))
                .toList();
        ImportGraph graph = graphs.get(0);
        SourcePlanner planner = new SourcePlanner(tree, modules, graphs, context);
        return new Program(
                graphs,
                Facts.union(graphs.stream().map(sources::facts).toList()),
                graphs.stream()
                        .flatMap(each -> sources.knownModules(each).stream())
                        .distinct()
                        .toList(),
                graphs.stream()
                        .flatMap(each -> sources.unknownModules(each).stream())
                        .distinct()
                        .sorted()
                        .toList(),
                sources.leftOutNames(graph),
                planner.plan(main),
                declarations(graph, spec.build()),
                modules.modules().stream()
                        .map(module -> module.mod().modulePath())
                        .toList(),
                planner.secrets());
    }

    private Map<String, List<Declaration>> declarations(ImportGraph graph, BuildSpec build) {
        Map<String, List<Declaration>> declarations = new TreeMap<>();
        for (String text : build.stamp()) {
            Stamp.parse(text)
                    .map(Stamp::packagePath)
                    .ifPresent(path -> graph.all()
                            .filter(found -> path.equals(found == graph.main() ? "main" : found.path()))
                            .forEach(found -> declarations.put(path, sources.declarations(found))));
        }
        return declarations;
    }

    /** A path from another, with {@code /}; {@code .} for the same. */
    private static String relative(Path from, Path to) {
        String relative = from.relativize(to).toString().replace('\\', '/');
        return relative.isEmpty() ? "." : relative;
    }

    private static Path common(Path a, Path b) {
        Path common = a;
        while (!b.startsWith(common)) {
            common = common.getParent();
        }
        return common;
    }
}
