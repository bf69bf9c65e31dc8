package io.github.goimage.processor.golang.values;

import io.github.goimage.processor.golang.syntax.GoAround;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Binary;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoFunction;
import io.github.goimage.processor.golang.syntax.GoLocal;
import io.github.goimage.processor.golang.syntax.GoStatement;
import io.github.goimage.processor.golang.syntax.GoStatement.Block;
import io.github.goimage.processor.golang.syntax.GoStatement.Clause;
import io.github.goimage.processor.golang.values.Setting.Switch;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the variable of the environment without which the code does not get to a value: {@code if
 * os.Getenv("IN_DOCKER") != ""}.
 */
final class Switches {
    /** What shells, engines and orchestrators set. */
    private static final Pattern SET = Pattern.compile("PATH|HOME|HOSTNAME|PWD|USER|TERM|KUBERNETES_.*|K_.*|AWS_.*");

    private static final String ON = "1";

    private final Evaluator evaluator;

    Switches(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Returns whether a file asks for variables at all. */
    static boolean mayBeIn(CodeFile file) {
        return file.text().holds("Getenv") || file.text().holds("LookupEnv");
    }

    /** Returns the switches to which the values of an expression belong; none if the code gets there without. */
    Set<Setting> around(GoExpression expression, Values values, Optional<Block> body, Frame frame) {
        boolean written = !values.known().isEmpty() && values.known().stream().allMatch(value -> value.isWritten());
        Optional<Switch> found = body.filter(block -> written)
                .flatMap(block -> GoAround.of(expression, block))
                .flatMap(around -> first(around, frame));
        return found.isEmpty()
                ? Set.of()
                : Set.copyOf(values.known().stream()
                        .map(value -> new Switch(found.get().name(), found.get().value(), value.text()))
                        .toList());
    }

    /** Statements that are not reached while nothing is set, and what has to be set for that. */
    record Unreached(Set<GoStatement.Return> returns, Set<Setting> settings) {}

    /** Returns the returns of a body that stand in cases of a switch that its value does not choose. */
    Unreached unreached(Block body, Frame frame) {
        Set<GoStatement.Return> returns = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Setting> settings = new LinkedHashSet<>();
        for (GoStatement statement : body.statements()) {
            if (statement instanceof GoStatement.Switch cases
                    && cases.on().isPresent()
                    && cases.on().get() instanceof GoStatement.Evaluate on) {
                Optional<Value> value = evaluator.find(on.expression(), frame).only();
                Optional<Clause> chosen = value.flatMap(known -> chosen(cases, known.text(), frame));
                if (chosen.isPresent()) {
                    settings.addAll(value.get().settings());
                    cases.clauses().stream()
                            .filter(clause -> !clause.equals(chosen.get()))
                            .forEach(clause -> returns.addAll(GoStatement.returns(clause.body())));
                }
            }
        }
        return new Unreached(returns, settings);
    }

    /** Returns the case for a value, or the default if the value of each other is known; empty if one is not. */
    private Optional<Clause> chosen(GoStatement.Switch cases, String value, Frame frame) {
        Optional<Clause> other = Optional.empty();
        for (Clause clause : cases.clauses()) {
            if (clause.cases().isEmpty()) {
                other = Optional.of(clause);
            }
            for (GoExpression expression : clause.cases()) {
                Optional<Value> one = evaluator.find(expression, frame).only();
                if (one.isEmpty()) {
                    return Optional.empty();
                }
                if (one.get().text().equals(value)) {
                    return Optional.of(clause);
                }
            }
        }
        return other;
    }

    /** Returns the body of the function that declares a variable. */
    static Optional<Block> bodyOf(GoLocal local, CodeFile file) {
        return file.syntax().functions().stream()
                .filter(function -> function.line() <= local.line())
                .reduce((first, second) -> second)
                .flatMap(GoFunction::body);
    }

    private Optional<Switch> first(List<GoAround> around, Frame frame) {
        for (GoAround one : around) {
            if (one instanceof GoAround.Condition condition && condition.holds()) {
                Optional<Switch> found = tested(condition.condition(), frame);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Switch> tested(GoExpression condition, Frame frame) {
        if (condition instanceof Binary binary) {
            return switch (binary.operator()) {
                case "&&" -> tested(binary.right(), frame).or(() -> tested(binary.left(), frame));
                case "||" ->
                    tested(binary.left(), frame)
                            .filter(left -> tested(binary.right(), frame)
                                    .filter(right -> right.name().equals(left.name()))
                                    .isPresent());
                case "==", "!=" -> compared(binary, frame);
                default -> Optional.empty();
            };
        }
        return condition instanceof Name name && name.local().isPresent()
                ? lookedUp(name.local().get(), frame).map(variable -> new Switch(variable, ON, ""))
                : Optional.empty();
    }

    private Optional<Switch> compared(Binary binary, Frame frame) {
        Optional<String> variable = variable(binary.left(), frame);
        Optional<String> other = variable.isPresent()
                ? evaluator.find(binary.right(), frame).only().map(Value::text)
                : Optional.empty();
        if (other.isEmpty() || other.get().isEmpty() == binary.operator().equals("==")) {
            return Optional.empty();
        }
        return variable.map(name -> new Switch(name, other.get().isEmpty() ? ON : other.get(), ""));
    }

    /** Returns the variable whose value an expression is, without a default. */
    private Optional<String> variable(GoExpression expression, Frame frame) {
        List<Value> values = evaluator.find(expression, frame).known();
        Set<Setting> settings = values.size() == 1 ? values.get(0).settings() : Set.of();
        return settings.size() == 1
                        && values.get(0).kind() == Value.Kind.UNSET
                        && settings.iterator().next() instanceof Setting.Variable variable
                ? Optional.of(variable.name()).filter(name -> !SET.matcher(name).matches())
                : Optional.empty();
    }

    /** Returns the variable whose presence a local says. */
    private Optional<String> lookedUp(GoLocal local, Frame frame) {
        return local.values().stream()
                .filter(value -> value.result() == 1 && local.values().size() == 1)
                .flatMap(value -> value.expression().stream())
                .flatMap(expression -> expression instanceof Call call ? variable(call, frame).stream() : null)
                .findFirst();
    }
}
