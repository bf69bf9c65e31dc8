package io.github.goimage.processor.golang.syntax;

import io.github.goimage.processor.golang.source.GoScanner.Kind;
import io.github.goimage.processor.golang.source.GoString;
import io.github.goimage.processor.golang.syntax.GoExpression.Assertion;
import io.github.goimage.processor.golang.syntax.GoExpression.Binary;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Composite;
import io.github.goimage.processor.golang.syntax.GoExpression.Container;
import io.github.goimage.processor.golang.syntax.GoExpression.Element;
import io.github.goimage.processor.golang.syntax.GoExpression.Function;
import io.github.goimage.processor.golang.syntax.GoExpression.FunctionType;
import io.github.goimage.processor.golang.syntax.GoExpression.Index;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.NumberLiteral;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoExpression.Slice;
import io.github.goimage.processor.golang.syntax.GoExpression.Struct;
import io.github.goimage.processor.golang.syntax.GoExpression.Text;
import io.github.goimage.processor.golang.syntax.GoExpression.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parses expressions (Go specification, "Expressions"). */
final class ExpressionParser {
    private static final Map<String, Integer> PRECEDENCE = Map.ofEntries(
            Map.entry("||", 1),
            Map.entry("&&", 2),
            Map.entry("==", 3),
            Map.entry("!=", 3),
            Map.entry("<", 3),
            Map.entry("<=", 3),
            Map.entry(">", 3),
            Map.entry(">=", 3),
            Map.entry("+", 4),
            Map.entry("-", 4),
            Map.entry("|", 4),
            Map.entry("^", 4),
            Map.entry("*", 5),
            Map.entry("/", 5),
            Map.entry("%", 5),
            Map.entry("<<", 5),
            Map.entry(">>", 5),
            Map.entry("&", 5),
            Map.entry("&^", 5));

    private static final Set<String> UNARY = Set.of("+", "-", "!", "^", "*", "&", "<-", "~");

    private final Cursor cursor;
    private final Names names;
    private final TypeParser types;
    private final StatementParser statements;

    /** Whether a brace after a name begins a block, not a literal. */
    private boolean header;

    ExpressionParser(Cursor cursor, Names names, TypeParser types, StatementParser statements) {
        this.cursor = cursor;
        this.names = names;
        this.types = types;
        this.statements = statements;
    }

    /**
     * Sets whether the parser is in the head of a statement, in which a literal of a named type must be in brackets;
     * returns the previous value.
     */
    boolean inHeader(boolean inside) {
        boolean before = header;
        header = inside;
        return before;
    }

    List<GoExpression> list() {
        List<GoExpression> list = new ArrayList<>();
        do {
            list.add(expression());
        } while (cursor.skip(","));
        return list;
    }

    GoExpression expression() {
        return binary(1);
    }

    private GoExpression binary(int lowest) {
        GoExpression left = unary();
        while (true) {
            String operator = cursor.operator();
            int precedence = PRECEDENCE.getOrDefault(operator, 0);
            if (precedence < lowest) {
                return left;
            }
            int line = cursor.line();
            cursor.skipOperator(operator);
            left = new Binary(line, operator, left, binary(precedence + 1));
        }
    }

    private GoExpression unary() {
        int line = cursor.line();
        if (cursor.is("<-") && cursor.is(1, "chan")) {
            return primary(types.type());
        }
        // Of && in front of an operand, each & is an operator of its own.
        String operator = cursor.kind() == Kind.OPERATOR ? cursor.text() : "";
        if (UNARY.contains(operator)) {
            cursor.next();
            return new Unary(line, operator, unary());
        }
        return primary(operand());
    }

    private GoExpression operand() {
        int line = cursor.line();
        switch (cursor.kind()) {
            case STRING -> {
                String literal = cursor.text();
                cursor.next();
                return new Text(line, GoString.unquote(literal).orElse(""));
            }
            case NUMBER, RUNE -> {
                String literal = cursor.text();
                cursor.next();
                return new NumberLiteral(line, literal);
            }
            default -> {
                return cursor.skip("(") ? inBrackets() : nameOrType(line);
            }
        }
    }

    private GoExpression inBrackets() {
        boolean before = inHeader(false);
        GoExpression inner = expression();
        header = before;
        cursor.expect(")");
        return inner;
    }

    private GoExpression nameOrType(int line) {
        if (cursor.isName()) {
            return names.use(line, cursor.takeName());
        }
        if (cursor.is("func")) {
            cursor.next();
            names.scopes().open();
            GoSignature signature = types.signature();
            if (!cursor.is("{")) {
                names.scopes().close();
                return new FunctionType(line, signature);
            }
            StatementParser.declare(names.scopes(), signature);
            boolean before = inHeader(false);
            GoStatement.Block body = statements.block();
            header = before;
            names.scopes().close();
            return new Function(line, signature, body);
        }
        if (cursor.is("[") || cursor.is("map") || cursor.is("chan") || cursor.is("struct") || cursor.is("interface")) {
            return types.type();
        }
        throw cursor.unexpected();
    }

    private GoExpression primary(GoExpression operand) {
        GoExpression found = operand;
        while (true) {
            int line = cursor.line();
            if (cursor.skip(".")) {
                found = selectorOrAssertion(found);
            } else if (cursor.is("(")) {
                found = call(found);
            } else if (cursor.is("[")) {
                found = indexOrSlice(found, line);
            } else if (cursor.is("{") && mayBeLiteral(found)) {
                found = composite(Optional.of(found), found.line());
            } else {
                return found;
            }
        }
    }

    private GoExpression selectorOrAssertion(GoExpression of) {
        int line = cursor.line();
        if (!cursor.skip("(")) {
            return selector(new Selector(line, of, cursor.takeName()));
        }
        if (cursor.skip("type")) {
            cursor.expect(")");
            return new Assertion(line, of, Optional.empty());
        }
        GoExpression type = types.type();
        cursor.expect(")");
        return new Assertion(line, of, Optional.of(type));
    }

    private Selector selector(Selector selector) {
        boolean alone = !cursor.is("(") && !(cursor.is("{") && mayBeLiteral(selector));
        if (alone) {
            names.selected(selector);
        }
        return selector;
    }

    private GoExpression call(GoExpression function) {
        names.called(function);
        cursor.expect("(");
        boolean before = inHeader(false);
        List<GoExpression> arguments = new ArrayList<>();
        while (!cursor.is(")")) {
            GoExpression argument = expression();
            int line = cursor.line();
            arguments.add(cursor.skip("...") ? new Unary(line, Unary.SPREAD, argument) : argument);
            if (!cursor.is(")")) {
                cursor.expect(",");
            }
        }
        header = before;
        cursor.expect(")");
        return names.call(new Call(function.line(), function, List.copyOf(arguments)));
    }

    private GoExpression indexOrSlice(GoExpression of, int line) {
        cursor.expect("[");
        boolean before = inHeader(false);
        List<GoExpression> indices = new ArrayList<>();
        boolean slice = false;
        while (!cursor.is("]")) {
            if (cursor.skip(":")) {
                slice = true;
            } else if (!cursor.skip(",")) {
                indices.add(expression());
            }
        }
        header = before;
        cursor.expect("]");
        return slice ? new Slice(line, of) : new Index(line, of, List.copyOf(indices));
    }

    private boolean mayBeLiteral(GoExpression type) {
        if (type instanceof Container || type instanceof Struct) {
            return true;
        }
        boolean named = type instanceof Name
                || (type instanceof Selector selector && selector.of() instanceof Name)
                || (type instanceof Index generic
                        && (generic.of() instanceof Name || generic.of() instanceof Selector));
        return named && !header;
    }

    private Composite composite(Optional<GoExpression> type, int line) {
        cursor.expect("{");
        boolean before = inHeader(false);
        List<Element> elements = new ArrayList<>();
        while (!cursor.is("}")) {
            GoExpression first = element();
            if (cursor.skip(":")) {
                elements.add(new Element(Optional.of(first), element()));
            } else {
                elements.add(new Element(Optional.empty(), first));
            }
            if (!cursor.is("}")) {
                cursor.expect(",");
            }
        }
        header = before;
        cursor.expect("}");
        return names.composite(new Composite(line, type, List.copyOf(elements)));
    }

    private GoExpression element() {
        return cursor.is("{") ? composite(Optional.empty(), cursor.line()) : expression();
    }
}
