package io.github.goimage.processor.golang.values;

import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Assertion;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Composite;
import io.github.goimage.processor.golang.syntax.GoExpression.Field;
import io.github.goimage.processor.golang.syntax.GoExpression.Index;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoExpression.Struct;
import io.github.goimage.processor.golang.syntax.GoExpression.Unary;
import io.github.goimage.processor.golang.syntax.GoLocal;
import io.github.goimage.processor.golang.syntax.GoSyntax;
import io.github.goimage.processor.golang.syntax.GoValue;
import io.github.goimage.processor.golang.values.CodePackage.FunctionAt;
import io.github.goimage.processor.golang.values.CodePackage.TypeAt;
import io.github.goimage.processor.golang.values.CodePackage.VariableAt;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the named types of expressions and the functions that calls mean, as far as the team's own code says them. */
public final class Types {
    /** How the name of a struct without one begins that is the type of a field. */
    static final String INNER = "##";

    private static final int DEEPEST = 12;

    private final Code code;
    private final IdentityHashMap<Call, Optional<FunctionAt>> functions = new IdentityHashMap<>();
    private final IdentityHashMap<Struct, TypeAt> nameless = new IdentityHashMap<>();
    private final Map<String, TypeAt> namelessByName = new HashMap<>();
    private int depth;

    Types(Code code) {
        this.code = code;
    }

    /**
     * Returns the type of an expression, or of what it points to, as {@code path.Name}. What a function of another
     * module makes has that function's name in its place. The empty string if nothing is known.
     */
    public String of(GoExpression expression, Frame frame) {
        if (depth >= DEEPEST) {
            return "";
        }
        depth++;
        try {
            return find(expression, frame);
        } finally {
            depth--;
        }
    }

    private String find(GoExpression expression, Frame frame) {
        if (expression instanceof Name name) {
            return name.local().isPresent()
                    ? ofLocal(name.local().get(), frame)
                    : ofVariable(frame.file().importPath(), name.text());
        }
        if (expression instanceof Unary unary) {
            return of(unary.operand(), frame);
        }
        if (expression instanceof Composite composite) {
            return composite.type().isPresent() ? named(composite.type().get(), frame.file()) : "";
        }
        if (expression instanceof Assertion assertion) {
            return assertion.type().isPresent() ? named(assertion.type().get(), frame.file()) : "";
        }
        if (expression instanceof Call call) {
            return ofCall(call, frame, 0);
        }
        return expression instanceof Selector selector ? ofSelector(selector, frame) : "";
    }

    private String ofLocal(GoLocal local, Frame frame) {
        if (local.type().isPresent()) {
            return named(local.type().get(), frame.file());
        }
        for (GoValue value : local.values()) {
            String found = ofValue(value, frame);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private String ofValue(GoValue value, Frame frame) {
        if (value.expression().isEmpty()) {
            return "";
        }
        GoExpression expression = value.expression().get();
        if (expression instanceof Call call) {
            return ofCall(call, frame, value.result());
        }
        return value.result() == 0 ? of(expression, frame) : "";
    }

    private String ofVariable(String path, String name) {
        Optional<CodePackage> owner = code.find(path);
        Optional<VariableAt> found = owner.isPresent() ? owner.get().variable(name) : Optional.empty();
        if (found.isEmpty()) {
            return "";
        }
        CodeFile file = found.get().file();
        GoSyntax.Variable variable = found.get().variable();
        if (variable.type().isPresent()) {
            return named(variable.type().get(), file);
        }
        return variable.value().isPresent() ? ofValue(variable.value().get(), Frame.of(file)) : "";
    }

    private String ofCall(Call call, Frame frame, int result) {
        if (call.function() instanceof Name name
                && name.text().equals("new")
                && name.local().isEmpty()) {
            return call.arguments().isEmpty() ? "" : named(call.arguments().get(0), frame.file());
        }
        Optional<FunctionAt> function = function(call, frame);
        if (function.isPresent()) {
            var results = function.get().function().signature().results();
            return result < results.size()
                    ? named(results.get(result), function.get().file())
                    : "";
        }
        return result == 0 ? ofForeign(call, frame) : "";
    }

    /**
     * Returns what a function of another module makes: what its type argument says, as in
     * {@code env.ParseAs[Config]()}, or what it is given, as in {@code env.Must(parsed())}, where that is the team's
     * own.
     */
    private String ofForeign(Call call, Frame frame) {
        if (call.function() instanceof Index generic && generic.indices().size() == 1) {
            String argument = named(generic.indices().get(0), frame.file());
            if (isOwn(argument)) {
                return argument;
            }
        }
        if (call.function() instanceof Selector selector
                && selector.name().equals("Must")
                && call.arguments().size() == 1) {
            String argument = of(call.arguments().get(0), frame);
            if (isOwn(argument)) {
                return argument;
            }
        }
        return named(call.function(), frame.file());
    }

    private String ofSelector(Selector selector, Frame frame) {
        Optional<String> path = frame.file().packageOf(selector.of());
        if (path.isPresent()) {
            return code.find(path.get()).isPresent() ? ofVariable(path.get(), selector.name()) : "";
        }
        Optional<TypeAt> type = type(of(selector.of(), frame));
        Optional<Struct> struct = type.isPresent() ? struct(type.get()) : Optional.empty();
        Optional<Field> field = struct.isPresent() ? struct.get().field(selector.name()) : Optional.empty();
        if (field.isEmpty()) {
            return "";
        }
        return field.get().type() instanceof Struct inner
                ? nameless(inner, type.get().file(), INNER)
                : named(field.get().type(), type.get().file());
    }

    /**
     * Returns what made a value, as {@code path.Name}: the function of another package, or the type of a literal. The
     * empty string if nothing is known.
     */
    public String maker(GoExpression value, Frame frame) {
        Frame.Argument made = origin(value, frame);
        return made.frame()
                .file()
                .qualified(GoSyntax.named(made.expression()))
                .orElseGet(() -> of(made.expression(), made.frame()));
    }

    /** Returns the call or literal that made a value, before variables and methods that return the value again. */
    public Frame.Argument origin(GoExpression value, Frame frame) {
        Frame.Argument made = new Frame.Argument(value, frame);
        for (int i = 0; i < DEEPEST; i++) {
            Optional<Frame.Argument> before = before(made.expression(), made.frame());
            if (before.isEmpty()) {
                return made;
            }
            made = before.get();
        }
        return made;
    }

    private static Optional<Frame.Argument> before(GoExpression value, Frame frame) {
        if (value instanceof Unary unary) {
            return Optional.of(new Frame.Argument(unary.operand(), frame));
        }
        if (value instanceof Name name && name.local().isPresent()) {
            Optional<Frame.Argument> given = frame.argument(name.local().get());
            return given.isPresent()
                    ? given
                    : name.local().get().values().stream()
                            .findFirst()
                            .flatMap(GoValue::expression)
                            .map(first -> new Frame.Argument(first, frame));
        }
        return value instanceof Call call
                        && call.function() instanceof Selector method
                        && frame.file().packageOf(method.of()).isEmpty()
                        && !(method.of() instanceof Selector)
                ? Optional.of(new Frame.Argument(method.of(), frame))
                : Optional.empty();
    }

    /** Returns the name of a written type. */
    public String named(GoExpression type, CodeFile file) {
        if (type instanceof Unary pointer) {
            return named(pointer.operand(), file);
        }
        if (type instanceof Index generic) {
            return named(generic.of(), file);
        }
        if (type instanceof Name name && name.local().isEmpty()) {
            return file.importPath() + "." + name.text();
        }
        return type instanceof Struct struct
                ? nameless(struct, file, "#")
                : file.qualified(type).orElse("");
    }

    /** Returns a name for a struct that has none, which no Go code can say. */
    private String nameless(Struct struct, CodeFile file, String prefix) {
        TypeAt known = nameless.get(struct);
        if (known == null) {
            Optional<CodePackage> owner = code.find(file.importPath());
            if (owner.isEmpty()) {
                return "";
            }
            known = new TypeAt(owner.get(), file, new GoSyntax.Type(struct.line(), prefix + nameless.size(), struct));
            nameless.put(struct, known);
            namelessByName.put(nameOf(known), known);
        }
        return nameOf(known);
    }

    private static String nameOf(TypeAt type) {
        return type.owner().path() + "." + type.type().name();
    }

    /** Returns the type of the team's own code that has a name. */
    Optional<TypeAt> type(String name) {
        TypeAt struct = namelessByName.get(name);
        if (struct != null) {
            return Optional.of(struct);
        }
        int dot = name.lastIndexOf('.');
        Optional<CodePackage> owner = dot < 0 ? Optional.empty() : code.find(name.substring(0, dot));
        return owner.isPresent() ? owner.get().type(name.substring(dot + 1)) : Optional.empty();
    }

    /** Returns whether a type is the team's own. */
    public boolean isOwn(String name) {
        return type(name).isPresent();
    }

    /** Returns the fields of a type, or of the one that it is another name of. */
    Optional<Struct> struct(TypeAt type) {
        return type.type().type() instanceof Struct struct ? Optional.of(struct) : Optional.empty();
    }

    /** Returns the function of the team's own code that a call means; empty for any other. */
    public Optional<FunctionAt> function(Call call, Frame frame) {
        Optional<FunctionAt> known = functions.get(call);
        if (known == null) {
            known = find(call, frame);
            if (depth == 0) {
                functions.put(call, known);
            }
        }
        return known;
    }

    private Optional<FunctionAt> find(Call call, Frame frame) {
        GoExpression called = call.function() instanceof Index generic ? generic.of() : call.function();
        if (called instanceof Name name) {
            return name.local().isPresent()
                    ? Optional.empty()
                    : own(frame.file().importPath(), name.text());
        }
        if (!(called instanceof Selector selector)) {
            return Optional.empty();
        }
        Optional<String> path = frame.file().packageOf(selector.of());
        if (path.isPresent()) {
            return own(path.get(), selector.name());
        }
        return method(of(selector.of(), frame), selector.name(), 0);
    }

    private Optional<FunctionAt> own(String path, String name) {
        Optional<CodePackage> owner = code.find(path);
        return owner.isPresent() ? owner.get().function(name) : Optional.empty();
    }

    /** Returns a method of a type or of what it embeds. */
    private Optional<FunctionAt> method(String typeName, String name, int embedded) {
        Optional<TypeAt> type = type(typeName);
        if (type.isEmpty() || embedded > 3) {
            return Optional.empty();
        }
        Optional<FunctionAt> own = type.get().owner().method(type.get().type().name(), name);
        return own.isPresent()
                ? own
                : struct(type.get()).stream()
                        .flatMap(struct -> struct.fields().stream())
                        .filter(field -> typeName(field.type()).equals(field.name()))
                        .flatMap(field -> method(named(field.type(), type.get().file()), name, embedded + 1).stream())
                        .findFirst();
    }

    private static String typeName(GoExpression type) {
        if (type instanceof Unary pointer) {
            return typeName(pointer.operand());
        }
        return type instanceof Name name ? name.text() : type instanceof Selector selector ? selector.name() : "";
    }
}
