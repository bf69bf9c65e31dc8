package io.github.goimage.processor.service;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is built from which files of the build context. All paths are relative to the context and use {@code /}.
 *
 * @param known whether the Go module was found and read; if not, all other lists are empty
 * @param module the module's directory, or empty where it is the context itself
 * @param programs what is built of which main package, the image's entry point first; none where a binary is copied
 * @param moduleFiles the files that say which modules are needed: {@code go.mod}, {@code go.sum}, {@code go.work} …
 * @param directories the directories whose whole content may be compiled in
 * @param files single files beside the Go files of a module's root
 * @param goDirectories the modules' root directories, whose own {@code *.go} are compiled; empty stands for the context
 * @param built what other builds left in {@code directories}, programs and class files, which is excluded
 * @param embedded embedded files with names that are otherwise excluded
 * @param fetches whether modules are fetched: requirements without a {@code vendor} directory
 */
public record SourcePlan(
        boolean known,
        String module,
        List<BuiltProgram> programs,
        List<String> moduleFiles,
        List<String> directories,
        List<String> files,
        List<String> goDirectories,
        List<String> built,
        List<String> embedded,
        boolean fetches) {

    /**
     * Returns the plan for a module whose code is unknown: the context is the module, and it may have requirements.
     *
     * @param mains the main packages; none for the module's root
     */
    public static SourcePlan unknown(List<String> mains) {
        return new SourcePlan(
                false,
                "",
                (mains.isEmpty() ? List.of("") : mains)
                        .stream()
                                .map(MainFinder::written)
                                .map(BuiltProgram::ofUnreadModule)
                                .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                true);
    }

    /**
     * Returns the plan for a binary that is copied: nothing else of the context is looked at.
     *
     * @param file its name in the context
     */
    public static SourcePlan copied(String file) {
        return new SourcePlan(
                true, "", List.of(), List.of(), List.of(), List.of(file), List.of(), List.of(), List.of(), false);
    }

    /** Returns the same plan without a directory that the Java compiler writes to, if the builder would receive it. */
    public SourcePlan without(Optional<String> output) {
        if (output.filter(directory -> !known || sends(directory)).isEmpty()) {
            return this;
        }
        List<String> more =
                Stream.concat(built.stream(), output.stream()).sorted().toList();
        return new SourcePlan(
                known, module, programs, moduleFiles, directories, files, goDirectories, more, embedded, fetches);
    }

    /** Returns whether a path lies in one of the directories. */
    public boolean sends(String path) {
        return directories.stream().anyMatch(sent -> (path + "/").startsWith(sent + "/"));
    }
}
