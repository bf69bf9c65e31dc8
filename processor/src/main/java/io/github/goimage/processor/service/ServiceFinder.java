package io.github.goimage.processor.service;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.GoSources;
import io.github.goimage.processor.golang.graph.GoModule;
import io.github.goimage.processor.golang.graph.LocalModule;
import io.github.goimage.processor.golang.graph.ModuleTree;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.project.Project;
import io.github.goimage.rule.ImageSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the Go module of an image, its main package and its build context. */
public final class ServiceFinder {
    /** Where a module lies that no annotation names, from the project directory. */
    private static final List<String> CUSTOMARY = List.of(".", "src/main/go", "go");

    private final Project project;
    private final SourceTree tree;
    private final GoSources sources;
    private final ProgramReader programs;

    /**
     * Prepares to look in a project; one instance serves a compilation, and reads each file once.
     *
     * @param goMinimum the oldest release that the project's policy allows
     */
    public ServiceFinder(Project project, Optional<GoVersion> goMinimum) {
        this.project = project;
        this.tree = new SourceTree(project.rootDir());
        this.sources = new GoSources(tree);
        this.programs = new ProgramReader(tree, sources, goMinimum);
    }

    /** Looks for the Go program of an image, or for the binary that is copied in its place. */
    public ModuleSearch find(ImageSpec spec) {
        ModuleSearch module = module(spec);
        if (!spec.build().isCopied()) {
            return module;
        }
        boolean looked = module instanceof ModuleSearch.Found || module instanceof ModuleSearch.NotFound;
        // Of the code only the files that it needs are asked; but what is named, and counted from, must be there.
        if (!looked && !(spec.module().isEmpty() && spec.files().isEmpty())) {
            return module;
        }
        Optional<Service> service =
                module instanceof ModuleSearch.Found found ? Optional.of(found.service()) : Optional.empty();
        Path directory =
                service.map(found -> found.modules().main().directory()).orElse(project.projectDir());
        return new PrebuiltFinder(project, tree, directory, service.flatMap(Service::program), module.files())
                .find(spec.build().prebuilt());
    }

    private ModuleSearch module(ImageSpec spec) {
        try {
            if (!spec.module().isEmpty()) {
                return named(spec);
            }
            Optional<String> found = CUSTOMARY.stream()
                    .filter(directory -> holdsModule(directory(directory)))
                    .findFirst();
            return found.isPresent()
                    ? found(directory(found.get()), spec)
                    : new ModuleSearch.NotFound(
                            project.projectDir(), tried(), files(project.projectDir(), project.projectDir(), spec));
        } catch (InvalidPathException e) {
            return new ModuleSearch.Unnameable(e.getInput());
        } catch (UnusableFileException e) {
            return e.kind() == UnusableFileException.Kind.OUTSIDE_ROOT
                    ? new ModuleSearch.Outside(e.file(), project.rootDir())
                    : new ModuleSearch.Unreadable(e.kind(), e.file(), e.line(), e.problem());
        }
    }

    private ModuleSearch named(ImageSpec spec) {
        String module = spec.module();
        Path directory = directory(module);
        if (tree.leadsOut(directory)) {
            return new ModuleSearch.Outside(module, project.rootDir());
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
        if (tree.isDirectory(directory) && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            tree.regularFile(file);
        }
        return sources.isModule(directory);
    }

    /** Where no module was found, and why that may be. */
    private List<String> tried() {
        return CUSTOMARY.stream()
                .map(name -> tree.leadsOut(directory(name)) ? name + " (which leads out of the root directory)" : name)
                .toList();
    }

    private ModuleSearch found(Path directory, ImageSpec spec) {
        ModuleTree modules = sources.modules(tree.real(directory));
        for (LocalModule local : Stream.concat(modules.members().stream(), modules.replacements().stream())
                .toList()) {
            if (local.status() == LocalModule.Status.OUTSIDE_ROOT) {
                return new ModuleSearch.OutsideLine(
                        local.file(), local.line(), local.written(), resolved(local.directory()), project.rootDir());
            }
            // Where the binary is copied, no builder reads the line.
            if (local.isAbsolute() && !spec.build().isCopied()) {
                return new ModuleSearch.AbsoluteLine(local.file(), local.line(), local.written(), relative(local));
            }
            if (local.status() == LocalModule.Status.MISSING) {
                return new ModuleSearch.Unreadable(
                        UnusableFileException.Kind.MISSING,
                        local.file(),
                        local.line(),
                        "there is no go.mod in " + local.written());
            }
        }
        List<FileEntry> files = files(modules.main().directory(), tree.root(), spec);
        Path context =
                contextOf(modules.workDirectory(), modules.modules().stream().map(GoModule::directory), files);
        MainChoice choice = programs.mainChoice(modules, spec);
        Optional<Program> program = choice instanceof MainChoice.Chosen chosen
                ? Optional.of(programs.program(modules, chosen.path(), context, spec))
                : Optional.empty();
        return new ModuleSearch.Found(new Service(
                modules,
                choice,
                program,
                context,
                Project.relative(project.projectDir(), context),
                hasOwnIgnoreFile(tree, context),
                files));
    }

    /** A module's directory as its line could say it: Go takes for a directory what begins with {@code ./} or {@code ../}. */
    private String relative(LocalModule local) {
        String path = Project.relative(SourceTree.directoryOf(tree.root().resolve(local.file())), local.directory());
        return path.equals(".") || path.equals("..") || path.startsWith("../") ? path : "./" + path;
    }

    private List<FileEntry> files(Path module, Path fence, ImageSpec spec) {
        return new FileReader(tree, project.projectDir(), module, fence).read(spec.files());
    }

    /** The smallest directory that holds a directory, some others and what is copied of files. */
    static Path contextOf(Path directory, Stream<Path> others, List<FileEntry> files) {
        Stream<Path> origins = files.stream()
                .flatMap(entry -> FilePlan.copiesOf(entry).stream())
                .flatMap(copy -> copy.from().stream());
        return Stream.concat(others, origins).reduce(directory, ServiceFinder::common);
    }

    private static Path resolved(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException absent) {
            return directory;
        }
    }

    /** Whether a .dockerignore that is not ours lies in a directory. */
    static boolean hasOwnIgnoreFile(SourceTree tree, Path context) {
        Path file = context.resolve(".dockerignore");
        return tree.isFile(file) && !OwnFile.beginsWith(tree.head(file, OwnFile.HEAD));
    }

    private static Path common(Path a, Path b) {
        Path common = a;
        while (!b.startsWith(common)) {
            common = Objects.requireNonNull(common.getParent(), "both lie below one root");
        }
        return common;
    }
}
