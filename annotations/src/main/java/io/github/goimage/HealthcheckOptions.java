package io.github.goimage;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * When the engine runs the health check, and when it calls a container unhealthy: the options of {@code HEALTHCHECK}.
 * Kubernetes ignores them, as it ignores the instruction.
 *
 * <pre>{@code
 * healthcheck = "-health",
 * healthcheckOptions = @HealthcheckOptions(interval = "10s", timeout = "3s", startPeriod = "5s")
 * }</pre>
 *
 * <p>Durations have Docker's syntax, {@code "1m30s"}, {@code "500ms"}, and are at least a millisecond.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface HealthcheckOptions {
    /**
     * The time before the first check and between a check and the next: {@code --interval}.
     *
     * @return a duration above zero; {@code "30s"} by default
     */
    String interval() default "30s";

    /**
     * The time after which a check has failed: {@code --timeout}.
     *
     * @return a duration above zero; {@code "30s"} by default
     */
    String timeout() default "30s";

    /**
     * The time that the service gets to start: failures in it are not counted until a check has succeeded:
     * {@code --start-period}.
     *
     * @return a duration; {@code "0s"} by default
     */
    String startPeriod() default "0s";

    /**
     * The number of failures in a row that make the container unhealthy: {@code --retries}.
     *
     * @return at least 1; 3 by default
     */
    int retries() default 3;
}
