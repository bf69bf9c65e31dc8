package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.syntax.GoAround;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Binary;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.NumberLiteral;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoExpression.Text;
import io.github.goimage.processor.golang.syntax.GoExpression.Unary;
import io.github.goimage.processor.golang.syntax.GoStatement;
import io.github.goimage.processor.golang.syntax.GoValue;
import io.github.goimage.processor.golang.values.CodePackage.FunctionAt;
import io.github.goimage.processor.golang.values.Evaluator;
import io.github.goimage.processor.golang.values.Frame;
import io.github.goimage.processor.golang.values.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells whether code runs a program only if it has found it, and does something else otherwise. */
final class ProgramLookups {
    private static final String LOOK = "LookPath";

    /** What a function returns that has no error to return. */
    private static final Set<String> PLAIN = Set.of("nil", "true", "false");

    private final Evaluator evaluator;
    private final Frame frame;

    ProgramLookups(Evaluator evaluator, Frame frame) {
        this.evaluator = evaluator;
        this.frame = frame;
    }

    /** Returns whether a condition around a call asks for a program, and its lack is no error. */
    boolean guard(String program, List<GoAround> around) {
        for (GoAround one : around) {
            if (one instanceof GoAround.Condition condition
                    && asks(condition.condition(), program)
                    && (condition.holds() || leavesPlainly(condition.branch().body()))) {
                return true;
            }
        }
        return false;
    }

    private boolean asks(GoExpression condition, String program) {
        if (condition instanceof Unary not) {
            return asks(not.operand(), program);
        }
        if (condition instanceof Binary binary) {
            return asks(binary.left(), program) || asks(binary.right(), program);
        }
        if (condition instanceof Name name) {
            return name.local().stream()
                    .flatMap(local -> local.values().stream())
                    .map(GoValue::expression)
                    .flatMap(Optional::stream)
                    .anyMatch(value -> value instanceof Call call && looksUp(call, program));
        }
        return condition instanceof Call call && looksUp(call, program);
    }

    private boolean looksUp(Call call, String program) {
        boolean looks =
                (call.function() instanceof Selector selector && selector.name().equals(LOOK))
                        || evaluator
                                .types()
                                .function(call, frame)
                                .filter(ProgramLookups::looks)
                                .isPresent();
        return looks
                && call.arguments().stream()
                        .flatMap(argument -> evaluator.all(argument, frame).only().stream())
                        .map(Value::text)
                        .anyMatch(program::equals);
    }

    /** Returns whether a function of the team's own looks programs up. */
    private static boolean looks(FunctionAt found) {
        return found.file().text().holds(LOOK)
                && found.file().syntax().partsWith(LOOK).stream()
                        .flatMap(part -> found.file().syntax().functionOf(part).stream())
                        .anyMatch(found.function()::equals);
    }

    /** Returns whether a branch ends, or leaves the function, without an error. */
    private static boolean leavesPlainly(GoStatement.Block block) {
        return !(block.last().orElse(null) instanceof GoStatement.Return end)
                || end.values().isEmpty()
                || isPlain(end.values().get(end.values().size() - 1));
    }

    private static boolean isPlain(GoExpression value) {
        return value instanceof Text
                || value instanceof NumberLiteral
                || (value instanceof Name name && PLAIN.contains(name.text()));
    }
}
