package io.github.goimage.processor.golang.source;

import java.util.List;

/**
 * A {@code #cgo} line of the comment above {@code import "C"} (cmd/cgo, "Using cgo with the go command").
 *
 * @param conditions words before the verb, one of which must hold; none means always
 * @param verb {@code CFLAGS}, {@code LDFLAGS}, {@code pkg-config} …
 */
public record CgoDirective(List<BuildConstraint> conditions, String verb, List<String> arguments, int line) {
    /** Returns whether the line applies to a target. */
    public boolean appliesTo(BuildTarget target) {
        return conditions.isEmpty() || conditions.stream().anyMatch(target::matches);
    }
}
