package io.github.goimage.rule;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a rule says of itself. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RuleInfo {
    /** What it rejects, in a few words without a full stop. */
    String summary();

    /** How much a finding weighs where the rule does not say otherwise. */
    Severity severity();

    /** How much its findings weigh that carry a weight of their own; a finding of another weight is a bug of the rule. */
    Severity[] otherwise() default {};

    /** The rules of other checkers that it makes needless: {@code "DL3002"}, {@code "CIS-4.1"}. */
    String[] covers() default {};

    /** Whether its findings are errors under {@code profile = strict}. */
    boolean strict() default false;

    /** The address of the page that explains the rule, the last line of its messages; empty for none. */
    String page() default "";

    /** Whether the rule can be neither lowered nor waived: what it rejects has no safe Dockerfile. */
    boolean fixed() default false;
}
