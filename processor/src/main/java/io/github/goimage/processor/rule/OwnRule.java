package io.github.goimage.processor.rule;

import io.github.goimage.processor.policy.Level;
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

    /** Returns whether a finding of a rule refuses an image: nobody has waived the rule, or made less of it. */
    protected static boolean refuses(Class<? extends OwnRule> rule, JudgedImage image) {
        String id = rule.getSimpleName();
        return image.policy()
                        .rules()
                        .level(id)
                        .filter(level -> level != Level.ERROR)
                        .isEmpty()
                && image.spec().waive().stream()
                        .noneMatch(waiver -> waiver.rule().equals(id) && Waivers.isInForce(waiver, image));
    }

    /** Returns whether a rule is one of goimage's own, and not a company's. */
    static boolean isOne(Class<?> rule) {
        return OwnRule.class.isAssignableFrom(rule);
    }
}
