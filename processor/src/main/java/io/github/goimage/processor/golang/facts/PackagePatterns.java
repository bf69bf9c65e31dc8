package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.source.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The names of one package whose use is a fact: {@code selectors} after the package's name, and {@code methods} after
 * any value in a file that imports it.
 */
final class PackagePatterns {
    private final Map<String, List<FactPattern>> selectors = new HashMap<>();
    private final Map<String, FactPattern> methods = new HashMap<>();
    private final Map<String, AssignmentPattern> assignments = new HashMap<>();

    PackagePatterns uses(BiFunction<Place, String, Fact> kind, String... names) {
        for (String name : names) {
            selector(name, FactPattern.use(kind));
        }
        return this;
    }

    PackagePatterns selector(String name, FactPattern pattern) {
        List<FactPattern> patterns = selectors.get(name);
        if (patterns == null) {
            patterns = new ArrayList<>(1);
            selectors.put(name, patterns);
        }
        patterns.add(pattern);
        return this;
    }

    PackagePatterns method(String name, FactPattern pattern) {
        methods.put(name, pattern);
        return this;
    }

    PackagePatterns assignment(String field, AssignmentPattern pattern) {
        assignments.put(field, pattern);
        return this;
    }

    Map<String, List<FactPattern>> selectors() {
        return selectors;
    }

    Map<String, FactPattern> methods() {
        return methods;
    }

    Map<String, AssignmentPattern> assignments() {
        return assignments;
    }
}
