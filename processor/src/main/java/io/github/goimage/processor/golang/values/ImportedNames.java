package io.github.goimage.processor.golang.values;

import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoImport;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The names by which one file calls the packages that it imports. */
public final class ImportedNames {
    private static final Pattern MAJOR_VERSION = Pattern.compile("v[0-9]+");
    private static final Pattern DECORATION = Pattern.compile("^go-|[.-]go$|\\.v[0-9]+$");

    private final Map<String, String> paths = new HashMap<>();
    private final List<String> unqualified = new ArrayList<>();

    /**
     * Reads a file's imports.
     *
     * @param packageName the name of the package of an import path; the empty string if that is not known
     */
    public ImportedNames(GoFile file, UnaryOperator<String> packageName) {
        for (GoImport imported : file.imports()) {
            String known = imported.name().isEmpty() ? packageName.apply(imported.path()) : imported.name();
            String name = known.isEmpty() ? usualName(imported.path()) : known;
            if (name.equals(".")) {
                unqualified.add(imported.path());
            } else if (!name.equals("_")) {
                paths.put(name, imported.path());
            }
        }
    }

    /** Returns the packages whose names stand in the file without the package's. */
    public List<String> unqualified() {
        return unqualified;
    }

    /** Returns the import paths by the names that the file has for them. */
    public Map<String, String> byName() {
        return paths;
    }

    /** Returns the import path of the package whose name an expression is; empty if it is not one. */
    public Optional<String> pathOf(GoExpression expression) {
        return expression instanceof Name name && name.local().isEmpty()
                ? Optional.ofNullable(paths.get(name.text()))
                : Optional.empty();
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
