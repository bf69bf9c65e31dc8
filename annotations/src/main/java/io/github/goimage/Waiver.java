package io.github.goimage;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Accepts the findings of one rule for one image, with a reason and, optionally, a last day.
 *
 * <pre>{@code
 * waive = @Waiver(rule = "PrivilegedPort", reason = "the load balancer speaks to 443 only", until = "2027-06-30")
 * }</pre>
 *
 * <p>A waived finding stays visible as a comment in the Dockerfile. A rule that its page calls <i>fixed</i> cannot be
 * waived.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface Waiver {
    /**
     * The rule whose findings are accepted.
     *
     * @return the rule's id, which its message shows in brackets, for example {@code "PrivilegedPort"}
     */
    String rule();

    /**
     * What the one finding is about that is accepted: a path, a port, an id. Other findings of the rule are still
     * reported.
     *
     * @return for example {@code "/config.yaml"}, {@code "443"} or the id of a vulnerability; empty to accept all
     *     findings of the rule
     */
    String only() default "";

    /**
     * Why they are accepted, for later readers of the Dockerfile.
     *
     * @return a sentence; must not be blank
     */
    String reason();

    /**
     * The last day on which the waiver is valid; after it the finding is an error again.
     *
     * @return a date of the form {@code yyyy-MM-dd}, or empty for no last day
     */
    String until() default "";
}
