package io.github.goimage.processor.rules;

import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.secret.Secrets;
import io.github.goimage.processor.spec.LabelKey;
import io.github.goimage.rule.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names before the equals sign: of variables in {@code env}, of keys in {@code labels}. */
final class PairNames {
    private static final int LONGEST_FIX = 100;
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private PairNames() {}

    /**
     * Returns the findings about variables without a value or with a name that is not valid, and about those that are
     * set twice.
     */
    static Stream<Finding> variables(List<SpecText> variables) {
        Set<String> names = new HashSet<>();
        return variables.stream().flatMap(variable -> variable(variable, names).stream());
    }

    private static Optional<Finding> variable(SpecText variable, Set<String> names) {
        String name = key(variable.value());
        if (!variable.value().contains("=") || !VARIABLE.matcher(name).matches()) {
            return Optional.of(new Finding(
                    variable.path(),
                    Shown.of(name) + " is not of the form NAME=value, where NAME has letters, digits and underscores",
                    Fix.string(variable.path(), fittingVariable(name) + "=…")));
        }
        return names.add(name)
                ? Optional.empty()
                : Optional.of(new Finding(
                        variable.path(), "the variable " + name + " is set twice", "set each variable once"));
    }

    private static String fittingVariable(String name) {
        String fitting = name.replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("^(?=[0-9])", "_");
        boolean unnamed =
                fitting.replace("_", "").isEmpty() || Secrets.find(name).isPresent() || fitting.length() > LONGEST_FIX;
        return unnamed ? "NAME" : fitting;
    }

    /**
     * Returns the findings about labels without a value or with a key that is not valid, about Docker's own, and about
     * those that are set twice.
     */
    static Stream<Finding> labels(List<SpecText> labels) {
        Set<String> keys = new HashSet<>();
        return labels.stream().flatMap(label -> label(label, keys).stream());
    }

    private static Optional<Finding> label(SpecText label, Set<String> keys) {
        String key = key(label.value());
        if (!label.value().contains("=") || !LabelKey.isOne(key)) {
            return Optional.of(new Finding(
                    label.path(),
                    Shown.of(key)
                            + " is not of the form key=value, where key begins with a letter and has lower-case"
                            + " letters, digits, single . and -",
                    Fix.string(label.path(), fittingLabel(key) + "=…")));
        }
        if (LabelKey.isReserved(key)) {
            return Optional.of(new Finding(
                    label.path(),
                    "label keys below " + String.join(", ", LabelKey.RESERVED) + " are reserved for Docker",
                    Fix.string(label.path(), "com.acme." + key.substring(key.lastIndexOf('.') + 1) + "=…")
                            + ", with your own domain"));
        }
        return keys.add(key)
                ? Optional.empty()
                : Optional.of(new Finding(label.path(), "the label " + key + " is set twice", "set each label once"));
    }

    private static String fittingLabel(String key) {
        if (key.length() > LONGEST_FIX) {
            return "com.acme.key";
        }
        String fitting = key.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.]+", "-")
                .replaceAll("[.-]*\\.[.-]*", ".")
                .replaceAll("^[^a-z]+|[.-]+$", "");
        return fitting.isEmpty() || Secrets.find(key).isPresent() ? "com.acme.key" : fitting;
    }

    private static String key(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0 ? pair : pair.substring(0, equals);
    }
}
