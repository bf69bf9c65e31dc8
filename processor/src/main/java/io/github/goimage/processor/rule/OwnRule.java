package io.github.goimage.processor.rule;

import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.Subject;
import java.util.List;

/**
 * A rule of goimage's own, which sees everything that was read for the image, not only what a company's rule may rely
 * on.
 */
public abstract class OwnRule implements Rule {
    @Override
    public final List<Finding> check(Subject subject) {
        return findings((JudgedImage) subject);
    }

    /** Returns what is wrong, in the order of the annotation's values. */
    protected abstract List<Finding> findings(JudgedImage subject);

    /** Returns whether its findings stand alone: what other rules find at the same place is not reported. */
    protected boolean standsAlone() {
        return false;
    }

    /** Returns whether it could look at all that it judges; otherwise an image without a finding did not pass. */
    protected boolean couldJudge(JudgedImage subject) {
        return true;
    }

    /** Returns whether a rule is one of goimage's own, and not a company's. */
    static boolean isOne(Class<?> rule) {
        return OwnRule.class.isAssignableFrom(rule);
    }
}
