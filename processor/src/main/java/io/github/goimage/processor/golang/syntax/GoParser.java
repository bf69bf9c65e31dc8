package io.github.goimage.processor.golang.syntax;

import io.github.goimage.processor.golang.source.GoTokens;
import io.github.goimage.processor.golang.syntax.Cursor.Unexpected;
import io.github.goimage.processor.golang.syntax.GoSyntax.Function;
import io.github.goimage.processor.golang.syntax.GoSyntax.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses a Go file after its imports, and resolves the names that functions declare.
 *
 * <p>It accepts more than Go does: it skips what no caller needs, and ignores a declaration that it cannot parse.
 */
public final class GoParser {
    private final Cursor cursor;
    private final Names names = new Names();
    private final StatementParser statements;
    private final List<Function> functions = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private final List<GoSyntax.Type> types = new ArrayList<>();
    private final List<Integer> failures = new ArrayList<>();

    private GoParser(GoTokens tokens) {
        this.cursor = new Cursor(tokens);
        this.statements = new StatementParser(cursor, names);
    }

    /** Parses the tokens of a whole file. */
    public static GoSyntax parse(GoTokens tokens) {
        GoParser parser = new GoParser(tokens);
        while (!parser.cursor.isAtEnd()) {
            parser.declaration();
        }
        return new GoSyntax(
                parser.functions,
                parser.variables,
                parser.types,
                parser.names.assignments(),
                parser.names.uses(),
                parser.names.bare(),
                parser.failures);
    }

    private void declaration() {
        int start = cursor.at();
        try {
            names.scopes().clear();
            if (cursor.is("func")) {
                function();
            } else if (cursor.is("var") || cursor.is("const")) {
                variables();
            } else if (cursor.is("type")) {
                types();
            } else {
                skip();
                return;
            }
            if (!cursor.isEndOfStatement()) {
                throw cursor.unexpected();
            }
        } catch (Unexpected unexpected) {
            failures.add(cursor.line());
            cursor.moveTo(start + 1);
            skip();
        }
        cursor.skipSemicolon();
    }

    private void skip() {
        while (!cursor.isAtEnd() && !cursor.isSemicolonAt(cursor.at())) {
            boolean opens = cursor.is("(") || cursor.is("[") || cursor.is("{");
            cursor.moveTo(opens ? cursor.behindClosing() : cursor.at() + 1);
        }
        cursor.next();
    }

    private void function() {
        cursor.expect("func");
        names.scopes().open();
        Optional<GoLocal> receiver = cursor.is("(")
                ? statements.types().parameters(GoLocal.Kind.PARAMETER).stream().findFirst()
                : Optional.empty();
        receiver.ifPresent(names.scopes()::declare);
        int line = cursor.line();
        String name = cursor.takeName();
        if (cursor.is("[")) {
            cursor.moveTo(cursor.behindClosing());
        }
        GoSignature signature = statements.types().signature();
        StatementParser.declare(names.scopes(), signature);
        Optional<GoStatement.Block> body = cursor.is("{") ? Optional.of(statements.block()) : Optional.empty();
        functions.add(new Function(line, name, receiver, signature, body));
    }

    private void variables() {
        boolean constant = cursor.is("const");
        cursor.next();
        if (!cursor.skip("(")) {
            variable(constant);
            return;
        }
        while (!cursor.skip(")")) {
            variable(constant);
            cursor.skipSemicolon();
        }
    }

    private void variable(boolean constant) {
        List<Integer> lines = new ArrayList<>();
        List<String> declared = new ArrayList<>();
        do {
            lines.add(cursor.line());
            declared.add(cursor.takeName());
        } while (cursor.skip(","));
        Optional<GoExpression> type = cursor.is("=") || cursor.isEndOfStatement()
                ? Optional.empty()
                : Optional.of(statements.types().type());
        List<GoExpression> values = cursor.skip("=") ? statements.expressions().list() : List.of();
        for (int i = 0; i < declared.size(); i++) {
            Optional<GoValue> value = values.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            values.size() == declared.size()
                                    ? GoValue.of(values.get(i))
                                    : new GoValue(Optional.of(values.get(0)), i, declared.size()));
            variables.add(new Variable(lines.get(i), declared.get(i), constant, type, value));
        }
    }

    private void types() {
        cursor.next();
        if (!cursor.skip("(")) {
            type();
            return;
        }
        while (!cursor.skip(")")) {
            type();
            cursor.skipSemicolon();
        }
    }

    private void type() {
        int line = cursor.line();
        String name = cursor.takeName();
        types.add(new GoSyntax.Type(line, name, statements.types().declared()));
    }
}
