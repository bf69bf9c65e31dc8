package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.source.Place;
import io.github.goimage.processor.golang.source.Sought;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Composite;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoExpression.Text;
import io.github.goimage.processor.golang.values.Evaluator;
import io.github.goimage.processor.golang.values.Frame;
import io.github.goimage.processor.golang.values.Value;
import io.github.goimage.processor.golang.values.Values;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A use of a name that a pattern knows: a call, a composite literal or a selector alone.
 *
 * @param node the whole of it
 * @param name what is named: what is called, or the type of the literal
 * @param what the name as a message shows it: {@code http.Get}, {@code Run}
 */
record Use(GoExpression node, GoExpression name, String what, Frame frame, Evaluator evaluator) {
    Place place() {
        return frame.file().place(name.line());
    }

    boolean isCalled() {
        return node instanceof Call;
    }

    List<GoExpression> arguments() {
        return node instanceof Call call ? call.arguments() : List.of();
    }

    /** Returns the argument at an index if it is a string literal. */
    Optional<String> literal(int index) {
        return index < arguments().size() && arguments().get(index) instanceof Text text
                ? Optional.of(text.value())
                : Optional.empty();
    }

    /** Returns the strings that the argument at an index can have; none if others are possible. */
    Values values(int index) {
        return index < arguments().size() ? values(arguments().get(index)) : Values.UNKNOWN;
    }

    /** Returns the only string that the argument at an index can have. */
    Optional<Value> value(int index) {
        return values(index).only();
    }

    Values values(GoExpression expression) {
        return evaluator.all(expression, frame);
    }

    /** Returns the value of a field in a composite literal; empty if it is not set. */
    Optional<Values> field(String field) {
        return node instanceof Composite literal ? literal.field(field).map(this::values) : Optional.empty();
    }

    /**
     * Returns the arguments from an index on, each as {@code path.Name} if it is a selector of an import, otherwise
     * empty.
     */
    List<Optional<String>> selectors(int from) {
        return arguments().stream()
                .skip(from)
                .map(argument -> frame.file().qualified(argument))
                .toList();
    }

    /**
     * Returns the type of the expression before a method, as {@code path.Name}; the empty string if it is not known.
     */
    String receiver() {
        return name instanceof Selector selector ? evaluator.types().of(selector.of(), frame) : "";
    }

    /** Returns whether Linux may get there, too: a function that asks for the system may mean another one. */
    boolean isForLinux() {
        return frame.file().isForLinux(node);
    }

    /** Returns whether the file calls a method of one of these names, of whatever. */
    boolean fileCalls(String... methods) {
        return calls(List.of(methods)).findAny().isPresent();
    }

    /** Returns whether the file asks for the place of a program of the name that an argument has. */
    boolean isLookedUp(int argument) {
        Optional<String> name = arguments().stream().skip(argument).findFirst().flatMap(Use::variable);
        return name.isPresent()
                && calls(List.of("LookPath"))
                        .flatMap(call -> call.arguments().stream())
                        .anyMatch(program -> variable(program).equals(name));
    }

    /** Returns the name of a variable, a constant or a field. */
    private static Optional<String> variable(GoExpression expression) {
        return expression instanceof Name name
                ? Optional.of(name.text())
                : expression instanceof Selector field ? Optional.of(field.name()) : Optional.empty();
    }

    private Stream<Call> calls(List<String> methods) {
        return frame.file().syntax().partsWith(Sought.words(methods)).stream()
                .flatMap(part -> part.uses().stream())
                .filter(use -> use instanceof Call call
                        && call.function() instanceof Selector selector
                        && methods.contains(selector.name()))
                .map(Call.class::cast);
    }
}
