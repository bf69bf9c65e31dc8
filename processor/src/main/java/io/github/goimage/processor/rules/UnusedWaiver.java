package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.rule.WaiverRule;
import io.github.goimage.processor.rule.Waivers;
import io.github.goimage.processor.text.Suggestion;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.WaiverSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A waiver that accepts nothing: the mistake that it covered is fixed. */
@AutoService(Rule.class)
@RuleInfo(summary = "a waiver that accepts nothing", severity = Severity.WARN)
public final class UnusedWaiver extends WaiverRule {
    /** How many subjects a message lists. */
    private static final int MOST_LISTED = 5;

    @Override
    protected List<Finding> findings(Waivers waivers, List<Integer> unused) {
        return unused.stream().map(i -> finding(waivers, i)).toList();
    }

    private static Finding finding(Waivers waivers, int index) {
        List<WaiverSpec> all = waivers.all();
        WaiverSpec waiver = all.get(index);
        AttributePath path = AttributePath.of("waive").element(index, all.size());
        Set<String> found = waivers.found(waiver.rule());
        Optional<String> meant =
                VulnerableModule.idOf(waiver.only(), waivers.image()).filter(found::contains);
        if (waiver.rule().equals(VulnerableModule.class.getSimpleName()) && meant.isPresent()) {
            return new Finding(
                    path,
                    "a waiver names a vulnerability by the id of the Go database; that of " + Shown.of(waiver.only())
                            + " is " + meant.get(),
                    Fix.string(path.member("only"), meant.get()));
        }
        if (!waiver.only().isEmpty() && !found.isEmpty() && !found.contains(waiver.only())) {
            return new Finding(
                    path,
                    waiver.rule() + " finds nothing about " + Shown.of(waiver.only()) + " here, but about "
                            + listed(found),
                    Suggestion.nearest(waiver.only(), found)
                            .map(nearest -> Fix.string(path.member("only"), nearest))
                            .orElse("delete the waiver"));
        }
        boolean again = all.subList(0, index).stream()
                .anyMatch(earlier -> earlier.rule().equals(waiver.rule())
                        && (earlier.only().isEmpty() || earlier.only().equals(waiver.only())));
        return new Finding(
                path,
                again
                        ? "an earlier waiver already accepts what " + waiver.rule() + " finds"
                        : waiver.rule() + " finds nothing here, so there is nothing to waive",
                "delete the waiver");
    }

    private static String listed(Set<String> found) {
        return found.stream().limit(MOST_LISTED).map(Shown::of).collect(Collectors.joining(", "))
                + (found.size() > MOST_LISTED ? " and " + (found.size() - MOST_LISTED) + " more" : "");
    }
}
