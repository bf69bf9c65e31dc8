package io.github.goimage.processor.golang.syntax;

import io.github.goimage.processor.golang.source.GoText;
import io.github.goimage.processor.golang.source.GoTokens;
import io.github.goimage.processor.golang.syntax.Cursor.Unexpected;
import io.github.goimage.processor.golang.syntax.GoSyntax.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses a Go file after its imports, and resolves the names that functions declare.
 *
 * <p>It accepts more than Go does: it skips what no caller needs, and ignores a declaration that it cannot parse.
 */
public final class GoParser {
    private final GoTokens tokens;
    private final Cursor cursor;
    private final List<GoPart> parts = new ArrayList<>();
    private final List<GoFunction> functions = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private final List<GoSyntax.Type> types = new ArrayList<>();
    private final List<Integer> failures = new ArrayList<>();
    private Names names = new Names();
    private StatementParser statements;

    private GoParser(GoTokens tokens) {
        this.tokens = tokens;
        this.cursor = new Cursor(tokens);
        this.statements = new StatementParser(cursor, names);
    }

    /** Parses a whole file. */
    public static GoSyntax parse(GoText text) {
        GoParser parser = new GoParser(GoTokens.outline(text));
        while (!parser.cursor.isAtEnd()) {
            parser.declaration();
        }
        return new GoSyntax(text, parser.parts, parser.functions, parser.variables, parser.types, parser.failures);
    }

    private void declaration() {
        int start = cursor.at();
        int before = parts.size();
        try {
            names = new Names();
            statements = new StatementParser(cursor, names);
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
        if (parts.size() == before) {
            parts.add(new GoPart(tokens.start(start), tokens.start(cursor.at()), names, null));
        }
    }

    private void skip() {
        while (!cursor.isAtEnd() && !cursor.isSemicolonAt(cursor.at())) {
            boolean opens = cursor.is("(") || cursor.is("[") || cursor.is("{");
            cursor.moveTo(opens ? cursor.behindClosing() : cursor.at() + 1);
        }
        cursor.next();
    }

    private void function() {
        int start = cursor.at();
        cursor.expect("func");
        names.scopes().open();
        Optional<GoLocal> receiver = cursor.is("(")
                ? statements.types().parameters(GoLocal.Kind.PARAMETER).stream().findFirst()
                : Optional.empty();
        int line = cursor.line();
        String name = cursor.takeName();
        if (cursor.is("[")) {
            cursor.moveTo(cursor.behindClosing());
        }
        GoSignature signature = statements.types().signature();
        names.scopes().clear();
        int brace = cursor.at();
        GoPart part = new GoPart(tokens.start(start), tokens.start(brace + 1), names, body(brace, receiver, signature));
        if (!cursor.isEndOfStatement()) {
            throw cursor.unexpected();
        }
        parts.add(part);
        functions.add(new GoFunction(line, name, receiver, signature, part));
    }

    /** Moves past the body that begins at a brace; null if none does. */
    private GoPart.@Nullable Body body(int brace, Optional<GoLocal> receiver, GoSignature signature) {
        if (!cursor.skip("{")) {
            return null;
        }
        cursor.expect("}");
        return names -> {
            StatementParser parser = new StatementParser(new Cursor(tokens.block(brace)), names);
            names.scopes().open();
            receiver.ifPresent(names.scopes()::declare);
            StatementParser.declare(names.scopes(), signature);
            return parser.block();
        };
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
