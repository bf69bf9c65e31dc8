package io.github.goimage.processor.service;

import io.github.goimage.processor.gomod.BuildTarget;
import io.github.goimage.processor.gomod.GoFileException;
import io.github.goimage.processor.gomod.GoModule;
import io.github.goimage.processor.gomod.GoSources;
import io.github.goimage.processor.gomod.ImportGraph;
import io.github.goimage.processor.gomod.LocalModule;
import io.github.goimage.processor.gomod.ModuleTree;
import io.github.goimage.processor.gomod.SourceTree;
import io.github.goimage.processor.project.Project;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the Go module of an image, its main package and its build context. */
public final class ServiceFinder {
    /** Where a module lies that no annotation names, from the project directory. */
    private static final List<String> CUSTOMARY = List.of(".", "src/main/go", "go");

    private final Project project;
    private final SourceTree tree;
    private final GoSources sources;
    private final BuildTarget target;

    /**
     * Prepares to look in a project; one instance serves a compilation, and reads each file once.
     *
     * @param release minor number of the Go 1 release that compiles
     */
    public ServiceFinder(Project project, int release) {
        this.project = project;
        this.tree = new SourceTree(project.rootDir());
        this.sources = new GoSources(tree);
        this.target = BuildTarget.linux("amd64", false, release);
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
                    .filter(directory -> sources.isModule(directory(directory)))
                    .findFirst();
            return found.isPresent()
                    ? found(directory(found.get()), main)
                    : new ModuleSearch.NotFound(project.projectDir(), CUSTOMARY);
        } catch (InvalidPathException e) {
            return new ModuleSearch.Missing(module, project.projectDir(), List.of());
        } catch (GoFileException e) {
            return e.kind() == GoFileException.Kind.OUTSIDE_ROOT
                    ? new ModuleSearch.Outside(e.file(), project.rootDir())
                    : new ModuleSearch.Unreadable(e.file(), e.line(), e.problem());
        }
    }

    private ModuleSearch named(String module, String main) {
        Path directory = directory(module);
        if (!tree.contains(directory)) {
            return new ModuleSearch.Outside(module, project.rootDir());
        }
        if (Files.exists(directory)) {
            tree.real(directory);
        }
        if (sources.isModule(directory)) {
            return found(directory, main);
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

    private ModuleSearch found(Path directory, String main) {
        ModuleTree modules = sources.modules(tree.real(directory));
        for (LocalModule local : Stream.concat(modules.members().stream(), modules.replacements().stream())
                .toList()) {
            if (local.status() == LocalModule.Status.OUTSIDE_ROOT) {
                return new ModuleSearch.Outside(
                        local.file() + ":" + local.line() + ": " + local.written(), project.rootDir());
            }
            if (local.status() == LocalModule.Status.MISSING) {
                return new ModuleSearch.Unreadable(
                        local.file(), local.line(), "there is no go.mod in " + local.written());
            }
        }
        Path context = modules.modules().stream()
                .map(GoModule::directory)
                .reduce(modules.workDirectory(), ServiceFinder::common);
        MainChoice choice = new MainFinder(sources.packages(modules.main(), target)).choose(main);
        return new ModuleSearch.Found(service(modules, choice, context));
    }

    private Service service(ModuleTree modules, MainChoice choice, Path context) {
        Optional<Program> program = choice instanceof MainChoice.Chosen chosen
                ? Optional.of(program(modules, chosen.path(), context))
                : Optional.empty();
        return new Service(modules, choice, program, context, relative(project.projectDir(), context));
    }

    private Program program(ModuleTree modules, String main, Path context) {
        ImportGraph graph = sources.imports(modules, modules.main().directory().resolve(main), target);
        SourcePlanner planner = new SourcePlanner(tree, modules, graph, context);
        return new Program(
                graph, sources.facts(graph), sources.knownModules(graph), planner.plan(main), planner.secrets());
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
