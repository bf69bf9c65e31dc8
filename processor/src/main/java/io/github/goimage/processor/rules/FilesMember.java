package io.github.goimage.processor.rules;

import io.github.goimage.processor.service.OpenedFile;
import io.github.goimage.processor.service.OpenedFile.Found;
import io.github.goimage.processor.spec.ImagePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The member {@code files} as it should be. */
public final class FilesMember {
    private FilesMember() {}

    /** Returns what is written, and the fewest files and directories that bring what is missing. */
    static String covering(List<String> written, List<OpenedFile> missing) {
        return Fix.strings("files", all(written, missing));
    }

    /** Returns its elements. */
    static List<String> all(List<String> written, List<OpenedFile> missing) {
        List<String> all = new ArrayList<>(written);
        all.addAll(sources(missing));
        return all;
    }

    /** Returns the fewest files and directories; several of one directory are that, where it may be copied whole. */
    static List<String> sources(List<OpenedFile> missing) {
        TreeSet<String> sources = new TreeSet<>();
        Map<String, TreeSet<String>> byDirectory = new TreeMap<>();
        for (OpenedFile file : missing) {
            if (file.found() == Found.PRESENT) {
                sources.add(file.source());
                if (!file.directory().isEmpty() && !file.source().equals(file.directory())) {
                    byDirectory
                            .computeIfAbsent(file.directory(), absent -> new TreeSet<>())
                            .add(file.source());
                }
            }
        }
        byDirectory.forEach((directory, files) -> {
            if (files.size() > 1) {
                sources.add(directory);
            }
        });
        return sources.stream()
                .filter(source ->
                        sources.stream().noneMatch(other -> !other.equals(source) && ImagePath.isWithin(source, other)))
                .toList();
    }
}
