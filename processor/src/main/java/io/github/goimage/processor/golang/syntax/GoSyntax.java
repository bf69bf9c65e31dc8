package io.github.goimage.processor.golang.syntax;

import java.util.List;
import java.util.Optional;

/**
 * What one Go file declares and uses.
 *
 * @param functions in order, methods too
 * @param variables package-level variables and constants
 * @param types package-level types
 * @param assignments to names that no function declares, and to fields
 * @param uses calls, composite literals, and selectors that are neither called nor the type of a literal
 * @param bare names that no function declares, each time they are used
 * @param failures lines at which a declaration could not be parsed, so that it was ignored
 */
public record GoSyntax(
        List<Function> functions,
        List<Variable> variables,
        List<Type> types,
        List<Assigned> assignments,
        List<GoExpression> uses,
        List<GoExpression.Name> bare,
        List<Integer> failures) {

    /** Returns what a use names: what is called, the type of a literal, or the use itself. */
    public static GoExpression named(GoExpression use) {
        if (use instanceof GoExpression.Call call) {
            return call.function() instanceof GoExpression.Index generic ? generic.of() : call.function();
        }
        return use instanceof GoExpression.Composite literal ? literal.type().orElse(literal) : use;
    }

    /**
     * A function or method with a body or without.
     *
     * @param receiver of a method
     */
    public record Function(
            int line,
            String name,
            Optional<GoLocal> receiver,
            GoSignature signature,
            Optional<GoStatement.Block> body) {}

    /** A package-level variable or constant; {@code value} is empty if the declaration has none. */
    public record Variable(
            int line, String name, boolean constant, Optional<GoExpression> type, Optional<GoValue> value) {}

    /** A package-level type. */
    public record Type(int line, String name, GoExpression type) {}

    /** An assignment to a name of the package or to a field. */
    public record Assigned(GoExpression target, GoValue value) {}
}
