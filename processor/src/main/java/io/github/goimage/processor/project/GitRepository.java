package io.github.goimage.processor.project;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which directories are the top of a Git repository. A directory or file of the name {@code .git} alone makes none, so
 * that a build cannot lay a border by creating one.
 *
 * @see <a href="https://git-scm.com/docs/gitrepository-layout">Layout of a repository</a>
 */
final class GitRepository {
    private static final String LINE = "gitdir: ";

    /** No path is longer on Linux. */
    private static final int LONGEST = 4096;

    private GitRepository() {}

    /**
     * Returns whether a directory is the top of a repository: its {@code .git} is a directory with a HEAD, or a file
     * that leads to one, as in a worktree. A submodule is a part of the repository around it, in whose
     * {@code .git/modules} its own directory lies.
     */
    static boolean isTopLevel(Path directory) {
        Path git = directory.resolve(".git");
        if (Files.isDirectory(git)) {
            return isGitDirectory(git);
        }
        return Files.isRegularFile(git)
                && gitDirectory(git)
                        .filter(target -> isGitDirectory(target) && !isOfSubmodule(target))
                        .isPresent();
    }

    private static boolean isGitDirectory(Path directory) {
        return Files.exists(directory.resolve("HEAD"), LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isOfSubmodule(Path gitDirectory) {
        for (Path path = gitDirectory; path.getParent() != null; path = path.getParent()) {
            if (path.endsWith("modules") && isGitDirectory(path.getParent())) {
                return true;
            }
        }
        return false;
    }

    /** Returns where a file {@code .git} leads. Nothing but its first line is read. */
    private static Optional<Path> gitDirectory(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            char[] characters = new char[LONGEST];
            int length = Math.max(0, reader.read(characters));
            String line = new String(characters, 0, length).lines().findFirst().orElse("");
            return line.startsWith(LINE)
                    ? Optional.of(file.resolveSibling(line.substring(LINE.length()))
                            .toAbsolutePath()
                            .normalize())
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
