package io.github.goimage.processor.golang.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which names the blocks around a place in a function declare. */
final class Scopes {
    private final Map<String, GoLocal> visible = new HashMap<>();
    private final List<Hidden> hidden = new ArrayList<>();
    private final Deque<Integer> blocks = new ArrayDeque<>();

    /** What a declaration of an inner block hides until that ends, and what is declared. */
    private record Hidden(GoLocal declared, @Nullable GoLocal outer) {}

    void open() {
        blocks.push(hidden.size());
    }

    void close() {
        int start = blocks.pop();
        for (int i = hidden.size() - 1; i >= start; i--) {
            Hidden last = hidden.remove(i);
            if (last.outer() == null) {
                visible.remove(last.declared().name());
            } else {
                visible.put(last.declared().name(), last.outer());
            }
        }
    }

    void clear() {
        visible.clear();
        hidden.clear();
        blocks.clear();
    }

    void declare(GoLocal local) {
        if (!local.name().equals("_") && !blocks.isEmpty()) {
            hidden.add(new Hidden(local, visible.put(local.name(), local)));
        }
    }

    /** Returns what a name is in the innermost block alone. */
    Optional<GoLocal> own(String name) {
        int start = blocks.isEmpty() ? 0 : blocks.peek();
        for (int i = hidden.size() - 1; i >= start; i--) {
            if (hidden.get(i).declared().name().equals(name)) {
                return Optional.of(hidden.get(i).declared());
            }
        }
        return Optional.empty();
    }

    Optional<GoLocal> find(String name) {
        return Optional.ofNullable(visible.get(name));
    }
}
