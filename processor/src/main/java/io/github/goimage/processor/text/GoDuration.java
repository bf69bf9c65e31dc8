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

    private static final Pattern PART =
            Pattern.compile("^([0-9]++\\.?[0-9]*+|\\.[0-9]++)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)");

    private GoDuration() {}

    /** Returns the seconds of a duration as a decimal number: {@code 90} for {@code 1m30s}. */
    public static String seconds(String text) {
        return nanoseconds(text)
                .orElseThrow(() -> new IllegalArgumentException("not a duration: " + text))
                .movePointLeft(9)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Returns the nanoseconds of a duration, negative ones too, however many; empty if it is not a duration. */
    public static Optional<BigDecimal> nanoseconds(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String unsigned = signed ? text.substring(1) : text;
        if (unsigned.equals("0")) {
            return Optional.of(BigDecimal.ZERO);
        }
        BigDecimal sum = BigDecimal.ZERO;
        Matcher part = PART.matcher(unsigned);
        int end = 0;
        do {
            part.region(end, unsigned.length());
            if (!part.lookingAt()) {
                return Optional.empty();
            }
            sum = sum.add(new BigDecimal(part.group(1)).multiply(NANOSECONDS.get(part.group(2))));
            end = part.end();
        } while (end < unsigned.length());
        return Optional.of(text.startsWith("-") ? sum.negate() : sum);
    }
}
