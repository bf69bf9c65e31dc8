package io.github.goimage.processor.existing;

import io.github.goimage.processor.files.SourceLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a Dockerfile that goimage did not write says about the image of its last stage.
 *
 * @param file from the root directory, with {@code /}
 * @param stages all stages, the image's own last
 * @param lines where each keyword of the last stage stands, {@code "EXPOSE"}, counted from 1
 * @param build the build of the program, if one is known
 */
public record ExistingDockerfile(String file, List<Stage> stages, Map<String, Integer> lines, Optional<GoBuild> build) {
    /** Returns the stage that is the image. */
    Stage image() {
        return stages.get(stages.size() - 1);
    }

    /** Returns the same with the build of the program. */
    ExistingDockerfile builtBy(Optional<GoBuild> program) {
        return new ExistingDockerfile(file, stages, lines, program);
    }

    /** Returns the named stage. */
    Optional<Stage> stage(String name) {
        return stages.stream()
                .filter(stage -> stage.name.equalsIgnoreCase(name))
                .findFirst();
    }

    /**
     * Returns where a program is installed in the image, by a package of the distribution; empty if it is not.
     *
     * @param program its name without a directory
     */
    public Optional<SourceLine> installs(String program) {
        return image().packages.entrySet().stream()
                .filter(installed -> DistributionPackages.hasProgram(installed.getKey(), program))
                .map(installed -> new SourceLine(file, installed.getValue()))
                .findFirst();
    }

    /** Returns the command of a container that is given no other. */
    List<String> command() {
        return Stream.concat(image().entrypoint.stream(), image().cmd.stream()).toList();
    }
}
