package io.github.goimage.processor.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The way to a file through symbolic links, name by name as the kernel follows it: path_resolution(7). The walk never
 * looks at a place that it may not enter.
 *
 * @param links those on the way, in its order
 * @param end where the way ends, whether or not anything is there; if the walk stopped early, the first place out of
 *     bounds
 * @param outcome how it ends
 */
public record LinkWalk(List<Link> links, Path end, Outcome outcome) {
    /** How many links Linux follows on the way to one file. */
    private static final int MOST_LINKS = 40;

    /** A link, without links before its last name, and its target as it is written. */
    public record Link(Path path, Path target) {}

    /** How a way ends. */
    public enum Outcome {
        /** At a place within the bounds. */
        INSIDE,
        /** At a place out of bounds. */
        OUTSIDE,
        /** Nowhere: there are more links than the kernel follows. */
        LOOP
    }

    /**
     * Walks.
     *
     * @param from a directory whose path has no links
     * @param names the way from there
     * @param within whether a place, a path without links and dots, is within the bounds
     */
    public static LinkWalk of(SourceTree tree, Path from, Path names, Predicate<Path> within) {
        List<Link> links = new ArrayList<>();
        Deque<Path> ahead = new ArrayDeque<>();
        prepend(names, ahead);
        Path at = from;
        while (!ahead.isEmpty()) {
            at = at.resolve(ahead.remove()).normalize();
            if (!within.test(at)) {
                return new LinkWalk(links, at, Outcome.OUTSIDE);
            }
            Optional<Path> target = tree.linkTarget(at);
            if (target.isPresent()) {
                links.add(new Link(at, target.get()));
                if (links.size() > MOST_LINKS) {
                    return new LinkWalk(links, at, Outcome.LOOP);
                }
                Path root = target.get().getRoot();
                at = root == null ? SourceTree.directoryOf(at) : root;
                prepend(target.get(), ahead);
            }
        }
        return new LinkWalk(links, at, Outcome.INSIDE);
    }

    private static void prepend(Path path, Deque<Path> names) {
        List<Path> reversed = new ArrayList<>();
        path.forEach(reversed::add);
        Collections.reverse(reversed);
        reversed.forEach(names::addFirst);
    }

    /** Returns whether a file is on the way in place of a directory. */
    boolean isBlocked() {
        for (Path above = end.getParent(); above != null; above = above.getParent()) {
            if (Files.isRegularFile(above)) {
                return true;
            }
        }
        return false;
    }
}
