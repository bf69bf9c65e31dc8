package io.github.goimage.processor.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Paths with slashes, as Go and images have them, whatever the machine's own separator. */
public final class SlashedPath {
    private SlashedPath() {}

    /**
     * Returns the shortest path that means the same, as Go's path.Clean does: without {@code .}, {@code ..} and
     * {@code //}.
     */
    public static String clean(String path) {
        Deque<String> names = new ArrayDeque<>();
        boolean rooted = path.startsWith("/");
        for (String name : path.split("/")) {
            if (name.equals("..") && !names.isEmpty() && !names.peekLast().equals("..")) {
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".") && !(name.equals("..") && rooted)) {
                names.addLast(name);
            }
        }
        String cleaned = String.join("/", List.copyOf(names));
        return rooted ? "/" + cleaned : cleaned.isEmpty() ? "." : cleaned;
    }
}
