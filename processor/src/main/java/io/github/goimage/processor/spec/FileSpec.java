package io.github.goimage.processor.spec;

import io.github.goimage.processor.text.Printable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One element of {@code files} as it was written: {@code web/static}, or {@code web/static:/srv/static}. Either part
 * may be wrong; rules report that.
 *
 * @param path what precedes the first colon: a file or directory, relative to the module directory
 * @param target what follows it: where that lands in the image; empty if there is no colon
 * @param workdir the directory that the service starts in
 */
public record FileSpec(String path, String target, String workdir) {
    /** Returns the parts of an element, for a service that starts in a directory. */
    public static FileSpec parse(String text, String workdir) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new FileSpec(text, "", workdir)
                : new FileSpec(text.substring(0, colon), text.substring(colon + 1), workdir);
    }

    /** Returns whether the path stays below the module directory, as far as its text tells. */
    public boolean isInside() {
        return !path.isBlank()
                && !path.startsWith("/")
                && !path.contains("\\")
                && path.codePoints().noneMatch(Printable::isControl)
                && !List.of(path.split("/")).contains("..");
    }

    /** Returns whether the path is the module directory itself. */
    public boolean isWhole() {
        return isInside() && source().isEmpty();
    }

    /** Returns the path without {@code .} and needless slashes. */
    public String source() {
        return Stream.of(path.split("/"))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .collect(Collectors.joining("/"));
    }

    /**
     * Returns where the entry lands: as in {@code go run} if there is no target.
     *
     * @param directory whether it is a directory; a file is put into a target with a slash at its end
     */
    public String landing(boolean directory) {
        if (target.isEmpty()) {
            return ImagePath.in(workdir, source());
        }
        String clean = ImagePath.clean(target);
        boolean into = target.endsWith("/") && !directory;
        return into ? (clean + "/" + source().substring(source().lastIndexOf('/') + 1)).replace("//", "/") : clean;
    }
}
