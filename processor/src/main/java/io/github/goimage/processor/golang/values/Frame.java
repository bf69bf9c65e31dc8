package io.github.goimage.processor.golang.values;

import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoFunction;
import io.github.goimage.processor.golang.syntax.GoLocal;
import io.github.goimage.processor.golang.syntax.GoSignature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where an expression is evaluated.
 *
 * @param file that holds it
 * @param arguments of the function around it, if the call is known
 */
public record Frame(CodeFile file, Map<GoLocal, Argument> arguments) {
    /** An expression of the caller. */
    public record Argument(GoExpression expression, Frame frame) {}

    /** Returns a place in a file, for any call. */
    public static Frame of(CodeFile file) {
        return new Frame(file, Map.of());
    }

    /** Returns the frame of a function that is called from here. */
    public Frame calling(CodePackage.FunctionAt called, GoExpression.Call call) {
        GoFunction function = called.function();
        Map<GoLocal, Argument> bound = new HashMap<>();
        List<GoLocal> parameters = function.signature().parameters();
        for (int i = 0; i < parameters.size() && i < call.arguments().size(); i++) {
            bound.put(parameters.get(i), new Argument(call.arguments().get(i), this));
        }
        if (call.function() instanceof GoExpression.Selector selector) {
            function.receiver().ifPresent(receiver -> bound.put(receiver, new Argument(selector.of(), this)));
        }
        return new Frame(called.file(), bound);
    }

    /** Returns the frame of a function literal that is called here. */
    public Frame calling(GoSignature signature, GoExpression.Call call) {
        Map<GoLocal, Argument> bound = new HashMap<>(arguments);
        List<GoLocal> parameters = signature.parameters();
        for (int i = 0; i < parameters.size() && i < call.arguments().size(); i++) {
            bound.put(parameters.get(i), new Argument(call.arguments().get(i), this));
        }
        return new Frame(file, bound);
    }

    /** Returns the same, in which a variable has the value of an expression. */
    public Frame with(GoLocal variable, Argument value) {
        Map<GoLocal, Argument> bound = new HashMap<>(arguments);
        bound.put(variable, value);
        return new Frame(file, bound);
    }

    Optional<Argument> argument(GoLocal parameter) {
        return Optional.ofNullable(arguments.get(parameter));
    }
}
