package io.github.goimage.processor.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which directories are the top of a Git repository, as Git itself decides it. A directory or file of the name
 * {@code .git} alone makes none, and Git commits none, so that nobody can lay a border in a repository by a commit.
 *
 * @see <a href="https://git-scm.com/docs/gitrepository-layout">Layout of a repository</a>
 */
final class GitRepository {
    private static final String LINE = "gitdir: ";

    /** What HEAD holds: the name of a branch, or a commit. */
    private static final Pattern HEAD = Pattern.compile("ref:\\s{0,9}+refs/.*|[0-9a-fA-F]{40}.*");

    /** No path is longer on Linux. */
    private static final int LONGEST = 4096;

    private GitRepository() {}

    /**
     * Returns whether a directory is the top of a repository: its {@code .git} is the repository's own directory, or a
     * file that leads to one, as in a worktree. A submodule is a part of the repository around it, in whose
     * {@code .git/modules} its own directory lies.
     */
    static boolean isTopLevel(Path directory) {
        Path git = directory.resolve(".git");
        if (Files.isDirectory(git)) {
            return isGitDirectory(git);
        }
        return Files.isRegularFile(git)
                && gitDirectory(git)
                        .filter(target ->
                                isGitDirectory(target) && !isOfSubmodule(target) && !isInWorkTree(target, directory))
                        .isPresent();
    }

    /** Returns whether Git takes a directory for its own: {@code is_git_directory} in its setup.c. */
    private static boolean isGitDirectory(Path directory) {
        Optional<Path> common = firstLine(directory.resolve("commondir"))
                .flatMap(line -> path(directory, line))
                .or(() -> Optional.of(directory));
        return isHead(directory.resolve("HEAD"))
                && common.filter(each ->
                                Files.isDirectory(each.resolve("objects")) && Files.isDirectory(each.resolve("refs")))
                        .isPresent();
    }

    /** Returns whether a file is a HEAD; it used to be a link, which may lead to a branch without a commit. */
    private static boolean isHead(Path file) {
        try {
            return Files.isSymbolicLink(file)
                    ? Files.readSymbolicLink(file).startsWith("refs")
                    : firstLine(file)
                            .filter(line -> HEAD.matcher(line).matches())
                            .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns whether a repository is that of a submodule; a further worktree of one lies anywhere. */
    private static boolean isOfSubmodule(Path gitDirectory) {
        if (Files.isRegularFile(gitDirectory.resolve("commondir"))) {
            return false;
        }
        for (Path path = gitDirectory; path.getParent() != null; path = path.getParent()) {
            if (path.endsWith("modules") && isGitDirectory(path.getParent())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether a target lies among the files of the repository around a directory: a commit can make one there.
     */
    private static boolean isInWorkTree(Path target, Path directory) {
        for (Path outer = directory.getParent(); outer != null; outer = outer.getParent()) {
            if (isTopLevel(outer)) {
                return target.startsWith(outer) && !target.startsWith(outer.resolve(".git"));
            }
        }
        return false;
    }

    /** Returns where a file {@code .git} leads. */
    private static Optional<Path> gitDirectory(Path file) {
        return firstLine(file)
                .filter(line -> line.startsWith(LINE))
                .flatMap(line -> path(file.toAbsolutePath().getParent(), line.substring(LINE.length())));
    }

    private static Optional<Path> path(@Nullable Path directory, String path) {
        try {
            return Optional.ofNullable(directory)
                    .map(each -> each.resolve(path).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Returns the first line of a regular file; nothing after it is looked at. */
    private static Optional<String> firstLine(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
