package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoImport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names by which one file calls the packages that it imports. */
final class ImportedNames {
    private static final Pattern MAJOR_VERSION = Pattern.compile("v[0-9]+");
    private static final Pattern DECORATION = Pattern.compile("^go-|[.-]go$|\\.v[0-9]+$");

    private final Map<String, String> paths = new HashMap<>();
    private final List<String> unqualified = new ArrayList<>();

    ImportedNames(GoFile file) {
        for (GoImport imported : file.imports()) {
            String name = imported.name().isEmpty() ? usualName(imported.path()) : imported.name();
            if (name.equals(".")) {
                unqualified.add(imported.path());
            } else if (!name.equals("_")) {
                paths.put(name, imported.path());
            }
        }
    }

    /** Returns the names of packages whose use may be a fact. */
    List<String> telling() {
        return paths.entrySet().stream()
                .filter(entry -> FactPatterns.of(entry.getValue()).isPresent())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Returns the packages whose names appear in the file without the package's name. */
    Stream<String> unqualified() {
        return unqualified.stream();
    }

    /** The names by which the file calls a package. */
    List<String> of(String path) {
        return paths.entrySet().stream()
                .filter(entry -> entry.getValue().equals(path))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    Optional<String> pathOf(String name) {
        return Optional.ofNullable(paths.get(name));
    }

    /**
     * Returns the last element of the path that is not a major version, without parts that package names usually omit.
     */
    private static String usualName(String path) {
        String[] elements = path.split("/");
        int last = elements.length - 1;
        if (last > 0 && MAJOR_VERSION.matcher(elements[last]).matches()) {
            last--;
        }
        return DECORATION.matcher(elements[last]).replaceAll("");
    }
}
