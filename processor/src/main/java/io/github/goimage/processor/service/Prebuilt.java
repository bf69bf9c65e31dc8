package io.github.goimage.processor.service;

import io.github.goimage.processor.copied.FileEntry;
import io.github.goimage.processor.files.Elf;
import java.util.List;
import java.util.Optional;

/**
 * A binary that exists already and is copied into the image.
 *
 * @param settings what the image holds beside it; nothing is compiled
 * @param named its path as in the annotation, from the project directory
 * @param context the smallest directory that holds it, symbolic links resolved, or will hold it, and all of
 *     {@code files}
 * @param file its path from the build context, with {@code /}
 * @param executable whether its owner may run it; true where files have no such permissions
 * @param elf what its headers say; empty where they cannot be used
 * @param fault where they cannot, why
 * @param output how the project's Go code becomes this binary
 * @param code what is known of the project's Go code, of which the binary may be; only files beside the binary are
 *     looked up in it
 * @param files what lies at each element of {@code files}
 */
public record Prebuilt(
        BuildSettings settings,
        String named,
        BuildContext context,
        String file,
        boolean executable,
        Optional<Elf> elf,
        Optional<Fault> fault,
        Output output,
        Optional<Program> code,
        List<FileEntry> files)
        implements BuildInput {
    @Override
    public Optional<BuildContext> buildContext() {
        return Optional.of(context);
    }

    /**
     * The arguments of {@code go build}.
     *
     * @param module the directory to run in, relative to the project directory; {@code .} for that itself
     * @param file the binary's path relative to it
     * @param main the main package relative to it, {@code ./cmd/api}; {@code .} if none is known
     */
    public record Output(String module, String file, String main) {}

    /**
     * Why the headers of a binary cannot be used.
     *
     * @param problem the predicate of a sentence about the binary
     */
    public record Fault(Kind kind, String problem) {
        /** What has to change. */
        public enum Kind {
            /** There is no binary. */
            ABSENT,
            /** The file is not a program. */
            CONTENT,
            /** The kind of file, or who may read it. */
            ACCESS,
            /** Its name. */
            NAME
        }
    }
}
