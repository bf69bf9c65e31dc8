package io.github.goimage.processor.golang.syntax;

import io.github.goimage.processor.golang.source.GoScanner.Kind;
import io.github.goimage.processor.golang.syntax.GoExpression.Assertion;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoStatement.Assign;
import io.github.goimage.processor.golang.syntax.GoStatement.Block;
import io.github.goimage.processor.golang.syntax.GoStatement.Clause;
import io.github.goimage.processor.golang.syntax.GoStatement.Evaluate;
import io.github.goimage.processor.golang.syntax.GoStatement.For;
import io.github.goimage.processor.golang.syntax.GoStatement.If;
import io.github.goimage.processor.golang.syntax.GoStatement.Nothing;
import io.github.goimage.processor.golang.syntax.GoStatement.Select;
import io.github.goimage.processor.golang.syntax.GoStatement.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Parses statements (Go specification, "Statements"). */
final class StatementParser {
    private final Cursor cursor;
    private final Names names;
    private final TypeParser types;
    private final ExpressionParser expressions;

    /** What the range in the head that is being read goes through. */
    private Optional<GoExpression> over = Optional.empty();

    /** The variable that it gives each element. */
    private Optional<GoLocal> element = Optional.empty();

    StatementParser(Cursor cursor, Names names) {
        this.cursor = cursor;
        this.names = names;
        this.types = new TypeParser(cursor, names);
        this.expressions = new ExpressionParser(cursor, names, types, this);
    }

    TypeParser types() {
        return types;
    }

    ExpressionParser expressions() {
        return expressions;
    }

    /** Declares what a signature names, for the body. */
    static void declare(Scopes scopes, GoSignature signature) {
        signature.parameters().forEach(scopes::declare);
        signature.named().forEach(scopes::declare);
    }

    Block block() {
        cursor.expect("{");
        names.scopes().open();
        Block block = new Block(statements());
        names.scopes().close();
        cursor.expect("}");
        return block;
    }

    private List<GoStatement> statements() {
        List<GoStatement> statements = new ArrayList<>();
        while (!cursor.is("}") && !cursor.is("case") && !cursor.is("default")) {
            if (cursor.isAtEnd()) {
                throw cursor.unexpected();
            }
            statements.add(statement());
            if (!cursor.isEndOfStatement()) {
                throw cursor.unexpected();
            }
            cursor.skipSemicolon();
        }
        return List.copyOf(statements);
    }

    private GoStatement statement() {
        if (cursor.isName() && cursor.is(1, ":")) {
            cursor.next();
            cursor.next();
            cursor.skipSemicolon();
            return cursor.is("}") ? new Nothing() : statement();
        }
        if (cursor.kind() == Kind.SEMICOLON) {
            return new Nothing();
        }
        return switch (cursor.text()) {
            case "{" -> block();
            case "if" -> ifStatement();
            case "for" -> forStatement();
            case "switch" -> switchStatement();
            case "select" -> {
                cursor.next();
                yield new Select(clauses(cases -> simple()));
            }
            case "return" -> {
                int line = cursor.line();
                cursor.next();
                yield new GoStatement.Return(line, cursor.isEndOfStatement() ? List.of() : expressions.list());
            }
            case "go" -> {
                cursor.next();
                yield new GoStatement.Go(expressions.expression());
            }
            case "defer" -> {
                cursor.next();
                yield new GoStatement.Defer(expressions.expression());
            }
            case "break", "continue", "goto", "fallthrough" -> {
                cursor.next();
                if (cursor.isName()) {
                    cursor.next();
                }
                yield new GoStatement.Branch();
            }
            case "var", "const" -> declaration();
            case "type" -> typeDeclaration();
            default -> simple();
        };
    }

    /** Parses an expression, an assignment, {@code x++}, a value that is sent, or nothing; in a loop's head a range. */
    private GoStatement simple() {
        if (cursor.is("range")) {
            cursor.next();
            return range(List.of(), false);
        }
        List<GoExpression> left = expressions.list();
        String operator = cursor.operator();
        if (operator.equals(":=") || operator.equals("=")) {
            cursor.next();
            boolean defines = operator.equals(":=");
            return cursor.skip("range") ? range(left, defines) : assign(left, expressions.list(), defines);
        }
        if (operator.equals("++") || operator.equals("--")) {
            cursor.next();
            left.forEach(target -> names.assign(target, GoValue.UNKNOWN));
            return new Nothing();
        }
        if (operator.equals("<-")) {
            cursor.next();
            return new Evaluate(expressions.expression());
        }
        if (operator.endsWith("=") && operator.length() > 1) {
            cursor.skipOperator(operator);
            GoExpression right = expressions.expression();
            left.forEach(target -> names.assign(target, GoValue.UNKNOWN));
            return new Evaluate(right);
        }
        return new Evaluate(left.get(0));
    }

    private GoStatement assign(List<GoExpression> left, List<GoExpression> right, boolean defines) {
        List<GoExpression> targets = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            GoValue value = left.size() == right.size()
                    ? GoValue.of(right.get(i))
                    : new GoValue(Optional.of(right.get(0)), i, left.size());
            if (defines) {
                targets.add(names.define(left.get(i), value));
            } else {
                targets.add(left.get(i));
                names.assign(left.get(i), value);
            }
        }
        return new Assign(List.copyOf(targets), List.copyOf(right));
    }

    private GoStatement range(List<GoExpression> left, boolean defines) {
        GoExpression list = expressions.expression();
        over = Optional.of(list);
        for (int i = 0; i < left.size(); i++) {
            GoValue value = i == 1 ? GoValue.elementOf(list) : GoValue.UNKNOWN;
            if (defines) {
                GoExpression target = names.define(left.get(i), value);
                element = i == 1 && target instanceof Name name ? name.local() : element;
            } else {
                names.assign(left.get(i), value);
            }
        }
        return new Nothing();
    }

    private GoStatement ifStatement() {
        cursor.expect("if");
        names.scopes().open();
        boolean outside = expressions.inHeader(true);
        Optional<GoStatement> before = Optional.empty();
        GoStatement condition = cursor.kind() == Kind.SEMICOLON ? new Nothing() : simple();
        if (cursor.kind() == Kind.SEMICOLON) {
            cursor.next();
            before = Optional.of(condition);
            condition = simple();
        }
        expressions.inHeader(outside);
        if (!(condition instanceof Evaluate evaluated)) {
            throw cursor.unexpected();
        }
        Block body = block();
        Optional<GoStatement> otherwise = Optional.empty();
        if (cursor.skip("else")) {
            otherwise = Optional.of(cursor.is("if") ? ifStatement() : block());
        }
        names.scopes().close();
        return new If(before, evaluated.expression(), body, otherwise);
    }

    private GoStatement forStatement() {
        cursor.expect("for");
        names.scopes().open();
        boolean outside = expressions.inHeader(true);
        over = Optional.empty();
        element = Optional.empty();
        Optional<GoStatement> before = Optional.empty();
        Optional<GoExpression> condition = Optional.empty();
        Optional<GoStatement> after = Optional.empty();
        if (!cursor.is("{")) {
            GoStatement first = cursor.kind() == Kind.SEMICOLON ? new Nothing() : simple();
            if (cursor.kind() == Kind.SEMICOLON) {
                cursor.next();
                before = Optional.of(first);
                condition = cursor.kind() == Kind.SEMICOLON || cursor.is("{")
                        ? Optional.empty()
                        : Optional.of(expressions.expression());
                cursor.skipSemicolon();
                after = cursor.is("{") ? Optional.empty() : Optional.of(simple());
            } else if (first instanceof Evaluate evaluated) {
                condition = Optional.of(evaluated.expression());
            }
        }
        Optional<GoExpression> range = over;
        Optional<GoLocal> each = element;
        over = Optional.empty();
        expressions.inHeader(outside);
        Block body = block();
        names.scopes().close();
        return new For(before, condition, after, range, each, body);
    }

    private GoStatement switchStatement() {
        cursor.expect("switch");
        names.scopes().open();
        boolean outside = expressions.inHeader(true);
        Optional<GoStatement> before = Optional.empty();
        Optional<GoStatement> on = Optional.empty();
        if (!cursor.is("{")) {
            GoStatement first = cursor.kind() == Kind.SEMICOLON ? new Nothing() : simple();
            if (cursor.kind() == Kind.SEMICOLON) {
                cursor.next();
                before = Optional.of(first);
                on = cursor.is("{") ? Optional.empty() : Optional.of(simple());
            } else {
                on = Optional.of(first);
            }
        }
        expressions.inHeader(outside);
        boolean onTypes = on.filter(StatementParser::isOnTypes).isPresent();
        List<Clause> clauses = clauses(onTypes ? this::caseTypes : cases -> cases.addAll(expressions.list()));
        names.scopes().close();
        return new Switch(before, on, clauses);
    }

    private static boolean isOnTypes(GoStatement on) {
        Optional<GoExpression> last = on instanceof Evaluate evaluated
                ? Optional.of(evaluated.expression())
                : on instanceof Assign assign ? Optional.of(assign.right().get(0)) : Optional.empty();
        return last.filter(found ->
                        found instanceof Assertion assertion && assertion.type().isEmpty())
                .isPresent();
    }

    private List<Clause> clauses(Consumer<List<GoExpression>> cases) {
        cursor.expect("{");
        List<Clause> clauses = new ArrayList<>();
        while (!cursor.skip("}")) {
            names.scopes().open();
            boolean isDefault = cursor.skip("default");
            List<GoExpression> found = new ArrayList<>();
            if (!isDefault) {
                cursor.expect("case");
                cases.accept(found);
            }
            cursor.expect(":");
            clauses.add(new Clause(isDefault, List.copyOf(found), new Block(statements())));
            names.scopes().close();
        }
        return List.copyOf(clauses);
    }

    private void caseTypes(List<GoExpression> cases) {
        do {
            cases.add(types.type());
        } while (cursor.skip(","));
    }

    /** Parses {@code var} or {@code const} in a function: everything that it assigns. */
    private GoStatement declaration() {
        boolean constant = cursor.is("const");
        cursor.next();
        List<GoStatement> assigned = new ArrayList<>();
        if (cursor.skip("(")) {
            while (!cursor.skip(")")) {
                assigned.add(specification(constant));
                cursor.skipSemicolon();
            }
        } else {
            assigned.add(specification(constant));
        }
        return assigned.size() == 1 ? assigned.get(0) : new Block(List.copyOf(assigned));
    }

    private GoStatement specification(boolean constant) {
        List<Name> declared = new ArrayList<>();
        do {
            declared.add(new Name(cursor.line(), cursor.takeName(), Optional.empty()));
        } while (cursor.skip(","));
        Optional<GoExpression> type =
                cursor.is("=") || cursor.isEndOfStatement() ? Optional.empty() : Optional.of(types.type());
        List<GoExpression> values = cursor.skip("=") ? expressions.list() : List.of();
        List<GoExpression> targets = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            Name name = declared.get(i);
            GoLocal local = new GoLocal(
                    name.text(), constant ? GoLocal.Kind.CONSTANT : GoLocal.Kind.VARIABLE, name.line(), type);
            names.scopes().declare(local);
            if (!values.isEmpty()) {
                local.assign(
                        values.size() == declared.size()
                                ? GoValue.of(values.get(i))
                                : new GoValue(Optional.of(values.get(0)), i, declared.size()));
            } else if (constant) {
                local.assign(GoValue.UNKNOWN);
            }
            targets.add(new Name(name.line(), name.text(), Optional.of(local)));
        }
        return values.isEmpty() ? new Nothing() : new Assign(List.copyOf(targets), List.copyOf(values));
    }

    private GoStatement typeDeclaration() {
        cursor.next();
        if (cursor.skip("(")) {
            while (!cursor.skip(")")) {
                localType();
                cursor.skipSemicolon();
            }
        } else {
            localType();
        }
        return new Nothing();
    }

    private void localType() {
        int line = cursor.line();
        String name = cursor.takeName();
        GoExpression type = types.declared();
        names.scopes().declare(new GoLocal(name, GoLocal.Kind.TYPE, line, Optional.of(type)));
    }
}
