package io.github.goimage.processor.spec;

import io.github.goimage.processor.text.Printable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One element of {@code files} as it was written: {@code web/static}, or {@code web/static:/srv/static}. Either part may be
 * wrong; rules say so.
 *
 * @param path what is before the first colon: a file or directory, from the module directory
 * @param target what is behind it: where that lands in the image; empty where there is no colon
 */
public record FileSpec(String path, String target) {
    /** Reads an element. */
    public static FileSpec parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? new FileSpec(text, "") : new FileSpec(text.substring(0, colon), text.substring(colon + 1));
    }

    /** Whether the path is one that stays below the module directory, as far as its text tells. */
    public boolean isInside() {
        return !path.isBlank()
                && !path.startsWith("/")
                && !path.contains("\\")
                && path.codePoints().noneMatch(Printable::isControl)
                && !List.of(path.split("/")).contains("..");
    }

    /** Whether the path is the module directory itself. */
    public boolean isWhole() {
        return isInside() && source().isEmpty();
    }

    /** The path without {@code .} and needless slashes. */
    public String source() {
        return Stream.of(path.split("/"))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .collect(Collectors.joining("/"));
    }

    /**
     * Where the entry lands: as in {@code go run} where nothing else is written.
     *
     * @param directory whether it is a directory; a file is put into a target with a slash at its end
     */
    public String landing(boolean directory) {
        if (target.isEmpty()) {
            return "/" + source();
        }
        String clean = ImagePath.clean(target);
        boolean into = target.endsWith("/") && !directory;
        return into ? (clean + "/" + source().substring(source().lastIndexOf('/') + 1)).replace("//", "/") : clean;
    }
}
