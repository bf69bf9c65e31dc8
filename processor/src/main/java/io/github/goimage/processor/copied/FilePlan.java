package io.github.goimage.processor.copied;

import io.github.goimage.processor.copied.FileEntry.FileCopy;
import io.github.goimage.processor.copied.FileEntry.Found;
import io.github.goimage.processor.copied.FileEntry.Missing;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.secret.SensitiveFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What the image holds of {@code files}. Sources are relative to the build context and use {@code /}.
 *
 * @param copies in order
 * @param executables where programs and scripts land in the image, sorted
 * @param keptOut sources that the ignore file must admit although it excludes their names elsewhere
 */
public record FilePlan(List<Copied> copies, List<String> executables, List<String> keptOut) {
    /**
     * How many layers files and volumes may add to the build stage. It leaves room for the builder's own layers, and
     * for those that goimage adds besides.
     */
    public static final int MOST_LAYERS = 100;

    /** Nothing. */
    public static final FilePlan NONE = new FilePlan(List.of(), List.of(), List.of());

    /**
     * A file or directory of the build context, or several files, and their place in the image.
     *
     * @param sources empty for the context itself
     * @param target an absolute path; ends in {@code /} if it is the directory that files are put into
     */
    public record Copied(List<String> sources, String target) {}

    /** Returns the plan for some entries, with sources relative to this build context. */
    public static FilePlan of(List<FileEntry> entries, Path context) {
        List<Copied> copies = new ArrayList<>();
        NavigableSet<String> executables = new TreeSet<>();
        NavigableSet<String> keptOut = new TreeSet<>();
        for (FileEntry entry : entries) {
            copiesOf(entry)
                    .forEach(copy -> copies.add(new Copied(
                            copy.from().stream()
                                    .map(path -> Project.slashed(context, path))
                                    .toList(),
                            copy.target())));
            if (entry instanceof Found found) {
                executables.addAll(found.executables());
                found.keptOut().forEach(path -> keptOut.add(Project.slashed(context, path)));
            }
        }
        copies.stream()
                .flatMap(copy -> copy.sources().stream())
                .filter(SensitiveFiles::isHidden)
                .forEach(keptOut::add);
        return new FilePlan(List.copyOf(copies), List.copyOf(executables), List.copyOf(keptOut));
    }

    /** Returns what is copied for an entry; one that does not exist yet, by the annotation's word, as it is written. */
    public static List<FileCopy> copiesOf(FileEntry entry) {
        if (entry instanceof Found found) {
            return found.copies();
        }
        return entry instanceof Missing missing
                ? List.of(new FileCopy(List.of(missing.at()), missing.landing()))
                : List.of();
    }

    /** Returns what is copied, sorted. */
    public NavigableSet<String> sources() {
        NavigableSet<String> sources = new TreeSet<>();
        copies.forEach(copy -> sources.addAll(copy.sources()));
        return sources;
    }

    /** Returns whether a path of the context is copied, by itself or in a directory. */
    public boolean covers(String path) {
        return copies.stream()
                .flatMap(copy -> copy.sources().stream())
                .anyMatch(source -> source.isEmpty() || (path + "/").startsWith(source + "/"));
    }
}
