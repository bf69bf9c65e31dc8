package io.github.goimage.processor.golang.names;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.golang.source.Place;
import java.util.Optional;

/**
 * An exported name of one of the team's own packages that compiled code uses and no compiled file declares.
 *
 * @param name as it is used: {@code assets.Files}
 * @param packagePath the import path of the package that lacks it
 * @param used one place that uses it
 * @param elsewhere a file of the package that declares it and is not compiled
 * @param tag the build tag with which that file is compiled; empty if there is none, or if it takes more than a tag
 */
public record MissingName(
        String name, String packagePath, Place used, Optional<SourceLine> elsewhere, Optional<String> tag) {}
