package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.Builder;
import io.github.goimage.processor.golang.graph.ModuleTree;
import io.github.goimage.processor.golang.modfile.RequiredGo;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.Source;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Optional;

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
    private static final AttributePath PATH = AttributePath.of("build").member("go");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return judged(subject);
    }

    /** Returns whether the builder has to be another one, so that nothing need be said of its release. */
    static boolean isFoundIn(JudgedImage subject) {
        return !judged(subject).isEmpty();
    }

    private static List<Finding> judged(JudgedImage subject) {
        Optional<GoVersion> asked = GoVersion.parse(
                subject.spec().build().go().isEmpty()
                        ? Builder.releaseOf(subject.spec().build().from())
                        : subject.spec().build().go());
        if (asked.isEmpty()) {
            return List.of();
        }
        if (subject.spec().build().from().isEmpty()
                && subject.builder().reference().endsWith("-trixie")
                && asked.get().minor() < FIRST_WITH_TRIXIE) {
            return List.of(new Finding(
                    PATH,
                    "there is no golang:" + asked.get() + "-trixie, which "
                            + (subject.spec().build().cgo() ? "cgo" : "privateModules")
                            + " needs: trixie is available from Go 1."
                            + FIRST_WITH_TRIXIE,
                    "remove go"));
        }
        Optional<GoVersion> minimum = subject.policy().goMinimum().filter(least -> isTooLow(asked.get(), least));
        if (minimum.isPresent()) {
            return List.of(new Finding(
                    PATH,
                    "Go " + asked.get() + " is older than go.minimum in goimage.properties, " + minimum.get(),
                    "go = \"" + minimum.get() + "\", or remove go"));
        }
        return required(subject).filter(line -> isTooLow(asked.get(), line.version())).stream()
                .map(line -> new Finding(
                        PATH,
                        "Go " + asked.get() + " cannot build this module: " + line.at() + " requires Go "
                                + line.version(),
                        "go = \"" + line.version().language() + "\", or remove go"))
                .toList();
    }

    private static Optional<RequiredGo> required(JudgedImage subject) {
        return subject.source().map(Source::modules).flatMap(ModuleTree::requiredGo);
    }

    /** Returns whether a release is too low. An image tag without a patch release means the newest one. */
    private static boolean isTooLow(GoVersion asked, GoVersion required) {
        if (asked.isLanguage()) {
            return asked.minor() < required.minor();
        }
        return asked.compareTo(required) < 0;
    }
}
