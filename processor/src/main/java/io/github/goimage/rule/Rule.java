package io.github.goimage.rule;

import java.util.List;

/**
 * Checks one aspect of an image. A rule keeps no state, reads no file and knows no compiler; it has a public
 * constructor without parameters and a {@link RuleInfo}. If it throws an exception, that is reported as a bug of the
 * rule, and the image is not written.
 */
public interface Rule {
    /** Returns what is wrong, in the order of the annotation's values; empty if nothing is. */
    List<Finding> check(Subject subject);

    /** Returns the rule's name in messages, waivers and settings: the simple name of its class. */
    default String id() {
        return getClass().getSimpleName();
    }

    /** Returns what the rule says about itself. */
    default RuleInfo info() {
        return getClass().getAnnotation(RuleInfo.class);
    }
}
