package io.github.goimage.processor.rule;

import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * What the rules say about one image. It stays open: what only the finished files, or writing them, can show is added
 * by {@link #with}, and passes the project's severities and the annotation's waivers like all other findings.
 */
public final class Evaluation {
    private final RuleBook rules;
    private final JudgedImage image;
    private final List<Found> found;
    private final List<RuleResult> results = new ArrayList<>();
    private final List<WaivedFinding> waived = new ArrayList<>();

    /** Evaluates what rules have found. A waiver that accepts none of it is found last. */
    Evaluation(RuleBook rules, JudgedImage image, List<Found> found) {
        this.rules = rules;
        this.image = image;
        this.found = List.copyOf(found);
        Waivers waivers = new Waivers(image);
        found.forEach(each -> settle(each.rule(), each.findings(), waivers));
        // A waiver of such a rule may accept what it says about the others.
        for (WaiverRule rule : rules.waiverRules()) {
            settle(
                    rule,
                    rule.findings(waivers, waivers.unused(other -> !other.rule().equals(rule.id()))),
                    waivers);
            settle(rule, rule.findings(waivers, waivers.unused(own -> own.rule().equals(rule.id()))), waivers);
        }
    }

    /** What a rule has found, before severities and waivers. */
    record Found(Rule rule, List<Finding> findings) {
        /** Returns the same without the findings at these places. */
        Found without(Set<AttributePath> places) {
            return new Found(
                    rule,
                    findings.stream()
                            .filter(finding -> !places.contains(finding.path()))
                            .toList());
        }
    }

    private void settle(Rule rule, List<Finding> findings, Waivers waivers) {
        for (Finding finding : findings) {
            Optional<Severity> severity = Severities.of(rule, finding, image.policy());
            if (severity.isPresent()) {
                RuleResult result = RuleResult.of(rule, severity.get(), finding, image.spec());
                waivers.accepting(result)
                        .ifPresentOrElse(
                                waiver -> waived.add(new WaivedFinding(result, waiver)), () -> results.add(result));
            }
        }
    }

    /** Returns the evaluation with findings that were not known before. */
    public Evaluation with(LateFindings late) {
        return late.findings().isEmpty()
                ? this
                : new Evaluation(
                        rules,
                        image,
                        Stream.concat(
                                        found.stream(),
                                        Stream.of(RuleBook.found(rules.rule(late.rule()), late.findings())))
                                .toList());
    }

    /** Returns the image that was judged. */
    public JudgedImage image() {
        return image;
    }

    /** Returns what is to be reported, in the order of the rules' names; what was found later comes after it. */
    public List<RuleResult> results() {
        return List.copyOf(results);
    }

    /** Returns the findings that the annotation accepts. */
    public List<WaivedFinding> waived() {
        return List.copyOf(waived);
    }

    /** Returns whether no result rejects the image. */
    public boolean isAccepted() {
        return results.stream().noneMatch(RuleResult::isError);
    }

    /** Returns what became of the rules of other checkers: {@code "CIS-4.1"} → {@code "RootUser, passed"}. */
    public SortedMap<String, String> coverage() {
        return Coverage.of(rules.rules(), this, image);
    }
}
