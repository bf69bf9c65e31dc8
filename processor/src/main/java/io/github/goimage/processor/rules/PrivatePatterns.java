package io.github.goimage.processor.rules;

import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.spec.PrivateModule;
import io.github.goimage.rule.Finding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The patterns in {@code build.privateModules}: prefixes of module paths, of which each element is a glob.
 *
 * @see <a href="https://go.dev/ref/mod#private-modules">Go Modules Reference, private modules</a>
 * @see <a href="https://pkg.go.dev/path#Match">path.Match</a>
 * @see <a href="https://pkg.go.dev/golang.org/x/mod/module#CheckPath">module paths</a>
 */
final class PrivatePatterns {
    /** The longest text that is given to the regular expression. */
    private static final int LONGEST = 255;

    private static final String RANGE = "[A-Za-z0-9._~](?:-[A-Za-z0-9._~])?";
    private static final String ELEMENT = "(?:[A-Za-z0-9._~*?-]|\\[\\^?(?:" + RANGE + ")+])+";
    private static final Pattern GLOB = Pattern.compile(ELEMENT + "(?:/" + ELEMENT + ")*");

    /** A first element that identifies no host. */
    private static final Pattern ANY_HOST = Pattern.compile("[.*?]+(?:/.*)?");

    private PrivatePatterns() {}

    static Stream<Finding> check(List<String> patterns) {
        return SpecText.build("privateModules", patterns).stream().flatMap(text -> finding(text).stream());
    }

    private static Optional<Finding> finding(SpecText text) {
        Optional<PrivateModule> module = PrivateModule.parse(text.value());
        if (module.isEmpty()) {
            return Optional.of(new Finding(
                    text.path(),
                    Shown.of(text.value()) + " names no host to fetch from over ssh",
                    Fix.string(text.path(), "ssh://git@github.com/acme/*")));
        }
        String pattern = module.get().pattern();
        if (isPattern(pattern)) {
            return ANY_HOST.matcher(pattern).matches()
                    ? Optional.of(new Finding(
                            text.path(),
                            Shown.of(pattern)
                                    + " makes the modules of all hosts private, so the checksum database"
                                    + " no longer protects them",
                            "use a pattern that begins with the host: " + Fix.string(text.path(), "github.com/acme/*")))
                    : Optional.empty();
        }
        if (pattern.contains(",")) {
            return Optional.of(new Finding(
                    text.path(),
                    Shown.of(pattern) + " is not a valid pattern of module paths",
                    "write one string for each pattern, without commas:"
                            + " privateModules = {\"github.com/acme/*\", \"git.acme.com\"}"));
        }
        String fitting = (pattern.length() > LONGEST ? "" : pattern)
                .strip()
                .replaceFirst("^[a-z+]+://", "")
                .replaceFirst("(?:\\.git|/\\.\\.\\.|/)+$", "");
        return Optional.of(new Finding(
                text.path(),
                Shown.of(pattern) + " is not a valid pattern of module paths",
                Fix.string(text.path(), isPattern(fitting) ? fitting : "github.com/acme/*")));
    }

    private static boolean isPattern(String text) {
        return text.length() <= LONGEST && GLOB.matcher(text).matches() && !text.contains("...");
    }
}
