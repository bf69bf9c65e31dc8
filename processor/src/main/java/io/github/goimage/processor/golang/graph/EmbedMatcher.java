package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.GlobPattern;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.TreeEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the files that a {@code //go:embed} pattern names, as resolveEmbed of cmd/go does; create an instance for each
 * pattern.
 */
final class EmbedMatcher {
    /** What the go command says about a pattern that it rejects. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Refusal(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /** Thrown if the patterns of a package ask for more than {@link Work} allows. */
    static final class TooMuchWork extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuchWork() {
            super("too much work", null, false, false);
        }
    }

    /**
     * What the patterns of one package may still ask for: all patterns by all files, which take some seconds at most.
     * The go command has no such bound.
     */
    static final class Work {
        /** For a pattern itself, with all that is asked about it later. */
        private static final int PATTERN = 10_000;

        /** To look at a name, in steps of {@link GlobPattern#steps}. */
        private static final int NAME = 10;

        /** To look at a file that a pattern names. */
        private static final int FILE = 1_000;

        /** To look at one below a directory that a pattern names. */
        private static final int BELOW = 400;

        private static final long MOST = 200_000_000;

        private long left;

        Work() {
            this(MOST);
        }

        Work(long most) {
            left = most;
        }

        private void spend(long steps) {
            left -= steps;
            if (left < 0) {
                throw new TooMuchWork();
            }
        }
    }

    private final SourceTree tree;
    private final Work work;
    private final Path directory;
    private final boolean hiddenToo;
    private final String glob;
    private final TreeSet<String> files = new TreeSet<>();

    private EmbedMatcher(SourceTree tree, Work work, Path directory, String pattern) {
        this.tree = tree;
        this.work = work;
        this.directory = directory;
        this.hiddenToo = pattern.startsWith("all:");
        this.glob = hiddenToo ? pattern.substring("all:".length()) : pattern;
    }

    /** Returns the files, relative to the package's directory, sorted. */
    static List<String> match(SourceTree tree, Work work, Path directory, String pattern) throws Refusal {
        EmbedMatcher matcher = new EmbedMatcher(tree, work, directory, pattern);
        work.spend(Work.PATTERN);
        for (String path : matcher.expand()) {
            matcher.take(path);
        }
        if (matcher.files.isEmpty()) {
            throw new Refusal("no matching files found");
        }
        for (String file : matcher.files) {
            if (!EmbedName.isSafeStart(file.codePointAt(0))) {
                throw new Refusal("invalid input file name \"" + file + "\"");
            }
        }
        return List.copyOf(matcher.files);
    }

    /** Returns the first symbolic link that a pattern without wildcards names or leads to. */
    static Optional<String> link(SourceTree tree, Work work, Path directory, String pattern) {
        EmbedMatcher matcher = new EmbedMatcher(tree, work, directory, pattern);
        if (GlobPattern.hasMeta(matcher.glob)) {
            return Optional.empty();
        }
        String path = "";
        for (String name : matcher.glob.split("/")) {
            path = path.isEmpty() ? name : path + "/" + name;
            if (tree.linkTarget(directory.resolve(path)).isPresent()) {
                return Optional.of(path);
            }
        }
        return matcher.linkBelow(path);
    }

    private Optional<String> linkBelow(String path) {
        return tree.listIfPresent(directory.resolve(path)).orElse(List.of()).stream()
                .flatMap(entry -> {
                    work.spend(Work.FILE);
                    String below = path + "/" + entry.name();
                    return entry.isDirectory()
                            ? linkBelow(below).stream()
                            : tree.linkTarget(directory.resolve(below)).map(target -> below).stream();
                })
                .findFirst();
    }

    private List<String> expand() throws Refusal {
        List<String> matches = List.of("");
        for (String element : elements()) {
            List<String> longer = new ArrayList<>();
            for (String match : matches) {
                expandElement(match, element, longer);
            }
            matches = longer;
        }
        return matches;
    }

    private List<String> elements() throws Refusal {
        List<String> elements = List.of(glob.split("/", -1));
        for (String element : elements) {
            boolean valid = !element.isEmpty() && !element.equals(".") && !element.equals("..");
            if (!valid || GlobPattern.parse(element).isEmpty()) {
                throw new Refusal("invalid pattern syntax");
            }
        }
        return elements;
    }

    private void expandElement(String parent, String element, List<String> longer) {
        Optional<List<TreeEntry>> entries = tree.listIfPresent(directory.resolve(parent));
        if (entries.isEmpty()) {
            return;
        }
        work.spend(Work.NAME);
        if (!GlobPattern.hasMeta(element)) {
            tree.entry(directory.resolve(parent), inLocale(element)).ifPresent(entry -> add(parent, entry, longer));
            return;
        }
        GlobPattern pattern = GlobPattern.parse(element).orElseThrow();
        for (TreeEntry entry : entries.get()) {
            work.spend(Work.NAME + pattern.steps(entry.name()));
            if (pattern.matches(entry.name())) {
                add(parent, entry, longer);
            }
        }
    }

    private static void add(String parent, TreeEntry entry, List<String> longer) {
        longer.add(parent.isEmpty() ? entry.name() : parent + "/" + entry.name());
    }

    private void take(String path) throws Refusal {
        work.spend(Work.FILE);
        TreeEntry.Type type = typeOf(path);
        String what = type == TreeEntry.Type.DIRECTORY ? "directory" : "file";
        checkElements(path, "cannot embed " + what + " " + path + ": ");
        if (type == TreeEntry.Type.FILE) {
            files.add(path);
        } else if (type != TreeEntry.Type.DIRECTORY) {
            throw new Refusal("cannot embed irregular file " + path);
        } else if (takeBelow(path) == 0) {
            throw new Refusal("cannot embed directory " + path + ": contains no embeddable files");
        }
    }

    /** Checks that no directory on the way is a link, begins another module or has a name that a module cannot hold. */
    private void checkElements(String path, String refused) throws Refusal {
        for (String element = path; !element.isEmpty(); element = parent(element)) {
            if (tree.isFile(directory.resolve(element).resolve("go.mod"))) {
                throw new Refusal(refused + "in different module");
            }
            boolean last = element.equals(path);
            if (!last && typeOf(element) != TreeEntry.Type.DIRECTORY) {
                throw new Refusal(refused + "in non-directory " + element);
            }
            String name = element.substring(element.lastIndexOf('/') + 1);
            if (!EmbedName.isAllowed(name)) {
                throw new Refusal(refused + (last ? "invalid name " : "in invalid directory ") + name);
            }
        }
    }

    private int takeBelow(String path) throws Refusal {
        int count = 0;
        for (TreeEntry entry : tree.list(directory.resolve(path))) {
            work.spend(Work.BELOW);
            String below = path + "/" + entry.name();
            boolean hidden = PackageFiles.isHidden(entry.name());
            boolean allowed = EmbedName.isAllowed(entry.name());
            if (entry.isDirectory()) {
                boolean another = tree.isFile(directory.resolve(below).resolve("go.mod"));
                count += allowed && (!hidden || hiddenToo) && !another ? takeBelow(below) : 0;
            } else if (!allowed && !hidden) {
                throw new Refusal("cannot embed file " + below + ": invalid name " + inLocale(entry.name()));
            } else if (allowed && (!hidden || hiddenToo) && entry.type() == TreeEntry.Type.FILE) {
                files.add(below);
                count++;
            }
        }
        return count;
    }

    /**
     * Returns a name that the locale has characters for; any other name is not the one that the go command sees.
     *
     * @throws java.nio.file.InvalidPathException for such a name
     */
    private String inLocale(String name) {
        return directory.resolve(name).getFileName().toString();
    }

    private TreeEntry.Type typeOf(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return tree.entry(directory.resolve(parent(path)), name)
                .map(TreeEntry::type)
                .orElse(TreeEntry.Type.OTHER);
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
