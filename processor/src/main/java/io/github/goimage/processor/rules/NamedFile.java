package io.github.goimage.processor.rules;

import io.github.goimage.processor.copied.FileEntry;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.spec.FileSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An element of {@code files}, its place and what lies there.
 *
 * @param text the element as it is written
 * @param entry what lies there
 */
record NamedFile(SpecText text, FileEntry entry) {
    /** Returns all elements. */
    static List<NamedFile> of(JudgedImage subject) {
        List<SpecText> texts = SpecText.of("files", subject.spec().files());
        List<FileEntry> entries = subject.files();
        List<NamedFile> files = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            files.add(new NamedFile(texts.get(i), entries.get(i)));
        }
        return files;
    }

    FileSpec spec() {
        return entry.spec();
    }

    /** Returns what lies there, if anything does. */
    Optional<FileEntry.Found> found() {
        return entry instanceof FileEntry.Found found ? Optional.of(found) : Optional.empty();
    }

    boolean holdsPrograms() {
        return found().filter(found -> !found.executables().isEmpty()).isPresent();
    }

    /** Returns the element with another path, as a fix. */
    String withPath(String path) {
        return Fix.string(text.path(), spec().target().isEmpty() ? path : path + ":" + spec().target());
    }

    /** Returns the element with another target, as a fix. */
    String withTarget(String target) {
        String path = spec().isInside() ? spec().source() : spec().path();
        return Fix.string(text.path(), (path.isEmpty() ? "." : path) + ":" + target);
    }

    /** Returns the first of several files and the number of the others. */
    static String first(List<String> names) {
        return names.size() == 1
                ? Shown.of(names.get(0))
                : Shown.of(names.get(0)) + " and " + (names.size() - 1) + " more";
    }
}
