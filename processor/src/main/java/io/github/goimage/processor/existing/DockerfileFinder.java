package io.github.goimage.processor.existing;

import io.github.goimage.processor.files.OwnFile;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.TreeEntry;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.graph.GoModule;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.service.BuiltProgram;
import io.github.goimage.processor.service.MainChoice;
import io.github.goimage.processor.service.Source;
import io.github.goimage.rule.ImageSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the Dockerfile that a project has of a program. It is looked for in the directories of the program and of its
 * module, in those above up to the root directory, and in their directories with customary names, such as
 * {@code docker}, {@code build/package} and {@code packaging/docker/alpine}; what cannot be read is not there.
 */
public final class DockerfileFinder {
    private static final Set<String> CUSTOMARY = Set.of(
            "build",
            "container",
            "containers",
            "contrib",
            "deploy",
            "deployment",
            "deployments",
            "docker",
            "dockerfiles",
            "image",
            "images",
            "package",
            "packaging");

    /** Directories in those, one for each variant of an image. */
    private static final Set<String> VARIANTS =
            Set.of("alpine", "debian", "distroless", "linux", "production", "scratch", "static", "targets");

    private static final int DEEPEST = 3;

    /** Words in the names of Dockerfiles that make something else than the image that is shipped. */
    private static final Set<String> ASIDE = Set.of(
            "dev",
            "debug",
            "test",
            "tests",
            "e2e",
            "integration",
            "ci",
            "lint",
            "docs",
            "windows",
            "nightly",
            "local",
            "builder",
            "devcontainer",
            "gitpod",
            "vendor",
            "cross",
            "hotfix",
            "cicd");

    /** Half of a builder's longest line, so that no line that the annotation makes of the file is too long. */
    private static final int LARGEST = 32 << 10;

    private static final int MOST = 20;

    private final SourceTree tree;

    private DockerfileFinder(SourceTree tree) {
        this.tree = tree;
    }

    /** Looks for a Dockerfile that runs the program of an image, at best one that names its main package. */
    public static Optional<ExistingDockerfile> find(ImageSpec spec, Source source, Project project) {
        if (!(source.main() instanceof MainChoice.Chosen chosen)) {
            return Optional.empty();
        }
        DockerfileFinder finder = new DockerfileFinder(new SourceTree(project.rootDir()));
        GoModule module = source.modules().main();
        List<Path> files =
                finder.directories(module.directory(), chosen.paths().get(0), programs(spec, source)).stream()
                        .flatMap(directory -> finder.files(directory).stream())
                        .limit(MOST)
                        .toList();
        Optional<ExistingDockerfile> likely = Optional.empty();
        for (Path file : files) {
            RunProgram program = new RunProgram(
                    chosen,
                    module.mod().modulePath(),
                    spec.name(),
                    module.directory(),
                    finder.contexts(module.directory(), file));
            Optional<RunProgram.Found> found = finder.read(file).flatMap(program::of);
            if (found.filter(RunProgram.Found::isCertain).isPresent()) {
                return found.map(RunProgram.Found::dockerfile);
            }
            likely = likely.or(() -> found.map(RunProgram.Found::dockerfile));
        }
        return likely;
    }

    /** Returns what may be the build context of a Dockerfile: the module's directory, or one that holds the file. */
    private List<Path> contexts(Path module, Path file) {
        List<Path> contexts = new ArrayList<>(List.of(module));
        for (Path above = file.getParent(); above != null && tree.contains(above); above = above.getParent()) {
            contexts.add(above);
        }
        return contexts;
    }

    /** Returns the names that a Dockerfile may give the binary: of the image, the module and the main package. */
    public static Set<String> programs(ImageSpec spec, Source source) {
        String module = source.modules().main().mod().modulePath();
        Set<String> names = new LinkedHashSet<>(List.of(spec.name(), BuiltProgram.executable(module)));
        if (source.main() instanceof MainChoice.Chosen chosen) {
            names.add(DockerfileMembers.name(chosen.paths().get(0)));
        }
        return names;
    }

    private Set<Path> directories(Path module, String main, Set<String> programs) {
        Set<Path> directories = new LinkedHashSet<>();
        Path program = module.resolve(main).normalize();
        if (!program.equals(module)) {
            directories.add(program);
        }
        Set<String> below = Stream.of(CUSTOMARY, VARIANTS, programs)
                .flatMap(Set::stream)
                .map(DockerfileFinder::plain)
                .collect(Collectors.toSet());
        for (Path above = module; above != null && tree.contains(above); above = above.getParent()) {
            directories.add(above);
            addCustomary(above, CUSTOMARY, below, DEEPEST, directories);
        }
        return directories;
    }

    /** Adds the directories of a directory that have one of some names, and those in them. */
    private void addCustomary(Path parent, Set<String> names, Set<String> below, int levels, Set<Path> directories) {
        if (levels == 0 || !tree.isDirectory(parent)) {
            return;
        }
        tree.listIfPresent(parent).stream()
                .flatMap(List::stream)
                .filter(entry -> entry.isDirectory() && names.contains(plain(entry.name())))
                .map(TreeEntry::name)
                // What users have given comes behind the project's own.
                .sorted(Comparator.<String, Boolean>comparing("contrib"::equals)
                        .thenComparing(Comparator.naturalOrder()))
                .map(parent::resolve)
                .forEach(directory -> {
                    directories.add(directory);
                    addCustomary(directory, below, below, levels - 1, directories);
                });
    }

    /** Returns a name as it is compared: {@code docker} for {@code .docker}. */
    private static String plain(String name) {
        return name.replaceFirst("^\\.", "").toLowerCase(Locale.ROOT);
    }

    /** Returns the Dockerfiles of a directory, the one with the plain name first. */
    private List<Path> files(Path directory) {
        List<Path> files = new ArrayList<>();
        if (tree.isDirectory(directory)) {
            tree.listIfPresent(directory).stream()
                    .flatMap(List::stream)
                    .filter(entry -> isDockerfile(entry.name()) && entry.isReadableFile())
                    .map(TreeEntry::name)
                    .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                    .forEach(name -> files.add(directory.resolve(name)));
        }
        return files;
    }

    private static boolean isDockerfile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean named = lower.equals("dockerfile")
                || lower.equals("containerfile")
                || lower.matches("dockerfile[._-].+")
                || lower.endsWith(".dockerfile");
        return named
                && !lower.endsWith("ignore")
                && Stream.of(lower.split("[._-]")).noneMatch(ASIDE::contains);
    }

    private Optional<ExistingDockerfile> read(Path file) {
        try {
            byte[] bytes = tree.head(file, LARGEST);
            return OwnFile.beginsWith(bytes) || bytes.length == LARGEST
                    ? Optional.empty()
                    : DockerfileReader.read(tree.nameOf(file), new String(bytes, StandardCharsets.UTF_8));
        } catch (UnusableFileException unreadable) {
            return Optional.empty();
        }
    }
}
