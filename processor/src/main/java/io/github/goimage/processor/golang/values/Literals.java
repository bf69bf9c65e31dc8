package io.github.goimage.processor.golang.values;

import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Composite;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoExpression.Unary;
import io.github.goimage.processor.golang.syntax.GoStatement;
import io.github.goimage.processor.golang.syntax.GoValue;
import io.github.goimage.processor.golang.values.CodePackage.FunctionAt;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the composite literal that an expression is, through variables and functions of the team's own code. */
public final class Literals {
    private static final int DEEPEST = 6;

    private final Code code;
    private final Types types;

    Literals(Code code, Types types) {
        this.code = code;
        this.types = types;
    }

    /** A literal, and where it is evaluated. */
    public record LiteralAt(Composite literal, Frame frame) {}

    /** Returns the literal that an expression is; empty if it is none, or if that is not known. */
    public Optional<LiteralAt> find(GoExpression expression, Frame frame) {
        return find(expression, frame, 0);
    }

    private Optional<LiteralAt> find(GoExpression expression, Frame frame, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        if (expression instanceof Composite literal) {
            return Optional.of(new LiteralAt(literal, frame));
        }
        if (expression instanceof Unary unary) {
            return find(unary.operand(), frame, depth + 1);
        }
        if (expression instanceof Name name && name.local().isPresent()) {
            Optional<Frame.Argument> argument = frame.argument(name.local().get());
            return argument.isPresent()
                    ? find(argument.get().expression(), argument.get().frame(), depth + 1)
                    : first(name.local().get().values().stream(), frame, depth);
        }
        if (expression instanceof Name name) {
            return variable(frame.file().importPath(), name.text(), depth);
        }
        if (expression instanceof Selector selector) {
            return frame.file().packageOf(selector.of()).flatMap(path -> variable(path, selector.name(), depth));
        }
        if (!(expression instanceof Call call)) {
            return Optional.empty();
        }
        Optional<FunctionAt> called = types.function(call, frame);
        return called.flatMap(function -> returned(function, frame.calling(function, call), depth));
    }

    private Optional<LiteralAt> variable(String path, String name, int depth) {
        return code.find(path)
                .flatMap(owner -> owner.variable(name))
                .flatMap(at -> first(at.variable().value().stream(), Frame.of(at.file()), depth));
    }

    private Optional<LiteralAt> returned(FunctionAt function, Frame frame, int depth) {
        List<GoStatement.Return> returns =
                function.function().body().map(GoStatement::returns).orElse(List.of());
        return returns.stream()
                .filter(found -> !found.values().isEmpty())
                .flatMap(found -> find(found.values().get(0), frame, depth + 1).stream())
                .findFirst();
    }

    private Optional<LiteralAt> first(Stream<GoValue> values, Frame frame, int depth) {
        return values.filter(value -> value.result() == 0)
                .flatMap(value -> value.expression().stream())
                .flatMap(value -> find(value, frame, depth + 1).stream())
                .findFirst();
    }
}
