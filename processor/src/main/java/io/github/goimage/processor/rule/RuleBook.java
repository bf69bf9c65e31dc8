package io.github.goimage.processor.rule;

import io.github.goimage.processor.policy.Policy;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.WaiverSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All rules, in the order of their names, and what becomes of their findings. */
public final class RuleBook {
    private final List<Rule> rules;
    private final RuleIds ids;

    RuleBook(List<Rule> rules) {
        Set<String> names = new HashSet<>();
        rules.forEach(rule -> requireUsable(rule, names));
        this.rules = rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
        this.ids = new RuleIds(ids(rule -> true), ids(rule -> rule.info().fixed()), ids(RuleBook::mayRefuse));
    }

    /**
     * The rules that lie beside this class on the processor path.
     *
     * @throws BrokenRuleException where a rule cannot be loaded
     */
    public static RuleBook load() {
        return load(RuleBook.class.getClassLoader());
    }

    static RuleBook load(ClassLoader loader) {
        List<Rule> rules = new ArrayList<>();
        try {
            ServiceLoader.load(Rule.class, loader).stream().forEach(provider -> rules.add(load(provider)));
        } catch (ServiceConfigurationError | LinkageError e) {
            throw BrokenRuleException.notLoaded(e, loader);
        }
        return new RuleBook(rules);
    }

    private static Rule load(ServiceLoader.Provider<Rule> provider) {
        try {
            return provider.get();
        } catch (ServiceConfigurationError | LinkageError e) {
            throw BrokenRuleException.threw(provider.type(), e.getCause() == null ? e : e.getCause());
        }
    }

    private static void requireUsable(Rule rule, Set<String> names) {
        if (rule.info() == null) {
            throw BrokenRuleException.unusable(rule.getClass(), "it has no @RuleInfo");
        }
        if (!names.add(rule.id())) {
            throw BrokenRuleException.nameTaken(rule.getClass());
        }
    }

    private Set<String> ids(Predicate<Rule> test) {
        return rules.stream().filter(test).map(Rule::id).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean mayRefuse(Rule rule) {
        return declares(rule, Severity.ERROR);
    }

    /** The rules, sorted by name. */
    public List<Rule> rules() {
        return rules;
    }

    /** Which rules there are. */
    public RuleIds ids() {
        return ids;
    }

    /**
     * Judges an image: what stands, and what its waivers accept.
     *
     * @throws BrokenRuleException where a rule throws
     */
    public Judgement judge(JudgedImage subject) {
        Trial trial = new Trial(subject);
        rules.forEach(rule -> trial.hear(rule, findings(rule, subject)));
        trial.hearUnusedWaivers();
        return trial.judgement();
    }

    /** What became, for an image, of the rules of other checkers: {@code "CIS-4.1"} → {@code "RootUser, passed"}. */
    public SortedMap<String, String> coverage(Judgement judgement, Policy policy) {
        return Coverage.of(rules, judgement, policy);
    }

    private static List<Finding> findings(Rule rule, JudgedImage subject) {
        Optional<List<Finding>> answer;
        try {
            answer = Optional.ofNullable(rule.check(subject)).map(List::copyOf);
        } catch (RuntimeException | Error e) {
            throw BrokenRuleException.threw(rule.getClass(), e);
        }
        List<Finding> findings =
                answer.orElseThrow(() -> BrokenRuleException.unusable(rule.getClass(), "check returned null"));
        // Who may lower a rule goes by what it declares.
        findings.stream()
                .flatMap(finding -> finding.severity().stream())
                .filter(severity -> !declares(rule, severity))
                .findFirst()
                .ifPresent(severity -> {
                    throw BrokenRuleException.unusable(
                            rule.getClass(),
                            "its @RuleInfo does not declare the severity " + severity + " of a finding");
                });
        return findings;
    }

    private static boolean declares(Rule rule, Severity severity) {
        return rule.info().severity() == severity
                || List.of(rule.info().otherwise()).contains(severity);
    }

    /** What is known of one image while its findings are heard. */
    private final class Trial {
        private final JudgedImage subject;
        private final List<WaiverSpec> waivers;
        private final List<Verdict> standing = new ArrayList<>();
        private final List<WaivedFinding> waived = new ArrayList<>();
        private final Set<Integer> used = new HashSet<>();

        Trial(JudgedImage subject) {
            this.subject = subject;
            this.waivers = subject.spec().waive();
        }

        void hear(Rule rule, List<Finding> findings) {
            OptionalInt waiver = inForce()
                    .filter(i -> waivers.get(i).rule().equals(rule.id()))
                    .findFirst();
            for (Finding finding : findings) {
                Optional<Severity> severity = Severities.of(rule, finding, subject.policy());
                if (severity.isEmpty()) {
                    continue;
                }
                Verdict verdict = Verdict.of(rule, severity.get(), finding);
                if (waiver.isPresent()) {
                    used.add(waiver.getAsInt());
                    waived.add(new WaivedFinding(verdict, waivers.get(waiver.getAsInt())));
                } else {
                    standing.add(verdict);
                }
            }
        }

        /** Those in force that accepted nothing, and last those that accept even that. */
        void hearUnusedWaivers() {
            hearUnused(i -> !waivers.get(i).rule().equals(UnusedWaiver.ID));
            hearUnused(i -> waivers.get(i).rule().equals(UnusedWaiver.ID));
        }

        private void hearUnused(IntPredicate which) {
            List<Finding> findings = inForce()
                    .filter(which)
                    .filter(i -> !used.contains(i))
                    .mapToObj(i -> UnusedWaiver.finding(waivers, i))
                    .toList();
            hear(new UnusedWaiver(), findings);
        }

        /** The positions of the waivers that can accept something; the others are findings of the waiver rules. */
        private IntStream inForce() {
            return IntStream.range(0, waivers.size()).filter(i -> isInForce(waivers.get(i)));
        }

        private boolean isInForce(WaiverSpec waiver) {
            return ids.isWaivable(waiver.rule())
                    && WaiverWithoutReason.isGiven(waiver)
                    && WaiverExpired.holds(waiver, subject.policy().today());
        }

        Judgement judgement() {
            return new Judgement(List.copyOf(standing), List.copyOf(waived));
        }
    }
}
