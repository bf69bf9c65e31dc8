package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.LinkWalk;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.TreeEntry;
import io.github.goimage.processor.golang.source.BuildTarget;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The symbolic links on the way to the files of a program. The go command follows links to files, and to directories
 * that an import path names; a builder receives the link itself, so its target has to be sent, too. Create an instance
 * for each build context.
 */
public final class SymbolicLinks {
    /**
     * A link that a builder cannot follow: it is absolute, or its way leads out of the build context.
     *
     * @param link relative to the root directory, with {@code /}
     * @param target as the link has it
     */
    public record Outside(String link, String target) {}

    private final SourceTree tree;
    private final Path context;
    private final Set<Path> seen = new HashSet<>();
    private final Set<Path> places = new LinkedHashSet<>();
    private final Set<Outside> outside = new LinkedHashSet<>();

    /** Starts without any link; the path of the build context has none. */
    public SymbolicLinks(SourceTree tree, Path context) {
        this.tree = tree;
        this.context = context;
    }

    /** Looks at a package: its directory, and the files that the go command opens for a target. */
    public void add(GoPackage found, BuildTarget target) {
        add(found.directory());
        for (TreeEntry entry : tree.list(found.directory())) {
            String name = entry.name();
            boolean opened = PackageFiles.isOpened(name) || found.otherFiles().contains(name);
            if (entry.type() == TreeEntry.Type.LINK_TO_FILE && opened && target.matchesName(name)) {
                add(found.directory().resolve(name));
            }
        }
    }

    /** Looks at an existing file or directory. */
    public void add(Path path) {
        if (seen.add(path) && !tree.real(path).equals(path)) {
            follow(path);
        }
    }

    /** Returns the links and what they lead to. */
    public List<Path> places() {
        return List.copyOf(places);
    }

    /** Returns the links that lead a builder nowhere. */
    public List<Outside> outside() {
        return List.copyOf(outside);
    }

    private void follow(Path path) {
        LinkWalk way = LinkWalk.of(tree, context, context.relativize(path), at -> at.startsWith(context));
        way.links().forEach(link -> places.add(link.path()));
        if (way.outcome() == LinkWalk.Outcome.INSIDE) {
            places.add(way.end());
        } else {
            LinkWalk.Link last = way.links().get(way.links().size() - 1);
            outside.add(new Outside(tree.nameOf(last.path()), last.target().toString()));
        }
    }
}
