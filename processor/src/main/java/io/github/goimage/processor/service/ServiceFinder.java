package io.github.goimage.processor.service;

import io.github.goimage.processor.gomod.BuildTarget;
import io.github.goimage.processor.gomod.GoFileException;
import io.github.goimage.processor.gomod.GoModule;
import io.github.goimage.processor.gomod.GoSources;
import io.github.goimage.processor.gomod.GoWork;
import io.github.goimage.processor.gomod.Replacement;
import io.github.goimage.processor.gomod.SourceTree;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.service.Service.Workspace;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the Go module of an image, its main package and its build context. */
public final class ServiceFinder {
    /** Where a module lies that no annotation names, from the project directory. */
    private static final List<String> CUSTOMARY = List.of(".", "src/main/go", "go");

    /** The minor number of the Go release that the builder image brings at least. */
    private static final int RELEASE = 26;

    private final Project project;
    private final SourceTree tree;
    private final GoSources sources;

    /** Prepares to look in a project; one instance serves a compilation, and reads each file once. */
    public ServiceFinder(Project project) {
        this.project = project;
        this.tree = new SourceTree(project.rootDir());
        this.sources = new GoSources(tree);
    }

    /**
     * Looks for the Go program of an image.
     *
     * @param module the directory that the annotation names, or empty
     * @param main the main package that it names, or empty
     */
    public ModuleSearch find(String module, String main) {
        try {
            if (!module.isEmpty()) {
                return named(module, main);
            }
            Optional<String> found = CUSTOMARY.stream()
                    .filter(directory -> sources.isModule(project.projectDir().resolve(directory)))
                    .findFirst();
            return found.isPresent()
                    ? found(directory(found.get()), main)
                    : new ModuleSearch.NotFound(project.projectDir(), CUSTOMARY);
        } catch (GoFileException e) {
            return e.kind() == GoFileException.Kind.OUTSIDE_ROOT
                    ? new ModuleSearch.Outside(e.file(), project.rootDir().toString())
                    : new ModuleSearch.Unreadable(e.file(), e.line(), e.problem());
        }
    }

    private ModuleSearch named(String module, String main) {
        Path directory = directory(module);
        if (!directory.startsWith(project.rootDir())) {
            return new ModuleSearch.Outside(module, project.rootDir().toString());
        }
        if (sources.isModule(directory)) {
            return found(directory, main);
        }
        List<String> nearby = Stream.concat(Stream.of(parent(module)), CUSTOMARY.stream())
                .filter(candidate -> directory(candidate).startsWith(project.rootDir()))
                .filter(candidate -> sources.isModule(directory(candidate)))
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

    private ModuleSearch found(Path directory, String main) {
        GoModule module = sources.module(tree.real(directory));
        Optional<Workspace> workspace = workspace(module);
        List<GoModule> others = others(module, workspace);
        Path workspaceOrModule = workspace.map(Workspace::directory).orElse(module.directory());
        boolean vendored = tree.isFile(workspaceOrModule.resolve("vendor/modules.txt"));
        Path context = Stream.concat(
                        Stream.of(workspaceOrModule), others.stream().map(GoModule::directory))
                .reduce(module.directory(), ServiceFinder::common);
        MainChoice choice =
                new MainFinder(sources.packages(module, BuildTarget.linux("amd64", false, RELEASE))).choose(main);
        return new ModuleSearch.Found(new Service(
                module, choice, workspace, others, vendored, context, relative(project.projectDir(), context)));
    }

    /** The nearest go.work at or above the module, where the module is a member of it. */
    private Optional<Workspace> workspace(GoModule module) {
        for (Path directory = module.directory();
                directory != null && directory.startsWith(tree.root());
                directory = directory.getParent()) {
            Path file = directory.resolve("go.work");
            if (tree.isFile(file)) {
                Workspace workspace = new Workspace(directory, GoWork.read(tree, file));
                return members(workspace).anyMatch(module.directory()::equals)
                        ? Optional.of(workspace)
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Stream<Path> members(Workspace workspace) {
        return workspace.file().use().stream()
                .map(use -> workspace.directory().resolve(use.value()).normalize());
    }

    private List<GoModule> others(GoModule module, Optional<Workspace> workspace) {
        Map<Path, GoModule> others = new LinkedHashMap<>();
        workspace.stream().flatMap(ServiceFinder::members).forEach(directory -> add(directory, others));
        workspace.ifPresent(
                file -> addReplacements(file.directory(), file.file().replace(), others));
        addReplacements(module.directory(), module.mod().replace(), others);
        List.copyOf(others.values())
                .forEach(member ->
                        addReplacements(member.directory(), member.mod().replace(), others));
        others.remove(module.directory());
        return List.copyOf(others.values());
    }

    private void addReplacements(Path directory, List<Replacement> replacements, Map<Path, GoModule> others) {
        replacements.stream()
                .filter(Replacement::isLocal)
                .forEach(replacement ->
                        add(directory.resolve(replacement.target().path()).normalize(), others));
    }

    private void add(Path directory, Map<Path, GoModule> others) {
        if (!others.containsKey(directory)) {
            others.put(directory, sources.module(tree.real(directory)));
        }
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
