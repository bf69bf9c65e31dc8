package io.github.goimage.processor.gomod;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The package-level constants of a package that are string literals, read when the first is asked for. */
final class StringConstants {
    private final Supplier<List<Declaration>> declarations;
    private Optional<Map<String, String>> values = Optional.empty();

    StringConstants(Supplier<List<Declaration>> declarations) {
        this.declarations = declarations;
    }

    /** Several threads may ask; the package is read once. */
    synchronized Optional<String> valueOf(String name) {
        if (values.isEmpty()) {
            values = Optional.of(literals());
        }
        return Optional.ofNullable(values.get().get(name));
    }

    private Map<String, String> literals() {
        Map<String, String> literals = new HashMap<>();
        for (Declaration declaration : declarations.get()) {
            if (declaration.constant()) {
                declaration.literal().ifPresent(value -> literals.put(declaration.name(), value));
            }
        }
        return literals;
    }
}
