package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.golang.graph.ModuleTree;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.Source;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rejects a builder that is older than go.mod or go.work requires, because the go command would stop, or, with cgo, a
 * release that has no image with Debian trixie.
 *
 * @see <a href="https://go.dev/ref/mod#go-mod-file-go">Go Modules Reference, go directive</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a builder whose Go is older than the module or the project requires", severity = Severity.ERROR)
public final class GoVersionTooLow extends OwnRule {
    private static final int FIRST_WITH_TRIXIE = 23;

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return judged(subject);
    }

    /** Returns whether the builder has to be another one, or its tag does not say what it holds. */
    static boolean isFoundIn(JudgedImage subject) {
        return !judged(subject).isEmpty();
    }

    /** Returns whether it refuses the builder, so that nothing need be said of what its release lacks. */
    static boolean refusesGo(JudgedImage subject) {
        return isFoundIn(subject) && refuses(GoVersionTooLow.class, subject);
    }

    private static List<Finding> judged(JudgedImage subject) {
        BuilderRelease builder = BuilderRelease.of(subject);
        Optional<GoVersion> asked = GoVersion.parse(builder.release());
        if (asked.isEmpty()) {
            return List.of();
        }
        if (subject.spec().build().from().isEmpty()
                && subject.builder().reference().endsWith("-trixie")
                && asked.get().minor() < FIRST_WITH_TRIXIE) {
            return List.of(new Finding(
                    builder.path(),
                    "there is no golang:" + asked.get() + "-trixie, which "
                            + (subject.spec().build().cgo() ? "cgo" : "privateModules")
                            + " needs: trixie is available from Go 1."
                            + FIRST_WITH_TRIXIE,
                    "remove go"));
        }
        return Stream.concat(minimum(subject), required(subject))
                .filter(least -> isTooLow(asked.get(), least.version()))
                // The fix of the lower one would still be too low for the other.
                .max(Comparator.comparing(Least::version))
                .map(least -> new Finding(
                        builder.path(), "Go " + asked.get() + least.problem(), fix(builder, asked.get(), least)))
                .stream()
                .toList();
    }

    /**
     * A release below which a builder is too low.
     *
     * @param problem what a message says of one, after its release
     * @param tag names a release that is not too low
     */
    private record Least(GoVersion version, String problem, String tag) {}

    private static Stream<Least> minimum(JudgedImage subject) {
        return subject.policy().goMinimum().stream()
                .map(least -> new Least(
                        least, " is older than go.minimum in goimage.properties, " + least, least.toString()));
    }

    private static Stream<Least> required(JudgedImage subject) {
        return subject.source().map(Source::modules).flatMap(ModuleTree::requiredGo).stream()
                .map(line -> new Least(
                        line.version(),
                        " cannot build this module: " + line.at() + " requires Go " + line.version(),
                        tag(line.version())));
    }

    /** Returns the tag that moves to the newest patch; there is none of a release that is not out. */
    private static String tag(GoVersion version) {
        return version.kind().isEmpty() ? version.language() : version.toString();
    }

    private static String fix(BuilderRelease builder, GoVersion asked, Least least) {
        return builder.isNamed()
                ? builder.fix(asked.isLanguage() ? least.tag() : least.version().toString())
                : builder.fix(least.tag()) + ", or remove go";
    }

    /** Returns whether a release is too low. An image tag without a patch release means the newest one. */
    private static boolean isTooLow(GoVersion asked, GoVersion required) {
        if (asked.isLanguage()) {
            return asked.minor() < required.minor();
        }
        return asked.compareTo(required) < 0;
    }
}
