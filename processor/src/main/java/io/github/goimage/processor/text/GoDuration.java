package io.github.goimage.processor.text;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Go and Docker write them: {@code "1m30s"}, {@code "500ms"}.
 *
 * @see <a href="https://pkg.go.dev/time#ParseDuration">time.ParseDuration</a>
 */
public final class GoDuration {
    /** A millisecond in nanoseconds. */
    public static final BigDecimal MILLISECOND = new BigDecimal(1_000_000);

    /** The longest duration, in nanoseconds: about 292 years. */
    public static final BigDecimal LONGEST = new BigDecimal(Long.MAX_VALUE);

    private static final Map<String, BigDecimal> NANOSECONDS = Map.of(
            "ns", BigDecimal.ONE,
            "us", new BigDecimal(1_000),
            "\u00b5s", new BigDecimal(1_000),
            "\u03bcs", new BigDecimal(1_000),
            "ms", MILLISECOND,
            "s", new BigDecimal(1_000_000_000),
            "m", new BigDecimal(60_000_000_000L),
            "h", new BigDecimal(3_600_000_000_000L));

    private static final Pattern PART = Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)");
    private static final Pattern DURATION = Pattern.compile("[-+]?(?:0|(?:" + PART.pattern() + ")+)");

    private GoDuration() {}

    /** Returns the nanoseconds of a duration, negative ones too, however many; empty if it is not a duration. */
    public static Optional<BigDecimal> nanoseconds(String text) {
        if (!DURATION.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Matcher part = PART.matcher(text); part.find(); ) {
            sum = sum.add(new BigDecimal(part.group(1)).multiply(NANOSECONDS.get(part.group(2))));
        }
        return Optional.of(text.startsWith("-") ? sum.negate() : sum);
    }
}
