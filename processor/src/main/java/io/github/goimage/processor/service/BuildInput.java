package io.github.goimage.processor.service;

import io.github.goimage.processor.copied.FileEntry;
import io.github.goimage.processor.copied.FilePlan;
import java.util.List;
import java.util.Optional;

/** What an image is built from. */
public sealed interface BuildInput permits Source, Prebuilt, NoModule, Unusable {
    /** Returns how the binary is built. */
    BuildSettings settings();

    /** Returns what the builder receives; empty if nothing can be built. */
    Optional<BuildContext> buildContext();

    /** Returns what lies at each element of {@code files}; empty if that could not be looked at. */
    List<FileEntry> files();

    /** Returns what the image holds of {@code files}; nothing if nothing can be built. */
    default FilePlan filePlan() {
        return buildContext()
                .map(context -> FilePlan.of(files(), context.directory()))
                .orElse(FilePlan.NONE);
    }
}
