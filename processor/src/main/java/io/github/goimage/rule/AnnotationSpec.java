package io.github.goimage.rule;

import java.util.List;

/** An annotation as it was written, as a record with a component for each member. */
public sealed interface AnnotationSpec permits ImageSpec, BuildSpec, HealthcheckOptionsSpec, WaiverSpec {
    /**
     * A member of an annotation.
     *
     * @param name {@code "port"}
     * @param value a String, an Integer, a Boolean, an enum constant, an {@link AnnotationSpec}, or a List of one of
     *     these
     */
    record Member(String name, Object value) {}

    /** Returns all members, in the order of the annotation, with their defaults if they are not written. */
    List<Member> members();
}
