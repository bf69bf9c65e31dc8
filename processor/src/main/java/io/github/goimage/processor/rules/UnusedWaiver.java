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
import java.util.function.Predicate;

/** A waiver that accepts nothing: the mistake that it covered is fixed. */
@AutoService(Rule.class)
@RuleInfo(summary = "a waiver that accepts nothing", severity = Severity.WARN)
public final class UnusedWaiver extends WaiverRule {
    private static final String DELETE = "delete the waiver";

    @Override
    protected List<Finding> findings(Waivers waivers, List<Integer> unused) {
        return unused.stream()
                .filter(i -> VulnerableModule.isJudged(waivers.image())
                        || !isOfVulnerability(waivers.all().get(i)))
                .map(i -> finding(waivers, i))
                .toList();
    }

    private static Finding finding(Waivers waivers, int index) {
        List<WaiverSpec> all = waivers.all();
        WaiverSpec waiver = all.get(index);
        AttributePath path = AttributePath.of("waive").element(index, all.size());
        Set<String> found = waivers.found(waiver.rule());
        Optional<String> meant =
                VulnerableModule.idOf(waiver.only(), waivers.image()).filter(found::contains);
        Predicate<String> isOpen = about -> all.stream()
                .noneMatch(
                        each -> each.rule().equals(waiver.rule()) && each.only().equals(about));
        if (isOfVulnerability(waiver) && meant.isPresent()) {
            boolean open = meant.filter(isOpen).isPresent();
            return new Finding(
                    path,
                    "a waiver names a vulnerability by the id of the Go database; that of " + Shown.of(waiver.only())
                            + " is " + meant.get() + (open ? "" : ", which another waiver names"),
                    open ? Fix.string(path.member("only"), meant.get()) : DELETE);
        }
        if (!waiver.only().isEmpty() && !found.isEmpty() && !found.contains(waiver.only())) {
            List<String> open = found.stream().filter(isOpen).toList();
            return new Finding(
                    path,
                    waiver.rule() + " finds nothing about " + Shown.of(waiver.only()) + " here"
                            + (open.isEmpty() ? "" : ", but about " + Shown.of(open)),
                    Suggestion.nearest(
                                    waiver.only(),
                                    open.stream()
                                            .filter(about -> isMisspelt(waiver, about))
                                            .toList())
                            .map(nearest -> Fix.string(path.member("only"), nearest))
                            .orElse(DELETE));
        }
        boolean again = all.subList(0, index).stream()
                .anyMatch(earlier -> earlier.rule().equals(waiver.rule())
                        && (earlier.only().isEmpty() || earlier.only().equals(waiver.only())));
        return new Finding(
                path,
                again
                        ? "an earlier waiver already accepts what " + waiver.rule() + " finds"
                        : waiver.rule() + " finds nothing here, so there is nothing to waive",
                DELETE);
    }

    /**
     * Returns whether a waiver may mean what a finding is about. Another vulnerability is never meant: the reason of
     * the one that is fixed would accept it.
     */
    private static boolean isMisspelt(WaiverSpec waiver, String about) {
        return !isOfVulnerability(waiver) || waiver.only().strip().equalsIgnoreCase(about);
    }

    /** Returns whether a waiver is about the rule that finds nothing where there is no database. */
    private static boolean isOfVulnerability(WaiverSpec waiver) {
        return waiver.rule().equals(VulnerableModule.class.getSimpleName());
    }
}
