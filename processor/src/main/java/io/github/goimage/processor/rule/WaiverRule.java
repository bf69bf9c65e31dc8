package io.github.goimage.processor.rule;

import io.github.goimage.rule.Finding;
import java.util.List;

/** A rule about waivers that accept nothing. It is asked last, when the findings of all other rules are known. */
public abstract class WaiverRule extends LateRule {
    /**
     * Returns the findings about waivers of an image.
     *
     * @param waivers all waivers of the image
     * @param unused the positions of those that accept nothing and are in force
     */
    protected abstract List<Finding> findings(Waivers waivers, List<Integer> unused);
}
