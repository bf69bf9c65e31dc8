package io.github.goimage.processor.service;

import io.github.goimage.processor.base.Builder;
import io.github.goimage.processor.base.ImageFamily;
import io.github.goimage.processor.copied.FileEntry;
import io.github.goimage.processor.copied.FilePlan;
import io.github.goimage.processor.copied.FileReader;
import io.github.goimage.processor.files.IgnorePatterns;
import io.github.goimage.processor.files.OwnFile;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.GoSources;
import io.github.goimage.processor.golang.graph.GoModule;
import io.github.goimage.processor.golang.graph.LocalModule;
import io.github.goimage.processor.golang.graph.ModuleSurvey;
import io.github.goimage.processor.golang.graph.ModuleTree;
import io.github.goimage.processor.golang.modfile.RequiredGo;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.project.DevelopmentDirectories;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.project.ReleaseTags;
import io.github.goimage.processor.vuln.VulnerabilityDatabase;
import io.github.goimage.processor.vuln.VulnerabilityScan;
import io.github.goimage.processor.vuln.VulnerabilityScanner;
import io.github.goimage.rule.ImageSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the Go module of an image, its main package and its build context. */
public final class ServiceFinder {
    private static final int LARGEST_IGNORE_FILE = 32 << 10;

    /** Where a module lies that no annotation names, relative to the project directory. */
    private static final List<String> CUSTOMARY = List.of(".", "src/main/go", "go");

    /** The directory of the service, where those of its clients lie beside it. */
    private static final String SERVER = "server";

    private final Project project;
    private final SourceTree tree;
    private final GoSources sources;
    private final ProgramReader programs;
    private final Optional<GoVersion> goMinimum;
    private final boolean direct;
    private final ImageFamily images;
    private final Optional<VulnerabilityDatabase> database;

    /**
     * Prepares to look in a project; one instance serves a compilation, and reads each file once.
     *
     * @param goMinimum the oldest release that the project's policy allows
     * @param direct whether the policy has modules fetched from their repositories
     * @param images whose images the policy has in place of the bases
     * @param database what programs are checked against; empty if there is none
     */
    public ServiceFinder(
            Project project,
            Optional<GoVersion> goMinimum,
            boolean direct,
            ImageFamily images,
            Optional<VulnerabilityDatabase> database) {
        this.project = project;
        this.tree = new SourceTree(project.rootDir());
        this.sources = new GoSources(tree);
        this.programs = new ProgramReader(tree, sources);
        this.goMinimum = goMinimum;
        this.direct = direct;
        this.images = images;
        this.database = database;
    }

    /** Looks for the Go program of an image, or for the binary that is copied in its place. */
    public BuildInput find(ImageSpec spec) {
        BuildInput module = module(spec);
        if (!spec.build().isCopied()) {
            return module;
        }
        // Of the code, only the files that it needs are checked; but what is named, and what paths are relative to,
        // must exist.
        if (module instanceof Unusable
                && !(spec.module().isEmpty() && spec.files().isEmpty())) {
            return module;
        }
        return new PrebuiltFinder(project, tree, module).find(spec.build().prebuilt());
    }

    private BuildInput module(ImageSpec spec) {
        try {
            if (!spec.module().isEmpty()) {
                return named(spec);
            }
            Optional<String> found = CUSTOMARY.stream()
                    .filter(directory -> holdsModule(directory(directory)))
                    .findFirst();
            return found.isPresent() ? foundOrBelow(directory(found.get()), spec) : search(spec);
        } catch (InvalidPathException e) {
            return unusable(spec, new Unusable.UnnameablePath(e.getInput()));
        } catch (UnusableFileException e) {
            return unusable(
                    spec,
                    e.kind() == UnusableFileException.Kind.OUTSIDE_ROOT
                            ? new Unusable.OutsideRoot(e.at().file())
                            : new Unusable.UnusableFile(e.kind(), e.at(), e.problem()));
        }
    }

    /**
     * Returns a module; if it lies in the project directory and has no program for an image, those below it instead, if
     * they have one.
     */
    private BuildInput foundOrBelow(Path module, ImageSpec spec) {
        BuildInput found = found(module, spec);
        boolean mayLieBelow = module.equals(project.projectDir())
                && spec.main().isEmpty()
                && !spec.build().isCopied()
                && found instanceof Source source
                && !source.main().isForAnImage();
        return mayLieBelow
                ? among(
                                ModuleSurvey.below(tree, module).modules().stream()
                                        .filter(below -> mainChoice(below, spec).isForAnImage())
                                        .toList(),
                                spec)
                        .orElse(found)
                : found;
    }

    /** Looks below the project directory. A copied binary takes no other module than one in a customary place. */
    private BuildInput search(ImageSpec spec) {
        ModuleSurvey survey =
                spec.build().isCopied() ? ModuleSurvey.NOTHING : ModuleSurvey.of(tree, project.projectDir());
        List<Path> modules = survey.modules().size() > 1 ? withMains(survey.modules(), spec) : survey.modules();
        return among(modules, spec).orElseGet(() -> notFound(survey, spec));
    }

    /** Returns the only module of some; if there are several, that there are. */
    private Optional<BuildInput> among(List<Path> modules, ImageSpec spec) {
        if (modules.isEmpty()) {
            return Optional.empty();
        }
        if (modules.size() == 1) {
            return Optional.of(found(modules.get(0), spec));
        }
        return Optional.of(unusable(
                spec,
                new Unusable.SeveralModules(modules.stream()
                        .map(module -> candidate(module, spec))
                        .sorted(Comparator.comparing((Unusable.FoundModule module) ->
                                        !MainChoice.isNamed(module.directory(), spec.name()))
                                .thenComparing(module -> DevelopmentDirectories.isOn(module.directory()))
                                .thenComparing(module -> !MainChoice.isNamed(module.directory(), SERVER)))
                        .toList())));
    }

    private BuildInput notFound(ModuleSurvey survey, ImageSpec spec) {
        return survey.goFile().isPresent()
                ? unusable(
                        spec,
                        new Unusable.CodeWithoutModule(
                                Project.relative(
                                        project.projectDir(), survey.goFile().get()),
                                tried()))
                : new NoModule(
                        unread(spec),
                        project.projectDir(),
                        tried(),
                        files(project.projectDir(), project.projectDir(), spec));
    }

    /** Returns the modules with a main package that could be meant; all where none has one. */
    private List<Path> withMains(List<Path> modules, ImageSpec spec) {
        List<Path> withMains = modules.stream()
                .filter(module -> !(mainChoice(module, spec) instanceof MainChoice.None))
                .toList();
        return withMains.isEmpty() ? modules : withMains;
    }

    private Unusable.FoundModule candidate(Path module, ImageSpec spec) {
        return new Unusable.FoundModule(
                Project.relative(project.projectDir(), module),
                mainChoice(module, spec) instanceof MainChoice.Several several
                        ? Optional.of(several.candidates().get(0).path())
                        : Optional.empty());
    }

    /**
     * Returns the main package; nothing is known of a module that cannot be read, which is reported if it is the one
     * that is named.
     */
    private MainChoice mainChoice(Path module, ImageSpec spec) {
        try {
            ModuleTree modules = sources.modules(tree.real(module));
            return programs.mainChoice(modules, spec, settings(modules, spec));
        } catch (UnusableFileException unreadable) {
            return new MainChoice.Chosen(List.of(), "", List.of());
        }
    }

    private BuildSettings settings(ModuleTree modules, ImageSpec spec) {
        return BuildSettings.of(spec, modules.requiredGo().map(RequiredGo::version), goMinimum, direct, images);
    }

    private Unusable unusable(ImageSpec spec, Unusable.Reason reason) {
        return new Unusable(unread(spec), reason);
    }

    private BuildSettings unread(ImageSpec spec) {
        return BuildSettings.of(spec, Optional.empty(), goMinimum, direct, images)
                .withNeeds(spec, NeedFinder.unread(spec));
    }

    private BuildInput named(ImageSpec spec) {
        String module = spec.module();
        Path directory = directory(module);
        if (tree.leadsOut(directory)) {
            return unusable(spec, new Unusable.OutsideRoot(module));
        }
        if (holdsModule(directory)) {
            return found(directory, spec);
        }
        List<String> nearby = Stream.concat(Stream.of(parent(module)), CUSTOMARY.stream())
                .filter(candidate -> tree.contains(directory(candidate)) && sources.isModule(directory(candidate)))
                .distinct()
                .toList();
        if (nearby.isEmpty()) {
            nearby = ModuleSurvey.of(tree, project.projectDir()).modules().stream()
                    .map(found -> Project.relative(project.projectDir(), found))
                    .toList();
        }
        return unusable(spec, new Unusable.MissingModule(module, nearby));
    }

    private Path directory(String fromProject) {
        return project.projectDir().resolve(fromProject).normalize();
    }

    private static String parent(String module) {
        Path parent = Path.of(module).getParent();
        return parent == null ? "." : parent.toString().replace('\\', '/');
    }

    /**
     * Returns whether a directory holds a go.mod, even one that cannot be read: reporting that is better than searching
     * further.
     */
    private boolean holdsModule(Path directory) {
        Path file = directory.resolve("go.mod");
        if (tree.isDirectory(directory) && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            tree.regularFile(file);
        }
        return sources.isModule(directory);
    }

    /** Returns where no module was found, and a possible reason. */
    private List<String> tried() {
        return CUSTOMARY.stream()
                .map(name -> tree.leadsOut(directory(name)) ? name + " (which leads out of the root directory)" : name)
                .toList();
    }

    private BuildInput found(Path directory, ImageSpec spec) {
        ModuleTree modules = sources.modules(tree.real(directory));
        Optional<Unusable.Reason> unusable = Stream.concat(modules.members().stream(), modules.replacements().stream())
                .flatMap(local -> unusable(local, spec).stream())
                .findFirst();
        if (unusable.isPresent()) {
            return unusable(spec, unusable.get());
        }
        List<FileEntry> files = files(modules.main().directory(), tree.root(), spec);
        Path context =
                contextOf(modules.workDirectory(), modules.modules().stream().map(GoModule::directory), files);
        BuildSettings settings = settings(modules, spec);
        MainChoice choice = programs.mainChoice(modules, spec, settings);
        BuildContext buildContext = new BuildContext(
                context, Project.relative(project.projectDir(), context), foreignIgnoreFile(tree, context));
        if (!(choice instanceof MainChoice.Chosen chosen)) {
            return new Source(
                    settings.withNeeds(spec, NeedFinder.unread(spec)),
                    modules,
                    choice,
                    Optional.empty(),
                    buildContext,
                    files,
                    Optional.empty(),
                    new VulnerabilityScan.NotJudged());
        }
        ProgramReader.Reading reading = programs.read(modules, chosen.paths(), context, spec, settings);
        return new Source(
                reading.settings(),
                modules,
                choice,
                Optional.of(reading.program()),
                buildContext,
                files,
                spec.isWritten("build.tags")
                        ? Optional.empty()
                        : ReleaseTags.find(tree, modules.main().directory()),
                vulnerabilities(modules, reading, spec));
    }

    /** Returns what is known of vulnerabilities; a copied binary may have been built from other modules. */
    private VulnerabilityScan vulnerabilities(ModuleTree modules, ProgramReader.Reading reading, ImageSpec spec) {
        return database.filter(present -> !spec.build().isCopied())
                .map(present -> VulnerabilityScanner.scan(
                        tree,
                        sources,
                        present,
                        modules,
                        reading.program().graphs(),
                        spec.build().knownPlatforms().isEmpty() ? Builder.architectures() : List.of(),
                        GoVersion.parse(reading.settings().builder().go())))
                .orElseGet(VulnerabilityScan.NotJudged::new);
    }

    /** Returns why a module on disk that the main module uses cannot be used; empty if it can. */
    private Optional<Unusable.Reason> unusable(LocalModule local, ImageSpec spec) {
        if (local.status() == LocalModule.Status.OUTSIDE_ROOT) {
            return Optional.of(new Unusable.OutsideLine(
                    local.at(), local.written(), resolved(local.directory()), project.rootDir()));
        }
        // If the binary is copied, no builder reads the line.
        if (local.isAbsolute() && !spec.build().isCopied()) {
            return Optional.of(new Unusable.AbsoluteLine(local.at(), local.written(), relative(local)));
        }
        return local.status() == LocalModule.Status.MISSING
                ? Optional.of(new Unusable.UnusableFile(
                        UnusableFileException.Kind.MISSING, local.at(), "there is no go.mod in " + local.written()))
                : Optional.empty();
    }

    /**
     * Returns a module's directory as its line could say it: Go reads what begins with {@code ./} or {@code ../} as a
     * directory.
     */
    private String relative(LocalModule local) {
        String path = Project.relative(
                SourceTree.directoryOf(tree.root().resolve(local.at().file())), local.directory());
        return path.equals(".") || path.equals("..") || path.startsWith("../") ? path : "./" + path;
    }

    private List<FileEntry> files(Path module, Path fence, ImageSpec spec) {
        return new FileReader(tree, project.projectDir(), module, fence).read(spec.files(), spec.workdir());
    }

    /** Returns the smallest directory that holds a directory, some others and what is copied of files. */
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

    /** Returns what the .dockerignore in a directory says, if it is not ours. */
    static Optional<IgnorePatterns> foreignIgnoreFile(SourceTree tree, Path context) {
        Path file = context.resolve(".dockerignore");
        if (!tree.isFile(file)) {
            return Optional.empty();
        }
        byte[] text = tree.head(file, LARGEST_IGNORE_FILE);
        return OwnFile.beginsWith(text)
                ? Optional.empty()
                : Optional.of(IgnorePatterns.of(new String(text, StandardCharsets.UTF_8)));
    }

    private static Path common(Path a, Path b) {
        Path common = a;
        while (!b.startsWith(common)) {
            common = Objects.requireNonNull(common.getParent(), "both lie below one root");
        }
        return common;
    }
}
