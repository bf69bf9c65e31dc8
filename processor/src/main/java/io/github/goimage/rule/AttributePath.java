package io.github.goimage.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in one {@code @GoImage} something stands: {@code port}, {@code port[1]}, {@code build.stamp},
 * {@code waive[1].until}; the empty path is the annotation itself.
 *
 * @param steps from the annotation inwards
 */
public record AttributePath(List<Step> steps) {
    /** The whole annotation. */
    public static final AttributePath IMAGE = new AttributePath(List.of());

    /**
     * One step inwards.
     *
     * @param member the annotation member's name
     * @param index the element's position in the member's array, from 0; -1 for the member as a whole
     * @param size the number of elements in that array; an index is printed only if there are several
     */
    public record Step(String member, int index, int size) {
        @Override
        public String toString() {
            return index >= 0 && size > 1 ? member + "[" + index + "]" : member;
        }
    }

    public AttributePath {
        steps = List.copyOf(steps);
    }

    /** Returns the path of a member of {@code @GoImage}. */
    public static AttributePath of(String member) {
        return IMAGE.member(member);
    }

    /** Returns the path of a member of the annotation at this path. */
    public AttributePath member(String member) {
        return plus(steps, new Step(member, -1, 0));
    }

    /** Returns the path of one element of the array at this path. */
    public AttributePath element(int index, int size) {
        Step last = steps.get(steps.size() - 1);
        return plus(steps.subList(0, steps.size() - 1), new Step(last.member(), index, size));
    }

    private static AttributePath plus(List<Step> steps, Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new AttributePath(longer);
    }

    /** Returns the path as a message prints it, {@code waive[1].until}; empty for the annotation itself. */
    @Override
    public String toString() {
        return String.join(".", steps.stream().map(Step::toString).toList());
    }
}
