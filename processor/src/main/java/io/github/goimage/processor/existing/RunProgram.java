package io.github.goimage.processor.existing;

import io.github.goimage.processor.project.DevelopmentDirectories;
import io.github.goimage.processor.service.BuiltProgram;
import io.github.goimage.processor.service.MainChoice;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which main package the image of a Dockerfile runs, compared with the one of an annotation: that of the build that
 * makes the program, or where no build says it, as if make or another tool builds, the one that the program is named
 * after.
 */
final class RunProgram {
    private static final String ROOT = ".";

    /** Programs that start another one, which the Dockerfile then does not always name. */
    private static final Set<String> SCRIPTS = Set.of("sh", "bash", "ash", "dash", "su-exec", "gosu", "su", "sudo");

    private final MainChoice.Chosen main;
    private final String modulePath;
    private final String module;
    private final String image;
    private final Path moduleDirectory;
    private final List<Path> contexts;

    /**
     * Prepares to compare.
     *
     * @param main the main packages of the annotation
     * @param modulePath the module's path
     * @param image the name of the image
     * @param moduleDirectory where the module lies
     * @param contexts what may be the build context of the Dockerfile
     */
    RunProgram(MainChoice.Chosen main, String modulePath, String image, Path moduleDirectory, List<Path> contexts) {
        this.main = main;
        this.modulePath = modulePath;
        this.module = BuiltProgram.executable(modulePath);
        this.image = image;
        this.moduleDirectory = moduleDirectory;
        this.contexts = contexts;
    }

    /** How much a build says of the main package. */
    private enum Match {
        /** It builds it. */
        SAME,
        /** It may build it. */
        UNKNOWN,
        /** It builds another main package of the module. */
        OTHER,
        /** It builds no package of the module. */
        FOREIGN
    }

    /**
     * One package that a Dockerfile builds.
     *
     * @param binary the name of what is built; empty if it is not known
     */
    private record Built(GoBuild build, String binary, Match match) {}

    /**
     * A Dockerfile whose image runs the main package.
     *
     * @param dockerfile with the build of the program, if it has one
     * @param isCertain whether a build says so, and not only a name
     */
    record Found(ExistingDockerfile dockerfile, boolean isCertain) {}

    /** Compares; empty if the image runs another program, or nobody can say. */
    Optional<Found> of(ExistingDockerfile dockerfile) {
        List<String> command = DockerfileMembers.withoutInit(dockerfile.command());
        if (command.isEmpty()) {
            return Optional.empty();
        }
        Set<String> names = names(dockerfile, command);
        List<Built> all = dockerfile.stages().stream()
                .flatMap(stage -> stage.builds.stream().flatMap(build -> built(stage, build)))
                .filter(built -> built.match() != Match.FOREIGN)
                .distinct()
                .toList();
        List<Built> making =
                all.stream().filter(built -> names.contains(built.binary())).toList();
        List<Built> candidates = making.isEmpty() ? all : making;
        Optional<GoBuild> same = last(candidates, Match.SAME);
        if (same.isPresent() && (!making.isEmpty() || !isOthers(names))) {
            return Optional.of(new Found(dockerfile.builtBy(same), true));
        }
        // Where nothing is known to make the program, another tool may; a script may start each one that is copied.
        boolean mayBe = making.isEmpty()
                || making.stream().anyMatch(built -> built.match() == Match.UNKNOWN)
                || (isScript(command) && isOurs(names));
        boolean isOthers = !all.isEmpty() && all.stream().allMatch(built -> built.match() == Match.OTHER);
        return mayBe && isNamedAfter(dockerfile, names, isOthers)
                ? Optional.of(new Found(dockerfile.builtBy(last(candidates, Match.UNKNOWN)), false))
                : Optional.empty();
    }

    private static Optional<GoBuild> last(List<Built> candidates, Match match) {
        return candidates.stream()
                .filter(built -> built.match() == match)
                .map(Built::build)
                .reduce((first, second) -> second);
    }

    // ---- what is built

    private Stream<Built> built(Stage stage, GoBuild build) {
        List<String> targets = build.packages().isEmpty() ? List.of(ROOT) : build.packages();
        String output = build.output();
        boolean isFile = !output.isEmpty() && !output.endsWith("/") && targets.size() == 1;
        return targets.stream()
                .map(target -> new Built(
                        build, isFile ? DockerfileMembers.name(output) : binary(target), match(stage, build, target)));
    }

    /** Returns the name that the go command gives what it builds of a package. */
    private String binary(String target) {
        if (target.endsWith(".go")) {
            return DockerfileMembers.name(target).replaceFirst("\\.go$", "");
        }
        String directory = directory(target).replaceFirst("^(?:\\./)+|/$", "");
        return directory.equals(ROOT) || directory.isEmpty() ? module : DockerfileMembers.name(directory);
    }

    /** Returns the directory of a package, of whose files some are named. */
    private static String directory(String target) {
        boolean ofFiles = isOfFiles(target);
        return !ofFiles ? target : target.contains("/") ? target.substring(0, target.lastIndexOf('/')) : ROOT;
    }

    private static boolean isOfFiles(String target) {
        return target.endsWith(".go") || target.contains("*");
    }

    private Match match(Stage stage, GoBuild build, String target) {
        if (!Words.isKnown(target)) {
            return Match.UNKNOWN;
        }
        String path = directory(target);
        if (isOfFiles(target) || path.startsWith(ROOT) || path.startsWith("/")) {
            return match(inContext(stage, Stage.absolute(build.directory(), path)), contexts);
        }
        // An import path; a version belongs to a tool.
        boolean isOfModule = path.equals(modulePath) || path.startsWith(modulePath + "/");
        return isOfModule
                ? match(List.of(ROOT + path.substring(modulePath.length())), List.of(moduleDirectory))
                : Match.FOREIGN;
    }

    private Match match(List<String> paths, List<Path> from) {
        Path wanted = moduleDirectory.resolve(main.paths().get(0)).normalize();
        boolean isKnown = !paths.isEmpty();
        for (String path : paths) {
            boolean pattern = path.endsWith("...");
            try {
                for (Path context : from) {
                    Path built =
                            context.resolve(path.replaceFirst("\\.\\.\\.$", "")).normalize();
                    if (pattern && wanted.startsWith(built)) {
                        return Match.UNKNOWN;
                    }
                    if (wanted.equals(built)) {
                        return Match.SAME;
                    }
                }
            } catch (InvalidPathException notAPath) {
                isKnown = false;
            }
        }
        return isKnown ? Match.OTHER : Match.UNKNOWN;
    }

    /** Returns what a path of a stage may be in the build context, without a slash at its beginning. */
    private static List<String> inContext(Stage stage, String path) {
        if (!Words.isKnown(path)) {
            return List.of();
        }
        String plain = path.replace("/./", "/");
        List<String> found = new ArrayList<>();
        for (Copied copy : stage.copies) {
            String target = copy.target().endsWith("/") ? copy.target() : copy.target() + "/";
            if (copy.stage().isEmpty() && (plain + "/").startsWith(target)) {
                String rest = (plain + "/").substring(target.length());
                copy.sources().forEach(source -> found.add(relative(source + "/" + rest)));
            }
        }
        String workdir = stage.workdir.endsWith("/") ? stage.workdir : stage.workdir + "/";
        // Mounted, or fetched.
        if (found.isEmpty() && (plain + "/").startsWith(workdir)) {
            found.add(relative((plain + "/").substring(workdir.length())));
        }
        return found;
    }

    private static String relative(String path) {
        String plain = path.replaceAll("/+", "/").replaceFirst("^/", "").replaceFirst("/$", "");
        return plain.isEmpty() ? ROOT : plain;
    }

    // ---- what is run

    /** Returns the names of the program: the command's, and those of the files that are copied to its place. */
    private static Set<String> names(ExistingDockerfile dockerfile, List<String> command) {
        Set<String> names = new LinkedHashSet<>();
        boolean isScript = isScript(command);
        if (!isScript) {
            names.add(DockerfileMembers.name(command.get(0)));
        }
        command.stream()
                .skip(1)
                .limit(isScript ? Long.MAX_VALUE : 0)
                .filter(word -> word.startsWith("/"))
                .map(DockerfileMembers::name)
                .filter(name -> !name.endsWith(".sh"))
                .forEach(names::add);
        for (Copied copy : dockerfile.image().copies) {
            boolean into = copy.target().endsWith("/");
            for (String source : copy.sources()) {
                String name = DockerfileMembers.name(source);
                String landing = into ? name : DockerfileMembers.name(copy.target());
                if (names.contains(landing) || (isScript && !copy.stage().isEmpty())) {
                    names.add(landing);
                    names.add(name);
                }
            }
        }
        names.remove("");
        return names;
    }

    private static boolean isScript(List<String> command) {
        String first = DockerfileMembers.name(command.get(0));
        return SCRIPTS.contains(first) || first.endsWith(".sh");
    }

    private static Stream<String> copied(ExistingDockerfile dockerfile) {
        return dockerfile.image().copies.stream()
                .flatMap(copy -> Stream.concat(copy.sources().stream(), Stream.of(copy.target())))
                .map(DockerfileMembers::name)
                .filter(name -> !name.isEmpty());
    }

    private boolean isOurs(Set<String> names) {
        return names.stream().anyMatch(name -> isOf(main.paths().get(0), name));
    }

    private boolean isOthers(Set<String> names) {
        return !isOurs(names)
                && main.others().stream().anyMatch(other -> names.stream().anyMatch(name -> isOf(other, name)));
    }

    /** Returns whether the program of an image is called as the main package, or as an image of it would be. */
    private boolean isNamedAfter(ExistingDockerfile dockerfile, Set<String> names, boolean othersAreBuilt) {
        Set<String> copied = copied(dockerfile).collect(Collectors.toSet());
        Set<String> ofFile = Set.of(DockerfileMembers.name(dockerfile.file())
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^dockerfile\\.|\\.dockerfile$", ""));
        if (isOurs(names) || isOthers(names)) {
            return isOurs(names);
        }
        if (isOurs(copied) || isOthers(ofFile) || main.isBesideTheService() || othersAreBuilt) {
            return isOurs(copied) && !isOthers(ofFile);
        }
        boolean isNamed = Stream.concat(names.stream(), copied.stream())
                .anyMatch(name -> MainChoice.isNamed(name, image) || MainChoice.isNamed(name, module));
        return isNamed || (isFirst() && mayRun(dockerfile, names, copied));
    }

    /** Returns whether an image may run Go code: what a Dockerfile builds with Go or copies, or a script starts. */
    private static boolean mayRun(ExistingDockerfile dockerfile, Set<String> names, Set<String> copied) {
        boolean hasBuilds = dockerfile.stages().stream().anyMatch(stage -> !stage.builds.isEmpty());
        boolean isNamed = !isScript(DockerfileMembers.withoutInit(dockerfile.command()));
        boolean hasGo = dockerfile.stages().stream().anyMatch(stage -> stage.isOfGo);
        return hasBuilds || ((isNamed || hasGo) && copied.stream().anyMatch(names::contains));
    }

    /** Returns whether a program without a telling name is this one rather than another one of the module. */
    private boolean isFirst() {
        String first = main.paths().get(0);
        return isOf(first, module)
                || isOf(first, image)
                || main.others().stream().allMatch(DevelopmentDirectories::isOn);
    }

    private boolean isOf(String main, String name) {
        return main.equals(ROOT)
                ? MainChoice.isNamed(module, name)
                : MainChoice.isNamed(main, name) || MainChoice.isNamed(module + DockerfileMembers.name(main), name);
    }
}
