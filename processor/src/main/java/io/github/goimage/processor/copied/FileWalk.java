package io.github.goimage.processor.copied;

import io.github.goimage.processor.copied.FileEntry.FileCopy;
import io.github.goimage.processor.copied.FileEntry.Found;
import io.github.goimage.processor.copied.FileEntry.SecretFound;
import io.github.goimage.processor.files.Executable;
import io.github.goimage.processor.files.LfsPointer;
import io.github.goimage.processor.files.MediaTypes;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.TreeEntry;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.files.UnusableFileException.Kind;
import io.github.goimage.processor.secret.Pem;
import io.github.goimage.processor.secret.SecretContent;
import io.github.goimage.processor.secret.SensitiveFiles;
import io.github.goimage.processor.spec.FileSpec;
import io.github.goimage.processor.text.Printable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One walk through everything that an element of {@code files} adds.
 *
 * <p>Builders copy the content of a link that is named itself, and keep a link inside a directory as a link. If each of
 * them still leads to the same file in the image, the directory is copied whole. If one does not, the content of the
 * directory is named entry by entry, so that the link's content can take its place: a COPY must never find a link at
 * its target.
 */
final class FileWalk {
    private final SourceTree tree;
    private final Path fence;

    /** Whether modes say what is private: not so if go.mod itself is, as in a checkout with umask 077. */
    private final boolean modesSpeak;

    private final List<Path> keptOut = new ArrayList<>();
    private final Set<String> outside = new LinkedHashSet<>();
    private final Set<String> broken = new LinkedHashSet<>();
    private final Set<SecretFound> secrets = new LinkedHashSet<>();
    private final Set<String> unreadable = new LinkedHashSet<>();
    private final Deque<Path> open = new ArrayDeque<>();
    private final Set<String> executables = new LinkedHashSet<>();
    private final Set<String> pointers = new LinkedHashSet<>();
    private final Set<String> untyped = new LinkedHashSet<>();
    private boolean certificates;
    private boolean unjudged;

    /** How many links were followed to other places, each at least one copy: the ways through links can multiply. */
    private int followed;

    /** A link that leads to the same file in the image as long as its directory is copied whole. */
    private record Link(Path real, String name, String target) {}

    private FileWalk(SourceTree tree, Path module, Path fence) {
        this.tree = tree;
        this.fence = fence;
        this.modesSpeak = tree.othersMayRead(module.resolve("go.mod"));
    }

    /**
     * Walks through what lies at a path: something exists there, even a link that leads nowhere, or it leads out of the
     * root directory.
     */
    static Found of(SourceTree tree, Path module, Path fence, Path path, FileSpec spec) {
        FileWalk walk = new FileWalk(tree, module, fence);
        Optional<Path> real = walk.resolve(path, spec.source());
        boolean directory = real.filter(tree::isDirectory).isPresent();
        boolean holdsModule = real.filter(module::startsWith).isPresent();
        if (Stream.of(spec.source().split("/")).anyMatch(SensitiveFiles::isVersionControl)) {
            walk.secrets.add(new SecretFound(spec.source(), "is version control with its whole history"));
        }
        String target = spec.landing(directory);
        List<FileCopy> copies = List.of();
        if (holdsModule) {
            // Rejected as a whole; if that is waived, the ignore file excludes what has the name of credentials.
            copies = List.of(new FileCopy(List.of(real.get()), target));
            FileWalk inside = new FileWalk(tree, module, fence);
            inside.copy(real.get(), spec.source(), target);
            inside.secrets.stream()
                    .filter(secret -> !SensitiveFiles.isHidden(secret.file()))
                    .map(secret -> new SecretFound(secret.file().replaceFirst("^/", ""), secret.what()))
                    .forEach(walk.secrets::add);
            walk.followed = inside.followed;
            walk.unjudged = inside.unjudged;
            walk.executables.addAll(inside.executables);
        } else if (real.isPresent()) {
            copies = walk.copy(real.get(), spec.source(), target);
        }
        return new Found(
                spec,
                directory,
                holdsModule,
                List.copyOf(copies),
                List.copyOf(walk.keptOut),
                List.copyOf(walk.outside),
                List.copyOf(walk.broken),
                List.copyOf(walk.secrets),
                List.copyOf(walk.unreadable),
                walk.certificates && !directory,
                List.copyOf(walk.executables),
                List.copyOf(walk.pointers),
                List.copyOf(walk.untyped),
                walk.followed > FilePlan.MOST_LAYERS,
                walk.unjudged);
    }

    /** Returns the path without symbolic links; if there is none, that is noted. */
    private Optional<Path> resolve(Path path, String name) {
        try {
            Path real = tree.real(path);
            if (real.startsWith(fence)) {
                return Optional.of(real);
            }
            outside.add(name);
        } catch (UnusableFileException e) {
            if (e.kind() == Kind.OUTSIDE_ROOT) {
                outside.add(name);
            } else if (e.kind() == Kind.MISSING) {
                broken.add(name + " is a symbolic link that leads nowhere");
            } else {
                broken.add(name + " " + e.problem());
            }
        }
        return Optional.empty();
    }

    /** Returns how a file or directory without links on its way gets to its target. */
    private List<FileCopy> copy(Path real, String name, String target) {
        requireName(real, name);
        List<FileCopy> whole = List.of(new FileCopy(List.of(real), target));
        if (tree.isDirectory(real)) {
            return directory(real, real, name, target).orElse(whole);
        }
        if (!tree.isFile(real)) {
            broken.add(name + " is neither a file nor a directory");
            return whole;
        }
        file(real, name, target);
        return whole;
    }

    /** Returns the copies of a directory's content; empty if it can be copied whole. */
    private Optional<List<FileCopy>> directory(Path directory, Path top, String name, String target) {
        if (modesSpeak && !tree.othersMayRead(directory)) {
            unreadable.add(name);
        }
        List<TreeEntry> entries;
        try {
            entries = tree.list(directory);
        } catch (UnusableFileException forbidden) {
            unjudged = true;
            return Optional.empty();
        }
        open.push(directory);
        List<Path> files = new ArrayList<>();
        List<FileCopy> whole = new ArrayList<>();
        List<FileCopy> pieces = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (TreeEntry entry : entries) {
            Path path = entry.in(directory);
            String childName = name + "/" + entry.name();
            String childTarget = target + "/" + entry.name();
            if (SensitiveFiles.isHiddenVersionControl(entry.name())) {
                continue;
            }
            if (entry.isDirectory()) {
                noteDirectory(path);
                directory(path, top, childName, childTarget)
                        .ifPresentOrElse(pieces::addAll, () -> whole.add(new FileCopy(List.of(path), childTarget)));
            } else if (entry.type() == TreeEntry.Type.FILE) {
                file(path, childName, childTarget);
                files.add(path);
            } else if (tree.linkTarget(path).isPresent()) {
                Optional<Path> real = resolve(path, childName);
                if (real.isPresent() && works(path, real.get(), top)) {
                    noteName(path, entry.name(), childName);
                    links.add(new Link(real.get(), childName, childTarget));
                } else {
                    real.ifPresent(found -> pieces.addAll(inPlaceOf(new Link(found, childName, childTarget))));
                }
            }
        }
        List<FileCopy> copies = new ArrayList<>();
        if (!pieces.isEmpty()) {
            files.forEach(file -> requireName(file, name));
            if (!files.isEmpty()) {
                copies.add(new FileCopy(files, target + "/"));
            }
            whole.forEach(copy -> requireName(copy.from().get(0), name));
            copies.addAll(whole);
            links.forEach(link -> copies.addAll(inPlaceOf(link)));
            copies.addAll(pieces);
        }
        open.pop();
        return pieces.isEmpty() ? Optional.empty() : Optional.of(copies);
    }

    /** Returns whether a link leads to the same file if the copied directory lies elsewhere. */
    private boolean works(Path link, Path real, Path top) {
        Path text = tree.linkTarget(link).orElseThrow();
        return !text.isAbsolute()
                && staysIn(top, SourceTree.directoryOf(link), text)
                && link.resolveSibling(text).normalize().equals(real);
    }

    /** Returns whether the way stays in the copied directory; above it, the image has other names. */
    private static boolean staysIn(Path top, Path from, Path way) {
        Path at = from;
        for (Path name : way) {
            at = at.resolve(name).normalize();
            if (!at.startsWith(top)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the content of a link's target; nothing after too many links. */
    private List<FileCopy> inPlaceOf(Link link) {
        followed++;
        if (followed > FilePlan.MOST_LAYERS) {
            return List.of();
        }
        if (open.stream().anyMatch(directory -> directory.startsWith(link.real()))) {
            broken.add(link.name() + " is a symbolic link to a directory that contains it");
            return List.of();
        }
        requireName(Path.of(link.target()), link.name());
        return copy(link.real(), link.name(), link.target());
    }

    /** Checks a name: in a source of COPY a backslash is an escape for some builders and a character for others. */
    private void requireName(Path path, String name) {
        boolean backslash = path.getFileSystem().getSeparator().equals("/")
                && path.toString().contains("\\");
        boolean unknown = path.toString().indexOf(TreeEntry.UNKNOWN) >= 0;
        if (backslash || unknown || path.toString().codePoints().anyMatch(Printable::isControl)) {
            broken.add(name + " has or leads to a name that COPY cannot express");
        }
    }

    private void noteDirectory(Path directory) {
        if (SensitiveFiles.isHidden(directory.getFileName().toString())) {
            keptOut.add(directory);
        }
    }

    private void file(Path real, String name, String target) {
        if (MediaTypes.areLookedUp(name)) {
            untyped.add(name);
        }
        boolean bySight = noteName(real, name.substring(name.lastIndexOf('/') + 1), name);
        if (modesSpeak && !tree.othersMayRead(real)) {
            unreadable.add(name);
        }
        byte[] head;
        try {
            head = tree.head(real, SecretContent.length(name));
        } catch (UnusableFileException forbidden) {
            unjudged = true;
            return;
        }
        if (LfsPointer.begins(head)) {
            pointers.add(name);
        }
        if (Executable.runsOnLinux(head)) {
            executables.add(target);
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        certificates = Pem.isCertificates(text);
        if (!bySight) {
            CredentialFiles.byContent(name, head).ifPresent(what -> secrets.add(new SecretFound(name, what)));
        }
    }

    /** Notes a file by its names, here and behind a link; returns whether one is that of a file with credentials. */
    private boolean noteName(Path real, String name, String shown) {
        String own = real.getFileName().toString();
        if (SensitiveFiles.isHidden(own)) {
            keptOut.add(real);
        }
        Optional<String> what = CredentialFiles.byName(name).or(() -> CredentialFiles.byName(own));
        what.ifPresent(found -> secrets.add(new SecretFound(shown, found)));
        return what.isPresent();
    }
}
