package io.github.goimage.processor.dockerfile;

import io.github.goimage.processor.dockerfile.Instruction.Variable;
import io.github.goimage.rule.Platform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The processors of an architecture for which the go command compiles: GOARM and GOAMD64, each read only for its own
 * architecture.
 */
final class ArchitectureLevels {
    /** The build argument in which BuildKit passes the variant of the platform that it builds for. */
    static final String VARIANT = "TARGETVARIANT";

    private ArchitectureLevels() {}

    /** Returns the variables for an image's platforms; none if Go's defaults are right. */
    static List<Variable> of(List<Platform> platforms, Flavor flavor) {
        List<Variable> variables = new ArrayList<>();
        // Never through TARGETVARIANT: GOARM=v6 silently builds wrong code. Of several variants, the lowest runs
        // everywhere.
        levels(platforms, "arm").stream()
                .min(Comparator.naturalOrder())
                .ifPresent(level -> variables.add(Variable.literal("GOARM", level)));
        if (dependsOnVariant(platforms)) {
            if (flavor == Flavor.BUILDKIT) {
                variables.add(Variable.argument("GOAMD64", VARIANT));
            } else {
                only(levels(platforms, "amd64")).ifPresent(level -> variables.add(Variable.literal("GOAMD64", level)));
            }
        }
        return variables;
    }

    /**
     * Returns whether the compiled code depends on the variant that BuildKit builds for: amd64's are spelled as in Go.
     */
    static boolean dependsOnVariant(List<Platform> platforms) {
        return levels(platforms, "amd64").stream().anyMatch(level -> !level.isEmpty());
    }

    private static Optional<String> only(List<String> levels) {
        return levels.size() == 1 ? Optional.of(levels.get(0)) : Optional.empty();
    }

    private static List<String> levels(List<Platform> platforms, String arch) {
        return platforms.stream()
                .filter(platform -> platform.arch().equals(arch))
                .map(Platform::level)
                .toList();
    }
}
