package io.github.goimage.processor.spec;

import io.github.goimage.processor.text.Printable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A variable that the linker sets, one element of {@code build.stamp}: {@code main.version} or
 * {@code main.version=dev}.
 *
 * @param packagePath {@code main}, or the import path of another package
 * @param variable the variable's name
 * @param absent the value if the build argument is not set
 * @see <a href="https://pkg.go.dev/cmd/link">cmd/link, -X</a>
 */
public record Stamp(String packagePath, String variable, Optional<String> absent) {
    private static final Pattern SYNTAX = Pattern.compile(
            "(?<package>[A-Za-z0-9_.~+/-]+)\\.(?<variable>[A-Za-z_][A-Za-z0-9_]*)(?:=(?<absent>.*))?", Pattern.DOTALL);

    /** Reads an element of {@code build.stamp}; empty if it is not valid. */
    public static Optional<Stamp> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        return matcher.matches()
                ? Optional.of(new Stamp(
                        matcher.group("package"),
                        matcher.group("variable"),
                        Optional.ofNullable(matcher.group("absent"))))
                : Optional.empty();
    }

    /** Returns whether the linker can receive a value through {@code GOFLAGS}, in which nothing escapes a quote. */
    public static boolean canBeValue(String value) {
        return value.codePoints().noneMatch(c -> c == '\'' || c == '"' || Printable.isControl(c));
    }

    /** Returns what {@code -X} takes before the equals sign: {@code main.version}. */
    public String target() {
        return packagePath + "." + variable;
    }

    /** Returns whether the variable is named for the version, {@code version} or {@code Version}. */
    public boolean isOfVersion() {
        return argument().equals("VERSION");
    }

    /** Returns the build argument's name: {@code buildDate} becomes {@code BUILD_DATE}. */
    public String argument() {
        return variable.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
                .toUpperCase(Locale.ROOT);
    }
}
