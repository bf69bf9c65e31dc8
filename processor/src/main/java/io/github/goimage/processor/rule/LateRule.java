package io.github.goimage.processor.rule;

import io.github.goimage.rule.Finding;
import java.util.List;

/** A rule that finds nothing in the annotation and the Go code: what it rejects is known only later. */
public abstract class LateRule extends OwnRule {
    @Override
    protected final List<Finding> findings(JudgedImage subject) {
        return List.of();
    }
}
