package io.github.goimage.processor.rule;

import io.github.goimage.processor.secret.Secrets;
import io.github.goimage.processor.spec.FileSpec;
import io.github.goimage.processor.spec.ImagePath;
import io.github.goimage.rule.AnnotationSpec;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.WaiverSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a finding is about if the rule does not say so: the value at its path. */
final class ValueAtPath {
    /** The members whose values are named by what stands before the first {@code =}. */
    private static final Set<String> PAIRS = Set.of("env", "labels", "stamp");

    /** The members of one value whose findings are about that value. */
    private static final Set<String> ALONE = Set.of("from", "prebuilt");

    private ValueAtPath() {}

    /**
     * Returns the value at a path, as a waiver can name it: an element of an array (a port, a path, the name of a
     * variable or label), a reference or the path of a binary. Empty for other members, at which findings about many
     * things stand, and for a value that holds a credential.
     */
    static Optional<String> of(AttributePath path, ImageSpec spec) {
        if (path.steps().isEmpty()) {
            return Optional.empty();
        }
        AttributePath.Step last = path.steps().get(path.steps().size() - 1);
        return Optional.of(last)
                .filter(step -> step.index() >= 0 || ALONE.contains(step.member()))
                .flatMap(step -> value(path, spec))
                .flatMap(value -> name(last.member(), value))
                .filter(name -> !name.isBlank() && Secrets.find(name).isEmpty());
    }

    private static Optional<Object> value(AttributePath path, ImageSpec spec) {
        Optional<Object> value = Optional.of(spec);
        for (AttributePath.Step step : path.steps()) {
            value = value.flatMap(annotation -> member(annotation, step.member()))
                    .flatMap(found -> step.index() < 0 ? Optional.of(found) : element(found, step.index()));
        }
        return value;
    }

    private static Optional<Object> member(Object annotation, String name) {
        return annotation instanceof AnnotationSpec spec
                ? spec.members().stream()
                        .filter(member -> member.name().equals(name))
                        .map(AnnotationSpec.Member::value)
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Object> element(Object array, int index) {
        return array instanceof List<?> list && index < list.size() ? Optional.of(list.get(index)) : Optional.empty();
    }

    private static Optional<String> name(String member, Object value) {
        if (value instanceof String text) {
            return Optional.of(
                    PAIRS.contains(member)
                            ? text.split("=", 2)[0]
                            : member.equals("files")
                                    ? FileSpec.parse(text, ImagePath.ROOT).path()
                                    : text);
        }
        if (value instanceof WaiverSpec waiver) {
            return Optional.of(waiver.rule());
        }
        return value instanceof Integer || value instanceof Enum<?> ? Optional.of(value.toString()) : Optional.empty();
    }
}
