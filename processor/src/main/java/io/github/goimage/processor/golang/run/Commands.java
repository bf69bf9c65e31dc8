package io.github.goimage.processor.golang.run;

import io.github.goimage.processor.golang.source.Sought;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoPart;
import io.github.goimage.processor.golang.syntax.GoSyntax;
import io.github.goimage.processor.golang.values.Evaluator;
import io.github.goimage.processor.golang.values.Frame;
import io.github.goimage.processor.golang.values.Literals.LiteralAt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the functions that libraries for command lines call for a program without arguments: of cobra's root command
 * and of urfave/cli's app, in the order in which they are called.
 *
 * @see <a href="https://pkg.go.dev/github.com/spf13/cobra#Command">cobra</a>
 * @see <a href="https://pkg.go.dev/github.com/urfave/cli/v2#App">urfave/cli</a>
 */
final class Commands {
    private static final String COBRA = "github.com/spf13/cobra";
    private static final Pattern URFAVE =
            Pattern.compile("github\\.com/urfave/cli(?:/v[0-9]+)?\\.(?:App|NewApp|Command)");

    private static final Set<String> EXECUTE = Set.of("Execute", "ExecuteC", "ExecuteContext", "ExecuteContextC");
    private static final List<String> COBRA_FIELDS =
            List.of("PersistentPreRunE", "PersistentPreRun", "PreRunE", "PreRun", "RunE", "Run");
    private static final List<String> URFAVE_FIELDS = List.of("Before", "Action");

    private final Evaluator evaluator;
    private final List<Started> initializers = new ArrayList<>();

    Commands(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** A function, as a value, and where it is evaluated. */
    record Started(GoExpression function, Frame frame) {}

    /** Returns what a call starts; none if it runs no command. */
    List<Started> startedBy(Call call, Frame frame) {
        if (!(call.function() instanceof Selector selector)) {
            return List.of();
        }
        if (selector.name().equals("OnInitialize")
                && frame.file().packageOf(selector.of()).filter(COBRA::equals).isPresent()) {
            call.arguments().forEach(function -> initializers.add(new Started(function, frame)));
            return List.of();
        }
        boolean execute = EXECUTE.contains(selector.name());
        boolean run = selector.name().equals("Run") || selector.name().equals("RunContext");
        if (!execute && !run) {
            return List.of();
        }
        String type = evaluator.types().of(selector.of(), frame);
        if (execute && type.equals(COBRA + ".Command")) {
            List<Started> started = functions(selector.of(), COBRA_FIELDS, frame);
            List<Started> all = new ArrayList<>(started.isEmpty() ? List.of() : initializers);
            all.addAll(started);
            return all;
        }
        return run && URFAVE.matcher(type).matches() ? functions(selector.of(), URFAVE_FIELDS, frame) : List.of();
    }

    private List<Started> functions(GoExpression command, List<String> fields, Frame frame) {
        Optional<LiteralAt> literal = evaluator.literals().find(command, frame);
        return fields.stream()
                .flatMap(field -> literal.flatMap(
                                at -> at.literal().field(field).map(value -> new Started(value, at.frame())))
                        .map(Stream::of)
                        .orElseGet(() -> assigned(command, field, frame)))
                .toList();
    }

    /** Returns what the file of the call assigns to a field of the same variable. */
    private static Stream<Started> assigned(GoExpression command, String field, Frame frame) {
        if (!(command instanceof Name variable)) {
            return Stream.empty();
        }
        return frame.file().syntax().partsWith(Sought.assigned(field)).stream()
                .map(GoPart::assignments)
                .flatMap(List::stream)
                .filter(assigned -> isField(assigned, variable, field))
                .flatMap(assigned -> assigned.value().expression().stream())
                .map(value -> new Started(value, frame));
    }

    private static boolean isField(GoSyntax.Assigned assigned, Name variable, String field) {
        return assigned.target() instanceof Selector target
                && target.name().equals(field)
                && target.of() instanceof Name owner
                && owner.text().equals(variable.text());
    }
}
