package io.github.goimage.processor.policy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a project decides about rules.
 *
 * @param all how findings of rules are treated; the last one for a rule counts
 * @param strict whether the findings that a rule marks for it are errors
 * @param forbiddenWaivers the names of rules, right or wrong, whose findings no waiver accepts, and who says so
 */
public record RuleSettings(List<RuleSetting> all, boolean strict, SortedMap<String, Setting> forbiddenWaivers) {

    public RuleSettings {
        all = List.copyOf(all);
        forbiddenWaivers = Collections.unmodifiableSortedMap(new TreeMap<>(forbiddenWaivers));
    }

    /** Returns how a rule's findings are treated, if anything is set. */
    public Optional<Level> level(String rule) {
        return all.stream()
                .filter(setting -> setting.rule().equals(rule))
                .reduce((earlier, later) -> later)
                .map(RuleSetting::level);
    }
}
