package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.golang.source.Declaration;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.Program;
import io.github.goimage.processor.spec.Stamp;
import io.github.goimage.processor.text.Suggestion;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rejects a stamp that has no effect: the linker silently ignores a variable that does not exist, is a constant or is
 * not a string, and a computed value overwrites it. A stamp that has an effect on one of the platforms is meant for
 * that one.
 *
 * @see <a href="https://pkg.go.dev/cmd/link">cmd/link, -X</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a stamp that the linker ignores", severity = Severity.ERROR)
public final class UnknownStamp extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return subject.program().stream()
                .flatMap(program -> SpecText.build(
                                "stamp", subject.spec().build().stamp())
                        .stream()
                        .flatMap(text -> Stamp.parse(text.value()).stream()
                                .flatMap(stamp -> finding(text.path(), stamp, program).stream())))
                .toList();
    }

    private static Optional<Finding> finding(AttributePath path, Stamp stamp, Program program) {
        if (program.isMain(stamp.packagePath())) {
            return Optional.of(new Finding(
                    path,
                    stamp.target() + " is ignored: the linker calls the main package main",
                    Fix.string(path, "main." + stamp.variable())));
        }
        if (!program.declarations().containsKey(stamp.packagePath())) {
            return isOwn(stamp, program)
                    ? Optional.of(new Finding(
                            path,
                            stamp.target() + " is ignored: the main package does not import " + stamp.packagePath(),
                            "name a variable of package main, or of a package that it imports"))
                    : Optional.empty();
        }
        List<Declaration> declarations = program.declarations().get(stamp.packagePath());
        List<Declaration> named = declarations.stream()
                .filter(declaration -> declaration.name().equals(stamp.variable()))
                .toList();
        if (named.isEmpty()) {
            return Optional.of(missing(path, stamp, declarations));
        }
        return named.stream().allMatch(Declaration::refusesStamp)
                ? Optional.of(refused(path, stamp, named.get(0)))
                : Optional.empty();
    }

    /** Returns whether the variable is in the team's own code; nothing is known of the packages of other modules. */
    private static boolean isOwn(Stamp stamp, Program program) {
        return Stream.concat(program.modulePaths().stream(), Stream.of("main"))
                .anyMatch(module -> (stamp.packagePath() + "/").startsWith(module + "/"));
    }

    private static Finding refused(AttributePath path, Stamp stamp, Declaration declaration) {
        String why = declaration.constant()
                ? "it is a constant"
                : declaration.value() == Declaration.Value.COMPUTED
                        ? "its value is computed when the program starts"
                        : "it is not a string";
        return new Finding(
                path,
                stamp.target() + " cannot be set by the linker: " + why + " ("
                        + declaration.place().at() + ")",
                "in the Go code: var " + stamp.variable() + " string");
    }

    private static Finding missing(AttributePath path, Stamp stamp, List<Declaration> declarations) {
        List<String> names = declarations.stream()
                .filter(declaration -> !declaration.refusesStamp())
                .map(Declaration::name)
                .toList();
        return new Finding(
                path,
                stamp.target() + " is ignored: package " + stamp.packagePath() + " has no variable " + stamp.variable(),
                Suggestion.nearest(stamp.variable(), names)
                        .map(name -> Fix.string(path, stamp.packagePath() + "." + name))
                        .orElse("in the Go code: var " + stamp.variable() + " string"));
    }
}
