package io.github.goimage.processor.output;

import io.github.goimage.processor.files.OwnFile;
import io.github.goimage.processor.policy.Sync;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.rule.CopyFault;
import io.github.goimage.processor.rule.ImageContext;
import io.github.goimage.processor.service.Prebuilt;
import io.github.goimage.processor.service.Source;
import io.github.goimage.processor.text.Release;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The copy of an image's files for BuildKit that is committed beside the Go module, {@code Dockerfile.<name>} and
 * {@code Dockerfile.<name>.dockerignore}; {@link Sync} says what happens to it. A symbolic link is never followed.
 */
public final class CommittedCopy {
    private static final int LARGEST_FILE = 4 << 20;
    private static final int LONGEST_LINE = 120;

    private final Sync sync;
    private final Path rootDir;
    private final Path directory;
    private final String image;
    private final List<Copy> files;

    /** The former content of each file that has been written; empty if there was none. */
    private final Map<Path, Optional<byte[]>> replaced = new LinkedHashMap<>();

    private CommittedCopy(Sync sync, Path rootDir, Path directory, String image, List<Artifact> artifacts) {
        this.sync = sync;
        this.rootDir = rootDir;
        this.directory = directory;
        this.image = image;
        this.files = List.of(
                new Copy(directory.resolve("Dockerfile." + image), text(artifacts, ImageFile.DOCKERFILE)),
                new Copy(
                        directory.resolve("Dockerfile." + image + ".dockerignore"),
                        text(artifacts, ImageFile.IGNORE_FILE)));
    }

    /** One of the two files. */
    private record Copy(Path path, String text) {}

    /** Returns whether the project keeps a copy of the image's files. */
    public static boolean isKept(ImageContext context) {
        // A copied binary is built elsewhere, so there is no Go module beside which to keep anything.
        return context.policy().sync() != Sync.OFF && !(context.input() instanceof Prebuilt);
    }

    /** Returns the copy of an image with these files; empty if no Go module is known beside which it could lie. */
    public static Optional<CommittedCopy> of(String image, ImageContext context, List<Artifact> artifacts) {
        return context.input() instanceof Source source
                ? context.project()
                        .map(project -> new CommittedCopy(
                                context.policy().sync(),
                                project.rootDir(),
                                source.modules().main().directory(),
                                image,
                                artifacts))
                : Optional.empty();
    }

    /** Returns what to say if no Go module is known beside which a copy could lie. */
    public static CopyFault nowhere(Sync sync) {
        return new CopyFault(
                "sync = " + sync.word() + " is set, but there is no Go module beside which the copy could lie",
                "module = \"<directory of the go.mod>\"");
    }

    /** Compares the copy, or writes what is missing or differs, both files or none. Returns what is wrong with it. */
    public List<CopyFault> update() {
        List<CopyFault> faults = files.stream()
                .flatMap(file -> (sync == Sync.WRITE ? obstacle(file) : difference(file)).stream())
                .toList();
        if (sync != Sync.WRITE || !faults.isEmpty()) {
            return faults;
        }
        try {
            write();
            return List.of();
        } catch (IOException e) {
            return List.of(unwritable());
        }
    }

    private void write() throws IOException {
        try {
            Map<Path, byte[]> contents = new LinkedHashMap<>();
            // The Dockerfile last.
            for (Copy file : List.of(files.get(1), files.get(0))) {
                byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
                Optional<byte[]> earlier = isRegular(file.path()) ? Optional.of(read(file.path())) : Optional.empty();
                contents.put(file.path(), bytes);
                if (earlier.isEmpty() || !Arrays.equals(earlier.get(), bytes)) {
                    replaced.put(file.path(), earlier);
                }
            }
            new FileSet(contents, List.of()).write();
        } catch (IOException e) {
            withdraw();
            throw e;
        }
    }

    /** Undoes what {@link #update} wrote, for an image that is rejected after it. */
    public void withdraw() throws IOException {
        Map<Path, byte[]> contents = new LinkedHashMap<>();
        List<Path> absent = new ArrayList<>();
        replaced.forEach(
                (path, earlier) -> earlier.ifPresentOrElse(bytes -> contents.put(path, bytes), () -> absent.add(path)));
        new FileSet(contents, absent).write();
        replaced.clear();
    }

    private CopyFault unwritable() {
        String place = shown(directory);
        return new CopyFault(
                "Dockerfile." + image + " cannot be written in " + place, "make the directory " + place + " writable");
    }

    private static String text(List<Artifact> artifacts, ImageFile file) {
        return artifacts.stream()
                .filter(artifact -> artifact.file() == file)
                .map(Artifact::text)
                .findFirst()
                .orElseThrow();
    }

    private Optional<CopyFault> obstacle(Copy file) {
        if (!exists(file.path())) {
            return Optional.empty();
        }
        try {
            return isRegular(file.path()) && OwnFile.beginsWith(read(file.path()))
                    ? Optional.empty()
                    : Optional.of(foreign(file.path()));
        } catch (IOException e) {
            return Optional.of(unreadable(file.path()));
        }
    }

    private Optional<CopyFault> difference(Copy file) {
        if (!exists(file.path())) {
            return Optional.of(stale(shown(file.path()) + " is missing"));
        }
        if (!isRegular(file.path())) {
            return Optional.of(foreign(file.path()));
        }
        try {
            // Git may check text out with Windows line endings, which builders read as well.
            String found = new String(read(file.path()), StandardCharsets.UTF_8).replace("\r\n", "\n");
            return found.equals(file.text()) ? Optional.empty() : difference(file, found);
        } catch (IOException e) {
            return Optional.of(unreadable(file.path()));
        }
    }

    /**
     * Returns the first line that differs; a copy that names another release, and is the same otherwise, is up to date.
     */
    private Optional<CopyFault> difference(Copy file, String text) {
        List<String> found = lines(text);
        List<String> wanted = lines(file.text());
        int line = 0;
        while (line < found.size() && line < wanted.size() && found.get(line).equals(wanted.get(line))) {
            line++;
        }
        if (line == found.size() && line == wanted.size()) {
            return Optional.empty();
        }
        String first = text.lines().findFirst().orElse("");
        String lines = "line " + (line + 1) + " on, which is " + quoted(found, line) + " and should be "
                + quoted(wanted, line);
        return Optional.of(stale(OwnFile.release(first)
                .filter(release -> !release.equals(Release.name()))
                .map(release -> shown(file.path()) + " was written by goimage " + release + ", and this is goimage "
                        + Release.name() + ": it differs from " + lines)
                .orElseGet(() -> shown(file.path()) + " differs from " + lines)));
    }

    /** Returns the lines of a text, the first without the release that wrote it. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        lines.set(0, OwnFile.withoutRelease(lines.get(0)));
        return lines;
    }

    private static String quoted(List<String> lines, int index) {
        if (index >= lines.size()) {
            return "missing";
        }
        String line = lines.get(index);
        int end = line.offsetByCodePoints(0, Math.min(line.codePointCount(0, line.length()), LONGEST_LINE));
        return "\"" + line.substring(0, end) + (end < line.length() ? "…" : "") + "\"";
    }

    private static CopyFault stale(String problem) {
        return new CopyFault(problem, "compile once with -Agoimage.sync=write, and commit what it writes");
    }

    private CopyFault foreign(Path file) {
        return new CopyFault(
                shown(file) + " was not written by goimage, so goimage does not change it",
                "move " + shown(file) + " away, or give the image another name");
    }

    private CopyFault unreadable(Path file) {
        return new CopyFault(shown(file) + " cannot be read", "make " + shown(file) + " readable");
    }

    private String shown(Path file) {
        return Project.relative(rootDir, file);
    }

    private static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isRegular(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(LARGEST_FILE);
        }
    }
}
