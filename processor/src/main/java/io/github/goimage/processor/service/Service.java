package io.github.goimage.processor.service;

import io.github.goimage.processor.gomod.GoMod;
import io.github.goimage.processor.gomod.GoModule;
import io.github.goimage.processor.gomod.GoVersion;
import io.github.goimage.processor.gomod.GoWork;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Go program of an image.
 *
 * @param module the module of the main package
 * @param main the main package
 * @param workspace the go.work that the module is a member of
 * @param others further modules on disk that the build reads: workspace members and local replacements
 * @param vendored whether dependencies are taken from a vendor directory
 * @param context the build context: the smallest directory that holds all of these
 * @param contextFromProject the same from the project directory, with {@code /}; {@code .} for that itself
 */
public record Service(
        GoModule module,
        MainChoice main,
        Optional<Workspace> workspace,
        List<GoModule> others,
        boolean vendored,
        Path context,
        String contextFromProject) {

    /**
     * A go.work file.
     *
     * @param directory that holds it
     */
    public record Workspace(Path directory, GoWork file) {}

    /** The module, then the others. */
    public List<GoModule> modules() {
        return Stream.concat(Stream.of(module), others.stream()).toList();
    }

    /** Whether modules are fetched: something is required that is not on disk. */
    public boolean fetches() {
        List<String> onDisk =
                modules().stream().map(each -> each.mod().modulePath()).toList();
        return !vendored
                && modules().stream()
                        .flatMap(each -> each.mod().require().stream())
                        .anyMatch(requirement ->
                                !onDisk.contains(requirement.module().path()));
    }

    /** The highest release that a {@code go} or {@code toolchain} line asks for; empty where none does. */
    public Optional<GoVersion> go() {
        return Stream.concat(
                        modules().stream().map(GoModule::mod).flatMap(Service::versions),
                        workspace.stream().map(Workspace::file).flatMap(Service::versions))
                .max(GoVersion::compareTo);
    }

    private static Stream<GoVersion> versions(GoMod mod) {
        return Stream.concat(
                mod.go().stream().map(go -> go.value()),
                mod.toolchain().stream().flatMap(name -> GoVersion.ofToolchain(name.value()).stream()));
    }

    private static Stream<GoVersion> versions(GoWork work) {
        return Stream.concat(
                work.go().stream().map(go -> go.value()),
                work.toolchain().stream().flatMap(name -> GoVersion.ofToolchain(name.value()).stream()));
    }
}
