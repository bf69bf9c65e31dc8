package io.github.goimage.processor.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
     * {@code .git/modules} its own directory lies. So is a directory that has the commits of the repository around it,
     * unless that repository lists it as a worktree.
     */
    static boolean isTopLevel(Path directory) {
        return gitDirectory(directory)
                .filter(git -> isGitDirectory(git)
                        && (isWorktree(git) ? namesBack(git, directory) : isApart(git, directory))
                        && (git.equals(directory.resolve(".git"))
                                || (!isOfSubmodule(git) && !isInWorkTree(git, directory))))
                .isPresent();
    }

    /** Returns whether a repository's own directory is that of a further worktree, which has commits elsewhere. */
    private static boolean isWorktree(Path gitDirectory) {
        return Files.isRegularFile(gitDirectory.resolve("commondir"));
    }

    /** Returns whether a repository lists a worktree in this directory, as {@code git worktree add} writes it. */
    private static boolean namesBack(Path gitDirectory, Path directory) {
        return commonDirectory(gitDirectory)
                        .flatMap(common -> real(common.resolve("worktrees")))
                        .equals(real(gitDirectory).map(Path::getParent))
                && firstLine(gitDirectory.resolve("gitdir"))
                        .flatMap(line -> path(gitDirectory, line))
                        .filter(file -> file.endsWith(".git"))
                        .flatMap(file -> real(file.getParent()))
                        .equals(real(directory));
    }

    /** Returns whether a repository has no commits in common with one whose files are around a directory. */
    private static boolean isApart(Path gitDirectory, Path directory) {
        List<Path> shared = shared(gitDirectory);
        return above(directory)
                .flatMap(outer -> gitDirectory(outer).stream())
                .allMatch(outer -> Collections.disjoint(shared(outer), shared));
    }

    private static Stream<Path> above(Path directory) {
        return Stream.iterate(directory, outer -> outer != null, Path::getParent)
                .skip(1);
    }

    /** Returns what the worktrees of a repository share, wherever links lead. */
    private static List<Path> shared(Path gitDirectory) {
        Path common = commonDirectory(gitDirectory).orElse(gitDirectory);
        return Stream.of(common, common.resolve("objects"), common.resolve("refs"))
                .flatMap(path -> real(path).stream())
                .toList();
    }

    private static Optional<Path> real(@Nullable Path path) {
        try {
            return path == null ? Optional.empty() : Optional.of(path.toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns whether Git takes a directory for its own: {@code is_git_directory} in its setup.c. */
    private static boolean isGitDirectory(Path directory) {
        return isHead(directory.resolve("HEAD"))
                && commonDirectory(directory)
                        .filter(each ->
                                Files.isDirectory(each.resolve("objects")) && Files.isDirectory(each.resolve("refs")))
                        .isPresent();
    }

    private static Optional<Path> commonDirectory(Path directory) {
        return firstLine(directory.resolve("commondir"))
                .flatMap(line -> path(directory, line))
                .or(() -> Optional.of(directory));
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
        if (isWorktree(gitDirectory)) {
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
     * Returns whether a target lies among the files of a repository around a directory: a commit can make one there.
     */
    private static boolean isInWorkTree(Path target, Path directory) {
        return above(directory)
                .filter(outer -> target.startsWith(outer) && !target.startsWith(outer.resolve(".git")))
                .anyMatch(outer -> gitDirectory(outer)
                        .filter(GitRepository::isGitDirectory)
                        .isPresent());
    }

    /** Returns the {@code .git} of a directory, or where it leads if it is a file. */
    private static Optional<Path> gitDirectory(Path directory) {
        Path git = directory.resolve(".git");
        return Files.isDirectory(git)
                ? Optional.of(git)
                : firstLine(git)
                        .filter(line -> line.startsWith(LINE))
                        .flatMap(line -> path(directory.toAbsolutePath(), line.substring(LINE.length())));
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
