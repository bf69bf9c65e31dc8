package io.github.goimage.rule;

import java.util.List;

/**
 * Judges one aspect of an image. A rule keeps no state, reads no file and knows no compiler; it has a public constructor without
 * parameters and a {@link RuleInfo}. What it throws is reported as a bug of the rule, and the image is not written.
 */
public interface Rule {
    /** What is wrong, in the order of the annotation's values; empty where nothing is. */
    List<Finding> check(Subject subject);

    /** The rule's name in messages, waivers and settings: the simple name of its class. */
    default String id() {
        return getClass().getSimpleName();
    }

    /** What the rule says of itself. */
    default RuleInfo info() {
        return getClass().getAnnotation(RuleInfo.class);
    }
}
