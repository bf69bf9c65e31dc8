package io.github.goimage.processor.golang.syntax;

import io.github.goimage.processor.golang.source.GoScanner.Kind;
import io.github.goimage.processor.golang.source.GoString;
import io.github.goimage.processor.golang.syntax.GoExpression.Container;
import io.github.goimage.processor.golang.syntax.GoExpression.Field;
import io.github.goimage.processor.golang.syntax.GoExpression.FunctionType;
import io.github.goimage.processor.golang.syntax.GoExpression.Index;
import io.github.goimage.processor.golang.syntax.GoExpression.Interface;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoExpression.Struct;
import io.github.goimage.processor.golang.syntax.GoExpression.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses types and signatures (Go specification, "Types"). */
final class TypeParser {
    private final Cursor cursor;
    private final Names names;

    TypeParser(Cursor cursor, Names names) {
        this.cursor = cursor;
        this.names = names;
    }

    /** Returns whether a type may begin here. */
    boolean isType() {
        return cursor.isName()
                || cursor.is("*")
                || cursor.is("[")
                || cursor.is("(")
                || cursor.is("<-")
                || cursor.is("func")
                || cursor.is("map")
                || cursor.is("chan")
                || cursor.is("struct")
                || cursor.is("interface");
    }

    GoExpression type() {
        int line = cursor.line();
        if (cursor.isName()) {
            return named();
        }
        if (cursor.skip("*")) {
            return new Unary(line, "*", type());
        }
        if (cursor.skip("(")) {
            GoExpression inner = type();
            cursor.expect(")");
            return inner;
        }
        if (cursor.is("[")) {
            cursor.moveTo(cursor.behindClosing());
            return new Container(line, type());
        }
        if (cursor.skip("map")) {
            cursor.moveTo(cursor.behindClosing());
            return new Container(line, type());
        }
        if (cursor.is("chan") || cursor.is("<-")) {
            cursor.skip("<-");
            cursor.expect("chan");
            cursor.skip("<-");
            return new Container(line, type());
        }
        if (cursor.skip("func")) {
            return new FunctionType(line, signature());
        }
        if (cursor.skip("struct")) {
            return struct(line);
        }
        if (cursor.skip("interface")) {
            cursor.moveTo(cursor.behindClosing());
            return new Interface(line);
        }
        throw cursor.unexpected();
    }

    /**
     * Returns the type in a declaration, after the name: its type parameters do not matter, nor whether it is an alias.
     */
    GoExpression declared() {
        if (cursor.is("[") && !cursor.is(1, "]")) {
            cursor.moveTo(cursor.behindClosing());
        }
        cursor.skip("=");
        return type();
    }

    private GoExpression named() {
        GoExpression name = names.use(cursor.line(), cursor.takeName());
        if (cursor.skip(".")) {
            int line = cursor.line();
            Selector selector = new Selector(line, name, cursor.takeName());
            names.selected(selector);
            name = selector;
        }
        if (cursor.is("[") && !cursor.is(1, "]")) {
            return new Index(cursor.line(), name, typeArguments());
        }
        return name;
    }

    List<GoExpression> typeArguments() {
        cursor.expect("[");
        List<GoExpression> arguments = new ArrayList<>();
        while (!cursor.skip("]")) {
            arguments.add(type());
            if (!cursor.is("]")) {
                cursor.expect(",");
            }
        }
        return arguments;
    }

    private Struct struct(int line) {
        cursor.expect("{");
        List<Field> fields = new ArrayList<>();
        while (!cursor.skip("}")) {
            fields(fields);
            cursor.skipSemicolon();
        }
        return new Struct(line, List.copyOf(fields));
    }

    private void fields(List<Field> fields) {
        int line = cursor.line();
        boolean embedded = !cursor.isName() || cursor.is(1, ".") || endsField(1) || isGeneric();
        if (embedded) {
            GoExpression type = type();
            fields.add(new Field(line, lastName(type), type, tag()));
            return;
        }
        List<String> declared = new ArrayList<>();
        do {
            declared.add(cursor.takeName());
        } while (cursor.skip(","));
        GoExpression type = type();
        String tag = tag();
        declared.forEach(name -> fields.add(new Field(line, name, type, tag)));
    }

    private boolean endsField(int ahead) {
        int index = cursor.at() + ahead;
        return cursor.isSemicolonAt(index) || cursor.isAt(index, "}") || isTag(ahead);
    }

    private boolean isTag(int ahead) {
        int here = cursor.at();
        cursor.moveTo(here + ahead);
        boolean tag = cursor.kind() == Kind.STRING;
        cursor.moveTo(here);
        return tag;
    }

    /** Returns whether a name and type arguments stand here, and not a name and an array type. */
    private boolean isGeneric() {
        if (!cursor.is(1, "[") || cursor.is(2, "]")) {
            return false;
        }
        int here = cursor.at();
        cursor.moveTo(here + 1);
        int behind = cursor.behindClosing();
        cursor.moveTo(here);
        return cursor.isSemicolonAt(behind)
                || cursor.isAt(behind, ",")
                || cursor.isAt(behind, ")")
                || cursor.isAt(behind, "}");
    }

    private String tag() {
        if (cursor.kind() != Kind.STRING) {
            return "";
        }
        String tag = GoString.unquote(cursor.text()).orElse("");
        cursor.next();
        return tag;
    }

    private static String lastName(GoExpression type) {
        if (type instanceof Name name) {
            return name.text();
        }
        if (type instanceof Selector selector) {
            return selector.name();
        }
        if (type instanceof Unary pointer) {
            return lastName(pointer.operand());
        }
        return type instanceof Index generic ? lastName(generic.of()) : "";
    }

    /** Parses parameters and results, after the word func and a name. */
    GoSignature signature() {
        List<GoLocal> parameters = parameters(GoLocal.Kind.PARAMETER);
        List<GoExpression> results = new ArrayList<>();
        List<GoLocal> named = new ArrayList<>();
        if (cursor.is("(")) {
            for (GoLocal result : parameters(GoLocal.Kind.VARIABLE)) {
                results.add(result.type().orElseThrow());
                if (!result.name().equals("_")) {
                    named.add(result);
                }
            }
        } else if (isType()) {
            results.add(type());
        }
        return new GoSignature(List.copyOf(parameters), List.copyOf(results), List.copyOf(named));
    }

    /** Parses parameters in brackets; either all have a name or none. */
    List<GoLocal> parameters(GoLocal.Kind kind) {
        cursor.expect("(");
        List<GoLocal> parameters = new ArrayList<>();
        List<Name> pending = new ArrayList<>();
        while (!cursor.skip(")")) {
            int line = cursor.line();
            if (cursor.isName() && (cursor.is(1, ",") || cursor.is(1, ")"))) {
                pending.add(new Name(line, cursor.takeName(), Optional.empty()));
            } else if (cursor.isName() && !cursor.is(1, ".") && !isGeneric()) {
                pending.add(new Name(line, cursor.takeName(), Optional.empty()));
                Optional<GoExpression> type = Optional.of(parameterType());
                pending.forEach(name -> parameters.add(new GoLocal(name.text(), kind, name.line(), type)));
                pending.clear();
            } else {
                flush(pending, kind, parameters);
                parameters.add(new GoLocal("_", kind, line, Optional.of(parameterType())));
            }
            if (!cursor.is(")")) {
                cursor.expect(",");
            }
        }
        flush(pending, kind, parameters);
        return parameters;
    }

    /** Names that no type follows are types. */
    private void flush(List<Name> types, GoLocal.Kind kind, List<GoLocal> parameters) {
        for (Name type : types) {
            parameters.add(new GoLocal("_", kind, type.line(), Optional.of(names.use(type.line(), type.text()))));
        }
        types.clear();
    }

    private GoExpression parameterType() {
        int line = cursor.line();
        return cursor.skip("...") ? new Container(line, type()) : type();
    }
}
