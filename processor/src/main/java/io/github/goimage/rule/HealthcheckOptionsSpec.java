package io.github.goimage.rule;

import java.util.List;

/**
 * {@code @HealthcheckOptions} as it was written. Any value may be wrong; rules report that.
 *
 * @param interval the time between two checks
 * @param timeout the time after which a check has failed
 * @param startPeriod the time in which failures are not counted
 * @param retries the failures in a row that make the container unhealthy
 */
public record HealthcheckOptionsSpec(String interval, String timeout, String startPeriod, int retries)
        implements AnnotationSpec {
    /** The defaults of {@code @HealthcheckOptions}, which are the engine's own. */
    public static final HealthcheckOptionsSpec DEFAULT = new HealthcheckOptionsSpec("30s", "30s", "0s", 3);

    @Override
    public List<Member> members() {
        return List.of(
                new Member("interval", interval),
                new Member("timeout", timeout),
                new Member("startPeriod", startPeriod),
                new Member("retries", retries));
    }
}
