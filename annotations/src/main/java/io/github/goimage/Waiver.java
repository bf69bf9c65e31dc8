package io.github.goimage;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Accepts the findings of one rule for one image, with a reason, and at will until a day.
 *
 * <pre>{@code
 * waive = @Waiver(rule = "PrivilegedPort", reason = "the load balancer speaks to 443 only", until = "2027-06-30")
 * }</pre>
 *
 * <p>A waived finding stays visible as a comment in the Dockerfile. Rules marked <i>fixed</i> in their page cannot be
 * waived.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface Waiver {
    /**
     * The rule whose findings are accepted.
     *
     * @return the rule's id as it stands in brackets in its message, for example {@code "PrivilegedPort"}
     */
    String rule();

    /**
     * Why they are accepted, for whoever reads the Dockerfile later.
     *
     * @return a sentence; must not be blank
     */
    String reason();

    /**
     * The last day on which the waiver holds; after it the finding is an error again.
     *
     * @return a date as {@code yyyy-MM-dd}, or empty for no end
     */
    String until() default "";
}
