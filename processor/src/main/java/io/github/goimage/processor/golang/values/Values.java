package io.github.goimage.processor.golang.values;

import io.github.goimage.processor.golang.values.Value.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The strings that an expression can have.
 *
 * @param known some of them
 * @param complete whether there are no others
 */
public record Values(List<Value> known, boolean complete) {
    /** Nothing is known. */
    public static final Values UNKNOWN = new Values(List.of(), false);

    /** A service has few settings; of an expression with more strings none is looked at. */
    private static final int MOST = 8;

    /** None at all: what a union begins with. */
    static final Values NONE = new Values(List.of(), true);

    static Values of(Value value) {
        return new Values(List.of(value), true);
    }

    Values or(Values other) {
        if (known.isEmpty() || other.known.isEmpty()) {
            return new Values(known.isEmpty() ? other.known : known, complete && other.complete);
        }
        Map<String, Value> all = new LinkedHashMap<>();
        Stream.concat(known.stream(), other.known.stream())
                .forEach(value -> all.merge(value.kind() + value.text(), value, (a, b) -> a.with(b.settings())));
        return all.size() > MOST ? UNKNOWN : new Values(List.copyOf(all.values()), complete && other.complete);
    }

    /**
     * Returns the same as the program sees it: a value that holds an unset variable is not meant if the code has
     * another one, but setting that variable replaces it.
     */
    Values settled() {
        if (known.size() < 2) {
            return this;
        }
        List<Value> meant =
                known.stream().filter(value -> !value.isPlaceholder()).toList();
        if (meant.isEmpty() || meant.size() == known.size()) {
            return this;
        }
        Set<Setting> settings = new LinkedHashSet<>();
        known.stream().filter(Value::isPlaceholder).forEach(value -> settings.addAll(value.settings()));
        return new Values(meant.stream().map(value -> value.with(settings)).toList(), complete);
    }

    Values with(Set<Setting> settings) {
        return settings.isEmpty()
                ? this
                : new Values(known.stream().map(value -> value.with(settings)).toList(), complete);
    }

    Values map(Function<Value, Value> change) {
        return new Values(known.stream().map(change).toList(), complete);
    }

    /** Returns each of these followed by each of the others. */
    Values followedBy(Values other) {
        List<Value> all = new ArrayList<>();
        for (Value first : known) {
            for (Value second : other.known) {
                all.add(first.followedBy(second));
            }
        }
        return all.size() > MOST ? UNKNOWN : new Values(List.copyOf(all), complete && other.complete);
    }

    /** Returns these as the beginning of a path: the empty ones stand for no directory. */
    Values asDirectory() {
        return map(value -> value.text().isEmpty() ? value.unset() : value);
    }

    Values incomplete() {
        return new Values(known, false);
    }

    /** Returns those that the code says. */
    public List<Value> written() {
        return settled().known.stream()
                .filter(value -> value.kind() != Kind.UNSET)
                .toList();
    }

    /** Returns the only string that the expression can have; empty if there are others, or may be. */
    public Optional<Value> only() {
        List<Value> settled = settled().known();
        return complete && settled.size() == 1 && settled.get(0).isWritten()
                ? Optional.of(settled.get(0))
                : Optional.empty();
    }
}
