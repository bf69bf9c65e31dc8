package io.github.goimage.processor.matrix;

import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.rule.Base;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One combination: what each member says, as Java source.
 *
 * @param number from 0; the package's last segment is {@code r<number>}
 * @param values by the member's path; nothing for a member that is not written
 */
record Row(int number, Map<String, String> values) {
    private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);

    /** A combination of choices. */
    static Row of(int number, Map<String, List<String>> options, int[] choices) {
        Map<String, String> values = new LinkedHashMap<>();
        int i = 0;
        for (Map.Entry<String, List<String>> option : options.entrySet()) {
            values.put(option.getKey(), option.getValue().get(choices[i++]));
        }
        return new Row(number, values);
    }

    /** The package that carries the annotation. */
    String packageName() {
        return "matrix.r" + number;
    }

    /** Returns the image's name, if the written one is valid. */
    String imageName() {
        String name = values.getOrDefault("name", Options.ABSENT);
        return name.isEmpty() ? "r" + number : value(name).replace("\"", "");
    }

    /** The same with another value of a member. */
    Row with(int otherNumber, String member, String value) {
        Map<String, String> other = new LinkedHashMap<>(values);
        other.put(member, value);
        return new Row(otherNumber, other);
    }

    /** The file package-info.java. */
    String source() {
        List<String> members = members("");
        List<String> options = members("healthcheckOptions.");
        boolean checked = !values.getOrDefault("healthcheck", Options.ABSENT).isEmpty();
        if (checked && !options.isEmpty()) {
            members.add("healthcheckOptions = @HealthcheckOptions(" + String.join(", ", options) + ")");
        }
        List<String> build = members("build.");
        if (!build.isEmpty()) {
            members.add("build = @Build(" + String.join(", ", build) + ")");
        }
        if (!values.getOrDefault("waive.rule", Options.ABSENT).isEmpty()) {
            members.add("waive = @Waiver(" + String.join(", ", members("waive.")) + ")");
        }
        return """
                @GoImage(%s)
                package %s;

                import static io.github.goimage.Base.*;
                import static io.github.goimage.Need.*;
                import static io.github.goimage.StopSignal.*;
                import io.github.goimage.*;
                """.formatted(String.join(", ", members), packageName());
    }

    private List<String> members(String prefix) {
        return values.entrySet().stream()
                .filter(member ->
                        member.getKey().startsWith(prefix) && member.getKey().indexOf('.') == prefix.length() - 1)
                .map(member -> {
                    String value = value(member.getValue());
                    return value.isEmpty() ? "" : member.getKey().substring(prefix.length()) + " = " + value;
                })
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private String value(String option) {
        return switch (option) {
            case "%tag" -> reference("");
            case "%digest" -> reference(DIGEST);
            default -> option.replace("%d", String.valueOf(number));
        };
    }

    /** Another reference than the base's own may not bring the same; scratch has none. */
    private String reference(String suffix) {
        String base = values.getOrDefault("base", Options.ABSENT);
        String own =
                base.isEmpty() ? "scratch" : BaseImage.of(Base.valueOf(base)).reference();
        return own.equals("scratch") ? "" : "\"" + own + suffix + "\"";
    }
}
