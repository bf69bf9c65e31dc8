package io.github.goimage.rule;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a rule says about itself. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RuleInfo {
    /** What it rejects, in a few words without a full stop. */
    String summary();

    /** How severe a finding is if it does not say otherwise. */
    Severity severity();

    /** The severities of findings that have their own; a finding with any other severity is a bug of the rule. */
    Severity[] otherwise() default {};

    /** The rules of other checkers that it covers: {@code "DL3002"}, {@code "CIS-4.1"}. */
    String[] covers() default {};

    /**
     * Whether its findings are errors under {@code profile = strict}, apart from those that have a severity of their
     * own, no higher than {@link #severity}.
     */
    boolean strict() default false;

    /** The address of the page that explains the rule, the last line of its messages; empty for none. */
    String page() default "";

    /** Whether the rule can be neither lowered nor waived: what it rejects has no safe Dockerfile. */
    boolean fixed() default false;

    /**
     * Returns whether a waiver must name one finding with {@code only}, because nobody can say today that a later
     * finding is acceptable.
     */
    boolean waivedSingly() default false;
}
