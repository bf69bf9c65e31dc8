package io.github.goimage.processor.golang.syntax;

import java.util.List;
import java.util.Optional;

/** An expression or type of Go source; a type may stand in place of an expression. Nodes are compared by identity. */
public sealed interface GoExpression {
    /** Returns the line on which what tells it apart stands: of a selector its name, of a call what is called. */
    int line();

    /**
     * An identifier; {@code local} is what a function declares by that name, empty for one of the package, an import or
     * Go.
     */
    record Name(int line, String text, Optional<GoLocal> local) implements GoExpression {}

    /** A string literal. */
    record Text(int line, String value) implements GoExpression {}

    /** A number or a rune, as it is written. */
    record NumberLiteral(int line, String text) implements GoExpression {}

    /** {@code of.name}. */
    record Selector(int line, GoExpression of, String name) implements GoExpression {}

    /** A call or a conversion. */
    record Call(int line, GoExpression function, List<GoExpression> arguments) implements GoExpression {
        /** Returns an argument; empty if there are fewer. */
        public Optional<GoExpression> argument(int index) {
            return index < arguments.size() ? Optional.of(arguments.get(index)) : Optional.empty();
        }
    }

    /** {@code T{key: value}}; the type is empty in a literal inside of another. */
    record Composite(int line, Optional<GoExpression> type, List<Element> elements) implements GoExpression {
        /** Returns the value of a field; empty if it is not set by its name. */
        public Optional<GoExpression> field(String name) {
            for (Element element : elements) {
                if (element.key().isPresent()
                        && element.key().get() instanceof Name field
                        && field.text().equals(name)) {
                    return Optional.of(element.value());
                }
            }
            return Optional.empty();
        }
    }

    /** An element of a composite literal. */
    record Element(Optional<GoExpression> key, GoExpression value) {}

    /** A function literal. */
    record Function(int line, GoSignature signature, GoStatement.Block body) implements GoExpression {}

    /** {@code &x}, {@code *x}, {@code !x}, {@code <-x} …, and {@code x...} as the last argument of a call. */
    record Unary(int line, String operator, GoExpression operand) implements GoExpression {
        static final String SPREAD = "...";

        /** Returns whether it gives a call all elements of a slice. */
        public boolean isSpread() {
            return operator.equals(SPREAD);
        }
    }

    /** {@code left operator right}. */
    record Binary(int line, String operator, GoExpression left, GoExpression right) implements GoExpression {}

    /**
     * {@code of[index]}, or a generic name with its type arguments. Without indices it is any element, as a range gives
     * it its second variable.
     */
    record Index(int line, GoExpression of, List<GoExpression> indices) implements GoExpression {}

    /** {@code of[low:high]}. */
    record Slice(int line, GoExpression of) implements GoExpression {}

    /** {@code of.(type)}. */
    record Assertion(int line, GoExpression of, Optional<GoExpression> type) implements GoExpression {}

    /** A slice, array, map or channel type, by the type of its elements. */
    record Container(int line, GoExpression element) implements GoExpression {}

    /** A function type. */
    record FunctionType(int line, GoSignature signature) implements GoExpression {}

    /** A struct type. */
    record Struct(int line, List<Field> fields) implements GoExpression {
        /** Returns a field by its name. */
        public Optional<Field> field(String name) {
            for (Field field : fields) {
                if (field.name().equals(name)) {
                    return Optional.of(field);
                }
            }
            return Optional.empty();
        }
    }

    /** A field of a struct; an embedded one has the name of its type. {@code tag} is empty if there is none. */
    record Field(int line, String name, GoExpression type, String tag) {}

    /** An interface type, whose methods are not kept. */
    record Interface(int line) implements GoExpression {}
}
