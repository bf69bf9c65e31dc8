package io.github.goimage.processor.service;

import io.github.goimage.processor.base.ImageFamily;
import io.github.goimage.processor.copied.FileEntry;
import io.github.goimage.rule.ImageSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * No module was named, and none lies in the usual places: nothing of the Go code can be checked.
 *
 * @param settings how the binary is built
 * @param projectDir where the module was searched
 * @param tried the directories searched, relative to the project directory, for a person to read
 * @param files what lies at each element of {@code files}, relative to the project directory
 */
public record NoModule(BuildSettings settings, Path projectDir, List<String> tried, List<FileEntry> files)
        implements BuildInput {
    /** Returns the input of an image of which not even the project directory is known. */
    public static NoModule unsearched(ImageSpec spec) {
        BuildSettings settings =
                BuildSettings.of(spec, Optional.empty(), Optional.empty(), false, ImageFamily.OFFICIAL);
        return new NoModule(settings.withNeeds(spec, NeedFinder.unread(spec)), Path.of(""), List.of(), List.of());
    }

    @Override
    public Optional<BuildContext> buildContext() {
        return Optional.of(new BuildContext(projectDir, ".", Optional.empty()));
    }
}
