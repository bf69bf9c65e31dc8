package io.github.goimage.processor.project;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the project around an annotated source file, without starting anything. */
public final class ProjectFinder {
    /** The option that names the project directory. */
    public static final String PROJECT_DIR = "goimage.projectDir";

    /** The option that names the root directory. */
    public static final String ROOT_DIR = "goimage.rootDir";

    /** The file of the settings, in the root directory and in the project directory. */
    public static final String SETTINGS = "goimage.properties";

    /** The file of the digests, in the root directory. */
    public static final String LOCK = "goimage.lock";

    /** Maven's; a module of Maven has its own. */
    private static final String POM = "pom.xml";

    private static final List<String> BUILD_FILES =
            List.of(POM, "MODULE.bazel", "WORKSPACE.bazel", "WORKSPACE", "build.xml", "build.sbt", "build.mill");

    /** Gradle's, for which a build may choose other names: {@code api/api.gradle}. */
    private static final List<String> GRADLE = List.of(".gradle", ".gradle.kts");

    private static final List<String> ROOT_FILES = List.of("settings.gradle", "settings.gradle.kts", SETTINGS, LOCK);

    private static final int STICKY = 01000;
    private static final int WRITABLE_BY_OTHERS = 022;

    private final Map<String, String> options;
    private final Path workingDirectory;

    /**
     * Prepares to look.
     *
     * @param options the processor's options
     * @param workingDirectory the compiler's
     */
    public ProjectFinder(Map<String, String> options, Path workingDirectory) {
        this.options = options;
        this.workingDirectory = workingDirectory.toAbsolutePath();
    }

    /**
     * A project directory.
     *
     * @param build the directory that shows it, which is itself or lies above it
     * @param why how it was found, as the end of a sentence; empty if there is no doubt
     */
    private record Found(Path directory, Path build, String why) {
        Found(Path directory, String why) {
            this(directory, directory, why);
        }
    }

    /**
     * Returns the project of a source file.
     *
     * @param source the annotated file, if the compiler tells; the {@link #original} of a link
     * @param output a file that the compiler would write, if it is a file
     * @return by the options, otherwise by build files above source or output, otherwise the working directory. Only an
     *     option leaves the source's repository.
     * @throws InvalidOptionException if an option names no directory
     */
    public Project find(Optional<Path> source, Optional<Path> output) {
        Found found = search(source, output);
        Path projectDir = real(found.directory());
        Path rootDir = option(ROOT_DIR).map(ProjectFinder::real).orElseGet(() -> root(real(found.build())));
        if (!projectDir.startsWith(rootDir)) {
            throw new InvalidOptionException(
                    ROOT_DIR,
                    rootDir + " does not contain the project directory " + projectDir,
                    orNone(ROOT_DIR, root(real(found.build()))));
        }
        requireNoSettingsLeftOut(projectDir, rootDir, source);
        return new Project(projectDir, rootDir);
    }

    /** Rejects options that choose directories so that the settings of the company would not be read. */
    private void requireNoSettingsLeftOut(Path projectDir, Path rootDir, Optional<Path> source) {
        settingsAbove(rootDir).ifPresent(above -> {
            throw new InvalidOptionException(
                    ROOT_DIR,
                    rootDir + " lies below " + above + ", whose " + SETTINGS + " decides for everything below it",
                    orNone(ROOT_DIR, above));
        });
        Stream.concat(Stream.of(projectDir), source.map(file -> real(directoryOf(file))).stream())
                .map(ProjectFinder::root)
                .filter(root -> !root.equals(rootDir) && !root.equals(projectDir))
                .filter(root -> holdsAny(root, List.of(SETTINGS)))
                .findFirst()
                .ifPresent(root -> {
                    boolean byRoot = options.containsKey(ROOT_DIR);
                    String unset = byRoot || options.containsKey(PROJECT_DIR)
                            ? ""
                            : "it is not set, and the project directory that was found, ";
                    throw new InvalidOptionException(
                            byRoot ? ROOT_DIR : PROJECT_DIR,
                            unset + (byRoot ? rootDir : projectDir) + (unset.isEmpty() ? "" : ",") + " leaves out the "
                                    + SETTINGS + " of " + root + ", which decides for everything below it",
                            projectDir.startsWith(root)
                                    ? "-A" + ROOT_DIR + "=" + root
                                    : "-A" + PROJECT_DIR + "=<directory in " + root + ">");
                });
    }

    /**
     * Returns which directory {@link #find} takes for the project's, and why, as a line for a person; empty if an
     * option says so, or a build file above the source.
     */
    public Optional<String> doubt(Optional<Path> source, Optional<Path> output) {
        String why = search(source, output).why();
        if (why.isEmpty()) {
            return Optional.empty();
        }
        Project project = find(source, output);
        return Optional.of("project directory: " + project.name() + ", " + why + "; -A" + PROJECT_DIR
                + "=<directory> names another");
    }

    /**
     * Returns the file that a build tool compiles through a link: Bazel lays out links to the sources, and to build
     * files, in directories of its own. In a repository, or below a build file or settings, a file stays where the
     * compiler found it.
     */
    public static Path original(Path file) {
        boolean own = upwards(directoryOf(file))
                .anyMatch(each -> GitRepository.isTopLevel(each)
                        || Stream.concat(buildFiles(each), ROOT_FILES.stream())
                                .anyMatch(name -> Files.isRegularFile(each.resolve(name), LinkOption.NOFOLLOW_LINKS)));
        return own ? file : real(file);
    }

    private Found search(Optional<Path> source, Optional<Path> output) {
        return option(PROJECT_DIR)
                .map(directory -> new Found(directory, ""))
                .or(() -> source.flatMap(ProjectFinder::ofSource))
                .orElseGet(() -> guess(source, output, source.flatMap(file -> repository(directoryOf(file)))));
    }

    /** Returns a project without a build file above the source; it lies in the source's repository, if there is one. */
    private Found guess(Optional<Path> source, Optional<Path> output, Optional<Path> repository) {
        String nothingAbove = "since no build file lies above the " + (source.isPresent() ? "annotation" : "output");
        return output.flatMap(file -> nearestBuilt(directoryOf(file), Optional.empty()))
                .map(directory -> new Found(
                        directory, "the nearest with a build file above the output, since " + unknown(source)))
                .filter(found -> isIn(repository, found.directory()))
                .or(() -> Optional.of(new Found(workingDirectory, "the working directory, " + nothingAbove))
                        .filter(found -> isIn(repository, found.directory())))
                .or(() -> source.flatMap(file -> customaryModule(directoryOf(file)))
                        .filter(module -> isIn(repository, module))
                        .map(module -> new Found(module, "which holds src/main/java, " + nothingAbove)))
                .orElseGet(() -> new Found(repository.orElseThrow(), "the top of the Git repository, " + nothingAbove));
    }

    private static String unknown(Optional<Path> source) {
        return source.isPresent()
                ? "none lies above the annotation"
                : "the compiler does not tell where the annotation is";
    }

    /**
     * Returns the nearest directory above a source with a build file. A module that has none, because the build
     * describes it from above, is known by its {@code src/main/java}; each module of Maven has its own.
     */
    private static Optional<Found> ofSource(Path file) {
        Path directory = directoryOf(file);
        Optional<Path> module = customaryModule(directory);
        return nearestBuilt(directory, module)
                .map(built -> module.filter(
                                below -> below.startsWith(built) && !below.equals(built) && !holds(built, POM))
                        .map(below ->
                                new Found(below, built, "which holds src/main/java; the build file lies above it"))
                        .orElseGet(() -> new Found(built, "")));
    }

    /**
     * Returns the nearest directory with a build file, in the repository if there is one: what lies above that is not
     * its own. Without one, only the directories of the customary module are listed.
     */
    private static Optional<Path> nearestBuilt(Path directory, Optional<Path> module) {
        Optional<Path> repository = repository(directory);
        return upwards(directory)
                .takeWhile(each -> isIn(repository, each))
                .filter(each -> holdsBuildFile(each)
                        || isBazelPackage(each, module)
                        || ((repository.isPresent()
                                        || module.filter(each::startsWith).isPresent())
                                && holdsGradle(each)))
                .findFirst();
    }

    private static Optional<Path> repository(Path directory) {
        return nearest(real(directory), GitRepository::isTopLevel);
    }

    /** Returns whether a directory lies in the repository, wherever links lead; true if there is none. */
    private static boolean isIn(Optional<Path> repository, Path directory) {
        return repository.isEmpty() || real(directory).startsWith(repository.get());
    }

    /** Returns the module of a directory in its {@code src/main/java}. */
    private static Optional<Path> customaryModule(Path directory) {
        for (Path each = directory; each != null; each = each.getParent()) {
            if (each.endsWith("src/main/java")) {
                return Optional.of(each.resolve("../../..").normalize());
            }
        }
        return Optional.empty();
    }

    /** Returns whether Bazel builds a directory; of the packages among Java sources, none is a project. */
    private static boolean isBazelPackage(Path directory, Optional<Path> module) {
        return holds(directory, "BUILD.bazel")
                && module.filter(customary -> !customary.startsWith(directory)).isEmpty();
    }

    /**
     * Returns the directory above the root, in its repository, that holds settings. Without a repository, as in a
     * source archive, those of any directory above decide.
     */
    private static Optional<Path> settingsAbove(Path rootDir) {
        Optional<Path> top = nearest(rootDir, GitRepository::isTopLevel);
        return upwards(rootDir)
                .skip(1)
                .filter(directory -> top.map(directory::startsWith).orElse(true))
                .filter(directory -> holdsAny(directory, List.of(SETTINGS)))
                .findFirst();
    }

    private Optional<Path> option(String name) {
        String value = options.get(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            Path directory = workingDirectory.resolve(value);
            if (!value.isBlank() && Files.isDirectory(directory)) {
                return Optional.of(directory);
            }
        } catch (InvalidPathException e) {
            // No file system has such a directory.
        }
        String meaning = name.equals(ROOT_DIR) ? "that contains the project directory" : "that module is relative to";
        throw new InvalidOptionException(
                name, "\"" + value + "\" is not a directory", orNone(name, "<directory " + meaning + ">"));
    }

    /** Returns what to write instead of an option that is not needed, either. */
    private static String orNone(String option, Object value) {
        return "-A" + option + "=" + value + ", or no such option";
    }

    /** Returns the repository, otherwise the topmost directory of the build or with settings. */
    private static Path root(Path projectDir) {
        return nearest(projectDir, GitRepository::isTopLevel).orElseGet(() -> {
            Path root = projectDir;
            for (Path directory : upwards(projectDir).toList()) {
                if (holdsAny(directory, ROOT_FILES)
                        || MavenPom.isRoot(directory)
                        || (holds(root, POM) && MavenPom.lists(directory, root))) {
                    root = directory;
                }
            }
            return root;
        });
    }

    /** Returns whether a build file lies in a directory, under a name that is known beforehand. */
    private static boolean holdsBuildFile(Path directory) {
        return buildFiles(directory).anyMatch(name -> holds(directory, name));
    }

    private static Stream<String> buildFiles(Path directory) {
        String own = String.valueOf(directory.getFileName());
        return Stream.concat(
                BUILD_FILES.stream(),
                GRADLE.stream().flatMap(end -> Stream.of("build" + end, "settings" + end, own + end)));
    }

    /** Where names have no case, a directory {@code workspace} is found as well. */
    private static boolean holds(Path directory, String name) {
        return Files.isRegularFile(directory.resolve(name));
    }

    private static boolean holdsAny(Path directory, List<String> names) {
        return names.stream().anyMatch(name -> Files.exists(directory.resolve(name)));
    }

    /** Returns whether a build file of Gradle lies in a directory, under any name. */
    private static boolean holdsGradle(Path directory) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                // Gradle's own directory has the name .gradle.
                if (GRADLE.stream().anyMatch(name::endsWith) && !name.startsWith(".") && Files.isRegularFile(entry)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException unreadable) {
            return false;
        }
    }

    private static Path directoryOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a root is not a file");
    }

    private static Optional<Path> nearest(Path directory, Predicate<Path> test) {
        return upwards(directory).filter(test).findFirst();
    }

    /** Returns a directory and those above it, below the first that strangers share, as {@code /tmp}. */
    private static Stream<Path> upwards(Path directory) {
        return Stream.iterate(directory, parent -> parent != null, Path::getParent)
                .takeWhile(each -> each.equals(directory) || !isShared(each));
    }

    /**
     * Returns whether others may add files to a directory, but not touch ours in it: what lies there can be anybody's.
     * In any other directory that somebody else may write to, they could replace the project itself.
     */
    private static boolean isShared(Path directory) {
        try {
            int mode = (Integer) Files.getAttribute(directory, "unix:mode");
            return (mode & STICKY) != 0 && (mode & WRITABLE_BY_OTHERS) != 0;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException noSuchModes) {
            return false;
        }
    }

    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            return directory.toAbsolutePath().normalize();
        }
    }
}
