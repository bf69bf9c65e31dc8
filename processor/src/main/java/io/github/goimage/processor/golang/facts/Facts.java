package io.github.goimage.processor.golang.facts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The facts of an import graph's own packages, ordered by place. */
public record Facts(List<Fact> all) {
    /** Returns what any of these say: the facts of a program for several targets. */
    public static Facts union(List<Facts> targets) {
        return new Facts(targets.stream()
                .flatMap(facts -> facts.all().stream())
                .distinct()
                .sorted(Comparator.comparing(Fact::place).thenComparing(Fact::toString))
                .toList());
    }

    /** Returns the facts of one kind. */
    public <T extends Fact> List<T> of(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Returns the first fact of one kind. */
    public <T extends Fact> Optional<T> first(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
