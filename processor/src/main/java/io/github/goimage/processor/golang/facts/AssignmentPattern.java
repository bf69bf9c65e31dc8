package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.syntax.GoValue;
import java.util.Optional;

/** Makes a fact of an assignment to a field. */
interface AssignmentPattern {
    Optional<Fact> match(Use field, GoValue assigned);
}
