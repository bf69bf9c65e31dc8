package io.github.goimage.processor.golang.values;

import io.github.goimage.processor.golang.source.Sought;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Composite;
import io.github.goimage.processor.golang.syntax.GoExpression.Element;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoExpression.Unary;
import io.github.goimage.processor.golang.syntax.GoLocal;
import io.github.goimage.processor.golang.syntax.GoPart;
import io.github.goimage.processor.golang.syntax.GoStatement;
import io.github.goimage.processor.golang.syntax.GoValue;
import io.github.goimage.processor.golang.values.CodePackage.FunctionAt;
import io.github.goimage.processor.golang.values.CodePackage.VariableAt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the elements of slices, arrays and maps that the team's own code writes out. */
public final class Elements {
    private static final int DEEPEST = 6;
    private static final int MOST = 16;

    private final Code code;
    private final Types types;

    Elements(Code code, Types types) {
        this.code = code;
        this.types = types;
    }

    /** Returns all elements of a list, each with where it is evaluated; empty if there are others, or may be. */
    public Optional<List<Frame.Argument>> find(GoExpression list, Frame frame) {
        return find(list, frame, 0).filter(found -> found.size() <= MOST);
    }

    private Optional<List<Frame.Argument>> find(GoExpression list, Frame frame, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        if (list instanceof Composite literal) {
            return Optional.of(literal.elements().stream()
                    .map(Element::value)
                    .map(value -> new Frame.Argument(value, frame))
                    .toList());
        }
        if (list instanceof Unary unary) {
            return find(unary.operand(), frame, depth + 1);
        }
        if (list instanceof Name name) {
            return name.local().isPresent()
                    ? ofLocal(name.local().get(), frame, depth)
                    : ofVariable(frame.file().importPath(), name.text(), depth);
        }
        if (list instanceof Selector selector) {
            return frame.file().packageOf(selector.of()).flatMap(path -> ofVariable(path, selector.name(), depth));
        }
        return list instanceof Call call ? ofCall(call, frame, depth) : Optional.empty();
    }

    private Optional<List<Frame.Argument>> ofLocal(GoLocal local, Frame frame, int depth) {
        Optional<Frame.Argument> argument = frame.argument(local);
        if (argument.isPresent()) {
            return local.values().isEmpty()
                    ? find(argument.get().expression(), argument.get().frame(), depth + 1)
                    : Optional.empty();
        }
        boolean once = local.values().size() == 1 && local.takers().isEmpty();
        return once ? ofValue(local.values().get(0), frame, depth) : Optional.empty();
    }

    private Optional<List<Frame.Argument>> ofValue(GoValue value, Frame frame, int depth) {
        return value.result() == 0
                ? value.expression().flatMap(expression -> find(expression, frame, depth + 1))
                : Optional.empty();
    }

    private Optional<List<Frame.Argument>> ofVariable(String path, String name, int depth) {
        Optional<CodePackage> owner = code.find(path);
        Optional<VariableAt> variable = owner.flatMap(found -> found.variable(name));
        return variable.filter(at -> !isAssigned(owner.get(), name))
                .flatMap(at -> at.variable().value().flatMap(value -> ofValue(value, Frame.of(at.file()), depth)));
    }

    private boolean isAssigned(CodePackage owner, String name) {
        Sought sought = Sought.assigned(name);
        for (CodeFile user : code.users(owner)) {
            if (sought.isIn(user.text())) {
                for (GoPart part : user.syntax().partsWith(sought)) {
                    if (part.assignments().stream().anyMatch(assigned -> isNamed(assigned.target(), name))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isNamed(GoExpression target, String name) {
        return target instanceof Name variable
                ? variable.text().equals(name)
                : target instanceof Selector selector && selector.name().equals(name);
    }

    private Optional<List<Frame.Argument>> ofCall(Call call, Frame frame, int depth) {
        if (call.function() instanceof Name name
                && name.text().equals("append")
                && name.local().isEmpty()) {
            return appended(call, frame, depth);
        }
        Optional<FunctionAt> called = types.function(call, frame);
        List<GoStatement.Return> returns = called.flatMap(
                        function -> function.function().body().map(GoStatement::returns))
                .orElse(List.of());
        return returns.size() == 1 && !returns.get(0).values().isEmpty()
                ? find(returns.get(0).values().get(0), frame.calling(called.get(), call), depth + 1)
                : Optional.empty();
    }

    private Optional<List<Frame.Argument>> appended(Call call, Frame frame, int depth) {
        List<Frame.Argument> all = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            GoExpression argument = call.arguments().get(i);
            if (i > 0 && !(argument instanceof Unary unary && unary.isSpread())) {
                all.add(new Frame.Argument(argument, frame));
                continue;
            }
            Optional<List<Frame.Argument>> found = find(argument, frame, depth + 1);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(found.get());
        }
        return Optional.of(all);
    }
}
