package io.github.goimage.processor.spec;

import io.github.goimage.rule.ImageSpec;
import java.util.List;

/** Absolute paths in an image. */
public final class ImagePath {
    /** The root directory. */
    public static final String ROOT = "/";

    private ImagePath() {}

    /** Returns a path of an annotation, which may be relative to its {@code workdir} if that is written. */
    public static String in(ImageSpec spec, String path) {
        return path.startsWith(ROOT) || !spec.isWritten("workdir") ? path : in(spec.workdir(), path);
    }

    /** Returns the path of what a program in a directory calls by a relative path. */
    public static String in(String directory, String relative) {
        String plain = relative.replaceFirst("^(?:\\./+)+", "");
        String parent = directory.equals(ROOT) ? "" : clean(directory);
        return plain.equals(".") || plain.isEmpty() ? clean(directory) : parent + "/" + plain;
    }

    /**
     * Returns whether a text is one: it begins with {@code /} and has no backslash and no empty, {@code .} or
     * {@code ..} segments.
     */
    public static boolean isOne(String text) {
        return text.startsWith("/")
                && !text.contains("\\")
                && hasNames(clean(text).substring(1));
    }

    /** Returns the same path without slashes at its end; the root stays {@code /}. */
    public static String clean(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /** Returns whether a path is a directory itself or lies below it. */
    public static boolean isWithin(String path, String directory) {
        return directory.equals("/") || (path + "/").startsWith(directory + "/");
    }

    private static boolean hasNames(String relative) {
        return relative.isEmpty()
                || List.of(relative.split("/", -1)).stream()
                        .noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
    }
}
