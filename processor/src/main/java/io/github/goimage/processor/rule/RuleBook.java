package io.github.goimage.processor.rule;

import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.spec.WaiverSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All rules, in the order of their names, and what becomes of their findings. */
public final class RuleBook {
    private final List<Rule> rules;
    private final RuleIds ids;

    RuleBook(List<Rule> rules) {
        this.rules = rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
        this.ids = new RuleIds(ids(rule -> true), ids(rule -> rule.info().fixed()));
    }

    /**
     * The rules that lie beside this class on the processor path.
     *
     * @throws java.util.ServiceConfigurationError naming the class, where a rule cannot be loaded: a check that does not
     *     run must not pass
     */
    public static RuleBook load() {
        return new RuleBook(ServiceLoader.load(Rule.class, RuleBook.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    private Set<String> ids(Predicate<Rule> test) {
        return rules.stream().filter(test).map(Rule::id).collect(Collectors.toUnmodifiableSet());
    }

    /** The rules, sorted by name. */
    List<Rule> rules() {
        return rules;
    }

    /** Which rules there are. */
    public RuleIds ids() {
        return ids;
    }

    /** Judges an image: what stands, and what its waivers accept. */
    public Judgement judge(Subject subject) {
        List<Verdict> standing = new ArrayList<>();
        List<WaivedFinding> waived = new ArrayList<>();
        Set<Integer> used = new HashSet<>();
        for (Rule rule : rules) {
            OptionalInt waiver = waiver(rule, subject);
            for (Finding finding : rule.check(subject)) {
                Verdict verdict = new Verdict(rule.id(), rule.info().severity(), finding);
                if (waiver.isPresent()) {
                    used.add(waiver.getAsInt());
                    waived.add(new WaivedFinding(verdict, subject.spec().waive().get(waiver.getAsInt())));
                } else {
                    standing.add(verdict);
                }
            }
        }
        standing.addAll(unused(subject, used));
        return new Judgement(List.copyOf(standing), List.copyOf(waived));
    }

    /** The position of the waiver that holds for a rule. */
    private OptionalInt waiver(Rule rule, Subject subject) {
        List<WaiverSpec> waivers = subject.spec().waive();
        return IntStream.range(0, waivers.size())
                .filter(i -> waivers.get(i).rule().equals(rule.id()) && holds(waivers.get(i), subject.policy()))
                .findFirst();
    }

    /** Waivers in force that accepted nothing; the others are findings of the waiver rules already. */
    private List<Verdict> unused(Subject subject, Set<Integer> used) {
        List<WaiverSpec> waivers = subject.spec().waive();
        return IntStream.range(0, waivers.size())
                .filter(i -> !used.contains(i) && holds(waivers.get(i), subject.policy()))
                .mapToObj(i -> new Verdict("UnusedWaiver", Severity.WARN, UnusedWaiver.finding(subject, i)))
                .toList();
    }

    private boolean holds(WaiverSpec waiver, Policy policy) {
        return ids.isWaivable(waiver.rule())
                && !waiver.reason().isBlank()
                && WaiverExpired.holds(waiver, policy.today());
    }
}
