package io.github.goimage.processor.output;

import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.rule.ImageContext;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a bake file finds what it builds, with {@code /}.
 *
 * @param context the build context relative to the root directory, where bake is run
 * @param dockerfile the Dockerfile relative to the context, as bake reads it
 */
public record BakePaths(String context, String dockerfile) {
    /** A directory {@code github.com/acme} would be an address, and so would many texts with a colon. */
    private static final Pattern NO_ADDRESS = Pattern.compile("\\.|[A-Za-z0-9_-]+(?:/[^:]*)?");

    /**
     * Returns the paths of an image; empty if its files do not lie below the root directory, or if bake would look for
     * others.
     */
    public static Optional<BakePaths> of(String image, ImageContext imageContext) {
        return belowRoot(image, imageContext)
                .filter(paths -> BakeFile.isKept(paths.context()) && BakeFile.isKept(paths.dockerfile()));
    }

    /** Returns why an image has no such paths, and what to do about it; empty if it has. */
    public static Optional<String> obstacle(String image, ImageContext imageContext) {
        if (belowRoot(image, imageContext).isEmpty()) {
            return Optional.of("its paths are relative to the root directory, and the output lies outside it; set the"
                    + " output with -d, or the root directory with -Agoimage.rootDir=<directory>");
        }
        return of(image, imageContext).isPresent()
                ? Optional.empty()
                : Optional.of("buildx looks for names in Unicode's composed form, in which the name of a directory is"
                        + " not; rename the directory");
    }

    private static Optional<BakePaths> belowRoot(String image, ImageContext imageContext) {
        Optional<Path> root = imageContext.project().map(Project::rootDir);
        return imageContext
                .output()
                .filter(output -> root.isPresent() && output.startsWith(root.get()))
                .map(output -> output.resolve(ImageFile.DOCKERFILE.resourceName(image)))
                .map(dockerfile -> of(root.get(), imageContext.context(), dockerfile));
    }

    private static BakePaths of(Path root, Path context, Path dockerfile) {
        String fromRoot = Project.relative(root, context);
        return new BakePaths(
                NO_ADDRESS.matcher(fromRoot).matches() ? fromRoot : "./" + fromRoot,
                Project.relative(context, dockerfile));
    }
}
