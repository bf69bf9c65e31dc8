package io.github.goimage.processor.spec;

import java.util.List;

/** Absolute paths in an image. */
public final class ImagePath {
    private ImagePath() {}

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
