package io.github.goimage.processor.rule;

import io.github.goimage.processor.rule.Evaluation.Found;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.Severity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All rules, in the order of their names. */
public final class RuleBook {
    private final List<Rule> rules;
    private final RuleIds ids;

    RuleBook(List<Rule> rules) {
        Set<String> names = new HashSet<>();
        rules.forEach(rule -> requireUsable(rule, names));
        this.rules = rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
        this.ids = new RuleIds(
                ids(rule -> true),
                ids(rule -> rule.info().fixed()),
                ids(rule -> rule.info().waivedSingly()),
                ids(RuleBook::mayRefuse),
                ids(rule -> rule.info().strict()));
    }

    /**
     * Returns the rules that lie beside this class on the processor path.
     *
     * @throws BrokenRuleException if a rule cannot be loaded
     */
    public static RuleBook load() {
        return load(RuleBook.class.getClassLoader());
    }

    static RuleBook load(ClassLoader loader) {
        List<Rule> rules = new ArrayList<>();
        try {
            ServiceLoader.load(Rule.class, loader).stream().forEach(provider -> rules.add(load(provider)));
            if (RuleBook.class.getModule().isNamed()) {
                rules.addAll(listed());
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            throw BrokenRuleException.notLoaded(e, loader);
        }
        return new RuleBook(rules);
    }

    /**
     * Returns the rules that this module's own service file lists. A service loader does not read the file of a named
     * module, and a list of them all in the module's declaration would be another place to change for each rule.
     */
    private static List<Rule> listed() {
        try (InputStream in = Objects.requireNonNull(
                        RuleBook.class.getResourceAsStream("/META-INF/services/" + Rule.class.getName()));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<Rule> rules = new ArrayList<>();
            for (String name : reader.lines().toList()) {
                rules.add(Class.forName(name)
                        .asSubclass(Rule.class)
                        .getConstructor()
                        .newInstance());
            }
            return rules;
        } catch (IOException | ReflectiveOperationException e) {
            throw new ServiceConfigurationError("a rule of goimage's own: " + e, e);
        }
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

    /** Returns the rules, sorted by name. */
    public List<Rule> rules() {
        return rules;
    }

    /** Returns which rules there are. */
    public RuleIds ids() {
        return ids;
    }

    /** Returns the rule of a class. */
    Rule rule(Class<? extends OwnRule> type) {
        return rules.stream().filter(type::isInstance).findFirst().orElseThrow();
    }

    /** Returns the rules that are asked when the findings of all others are known. */
    List<WaiverRule> waiverRules() {
        return rules.stream()
                .filter(WaiverRule.class::isInstance)
                .map(WaiverRule.class::cast)
                .toList();
    }

    /**
     * Evaluates an image by all rules.
     *
     * @throws BrokenRuleException if a rule throws
     */
    public Evaluation evaluate(JudgedImage image) {
        List<Found> found = rules.stream().map(rule -> check(rule, image)).toList();
        Set<AttributePath> taken = found.stream()
                .filter(each -> standsAlone(each.rule()))
                .flatMap(each -> each.findings().stream().map(Finding::path))
                .collect(Collectors.toSet());
        return new Evaluation(
                this,
                image,
                found.stream()
                        .map(each -> standsAlone(each.rule()) ? each : each.without(taken))
                        .toList());
    }

    private static boolean standsAlone(Rule rule) {
        return rule instanceof OwnRule own && own.standsAlone();
    }

    private static Found check(Rule rule, JudgedImage image) {
        Optional<List<Finding>> answer;
        try {
            answer = Optional.ofNullable(rule.check(image)).map(List::copyOf);
        } catch (RuntimeException | Error e) {
            throw BrokenRuleException.threw(rule.getClass(), e);
        }
        return found(
                rule, answer.orElseThrow(() -> BrokenRuleException.unusable(rule.getClass(), "check returned null")));
    }

    /**
     * Returns what a rule has found. Who may lower a rule goes by the severities that it declares, so it has no others.
     */
    static Found found(Rule rule, List<Finding> findings) {
        findings.stream()
                .flatMap(finding -> finding.severity().stream())
                .filter(severity -> !declares(rule, severity))
                .findFirst()
                .ifPresent(severity -> {
                    throw BrokenRuleException.unusable(
                            rule.getClass(),
                            "its @RuleInfo does not declare the severity " + severity + " of a finding");
                });
        return new Found(rule, findings);
    }

    private static boolean declares(Rule rule, Severity severity) {
        return rule.info().severity() == severity
                || List.of(rule.info().otherwise()).contains(severity);
    }
}
