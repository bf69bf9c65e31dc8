package io.github.goimage.processor.golang.values;

import io.github.goimage.processor.golang.source.Sought;
import io.github.goimage.processor.golang.syntax.GoAround;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Assertion;
import io.github.goimage.processor.golang.syntax.GoExpression.Binary;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Container;
import io.github.goimage.processor.golang.syntax.GoExpression.Index;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.NumberLiteral;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoExpression.Text;
import io.github.goimage.processor.golang.syntax.GoExpression.Unary;
import io.github.goimage.processor.golang.syntax.GoFunction;
import io.github.goimage.processor.golang.syntax.GoLocal;
import io.github.goimage.processor.golang.syntax.GoPart;
import io.github.goimage.processor.golang.syntax.GoStatement;
import io.github.goimage.processor.golang.syntax.GoSyntax;
import io.github.goimage.processor.golang.syntax.GoValue;
import io.github.goimage.processor.golang.values.CodePackage.FunctionAt;
import io.github.goimage.processor.golang.values.CodePackage.VariableAt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Finds the strings that an expression can have: from literals, through constants, variables, parameters, fields and
 * the functions that the code calls, to defaults of flags and of environment variables. Numbers are strings here, too.
 */
public final class Evaluator {
    /** How many expressions are looked at for one; what takes more is nothing that a reader would know either. */
    private static final int MOST_STEPS = 600;

    /** Of a function that more places call, its callers say nothing certain. */
    private static final int MOST_CALLS = 6;

    private static final GoExpression NOTHING = new Name(0, "", Optional.empty());

    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]*");

    private static final Set<String> CONVERSIONS =
            Set.of("string", "int", "int32", "int64", "uint", "uint16", "uint32", "uint64");

    private final Code code;
    private final Types types;
    private final Literals literals;
    private final Fields fields;
    private final Flags flags;
    private final KnownFunctions known;
    private final Elements elements;
    private final Switches switches;
    private final IdentityHashMap<GoSyntax.Variable, Values> variables = new IdentityHashMap<>();
    private final IdentityHashMap<GoSyntax.Variable, Values> glanced = new IdentityHashMap<>();
    private final IdentityHashMap<GoSyntax.Variable, Values> whole = new IdentityHashMap<>();

    /** What was assigned to a variable before the value that is looked at: {@code dir = filepath.Join(dir, "a")}. */
    private final IdentityHashMap<GoLocal, Values> before = new IdentityHashMap<>();

    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int steps;
    private boolean glancing;
    private boolean exact;

    /** Evaluates in some packages. */
    public Evaluator(Code code) {
        this.code = code;
        this.types = new Types(code);
        this.literals = new Literals(code, types);
        this.flags = new Flags(code, this);
        this.fields = new Fields(code, types, this);
        this.known = new KnownFunctions(this);
        this.elements = new Elements(code, types);
        this.switches = new Switches(this);
    }

    /** Returns how it finds types and functions. */
    public Types types() {
        return types;
    }

    /** Returns how it finds composite literals. */
    public Literals literals() {
        return literals;
    }

    /** Returns how it finds the elements of lists. */
    public Elements elements() {
        return elements;
    }

    Flags flags() {
        return flags;
    }

    /** Finds the strings of an expression. */
    public Values evaluate(GoExpression expression, Frame frame) {
        if (open.isEmpty()) {
            steps = 0;
        }
        return find(expression, frame).settled();
    }

    /**
     * Finds the strings of an expression as {@link #evaluate} does, without a look at what methods and fields are given
     * elsewhere.
     */
    public Values glance(GoExpression expression, Frame frame) {
        glancing = true;
        try {
            return evaluate(expression, frame);
        } finally {
            glancing = false;
        }
    }

    /**
     * Finds the strings of an expression as {@link #evaluate} does, but only all of them: as soon as one is not known,
     * none is looked for.
     */
    public Values all(GoExpression expression, Frame frame) {
        exact = true;
        try {
            Values values = evaluate(expression, frame);
            return values.complete() ? values : Values.UNKNOWN;
        } finally {
            exact = false;
        }
    }

    /** Does something that is kept for all who ask later, whatever is asked now. */
    void inFull(Runnable evaluation) {
        boolean wasGlancing = glancing;
        boolean wasExact = exact;
        glancing = false;
        exact = false;
        try {
            evaluation.run();
        } finally {
            glancing = wasGlancing;
            exact = wasExact;
        }
    }

    /** Returns whether no more has to be found of an expression. */
    boolean isEnough(Values found) {
        return exact && !found.complete();
    }

    /** Returns whether all strings are looked for, or none. */
    boolean isExact() {
        return exact;
    }

    /** Returns whether fields are not looked for. */
    boolean isGlancing() {
        return glancing;
    }

    /** Returns the values before they are settled: one part of a union. */
    Values find(GoExpression expression, Frame frame) {
        if (++steps > MOST_STEPS) {
            return Values.UNKNOWN;
        }
        if (expression instanceof Text text) {
            return Values.of(Value.written(text.value(), frame.file().place(text.line())));
        }
        if (expression instanceof NumberLiteral number) {
            return ofNumber(number, frame);
        }
        if (expression instanceof Name name) {
            return ofName(name, frame);
        }
        if (expression instanceof Selector selector) {
            return ofSelector(selector, frame);
        }
        if (expression instanceof Call call) {
            return result(call, 0, frame);
        }
        if (expression instanceof Binary binary) {
            return binary.operator().equals("+") ? sum(binary, frame) : Values.UNKNOWN;
        }
        if (expression instanceof Unary unary) {
            boolean pointer = unary.operator().equals("*") || unary.operator().equals("&");
            return pointer ? find(unary.operand(), frame) : Values.UNKNOWN;
        }
        if (expression instanceof Index index) {
            Values any = ofElements(index.of(), frame);
            return index.indices().isEmpty() ? any : any.incomplete();
        }
        return expression instanceof Assertion assertion ? find(assertion.of(), frame) : Values.UNKNOWN;
    }

    /** Returns what any element of a list can be. */
    private Values ofElements(GoExpression list, Frame frame) {
        Values all = Values.NONE;
        for (Frame.Argument element : elements.find(list, frame).orElse(List.of())) {
            if (isEnough(all)) {
                return Values.UNKNOWN;
            }
            all = all.or(find(element.expression(), element.frame()));
        }
        return all.known().isEmpty() ? Values.UNKNOWN : all;
    }

    private Values sum(Binary sum, Frame frame) {
        Values left = find(sum.left(), frame).settled();
        if (isEnough(left)) {
            return Values.UNKNOWN;
        }
        Values right = find(sum.right(), frame).settled();
        boolean path = right.known().stream().anyMatch(value -> value.text().matches("[/.].*"));
        return (path ? left.asDirectory() : left).followedBy(right);
    }

    private static Values ofNumber(NumberLiteral number, Frame frame) {
        String digits = number.text().replace("_", "");
        return DECIMAL.matcher(digits).matches()
                ? Values.of(Value.written(digits, frame.file().place(number.line())))
                : Values.UNKNOWN;
    }

    private Values ofName(Name name, Frame frame) {
        if (name.local().isPresent()) {
            return ofLocal(name.local().get(), frame);
        }
        if (name.text().equals("true")
                || name.text().equals("false")
                || name.text().equals("nil")) {
            String text = name.text().equals("nil") ? "" : name.text();
            return Values.of(Value.written(text, frame.file().place(name.line())));
        }
        return ofVariable(frame.file().importPath(), name.text());
    }

    private Values ofLocal(GoLocal local, Frame frame) {
        Values earlier = before.remove(local);
        if (earlier != null) {
            return earlier.incomplete();
        }
        Optional<Frame.Argument> argument = frame.argument(local);
        if (argument.isPresent()) {
            return once(
                            local,
                            () -> find(
                                    argument.get().expression(), argument.get().frame()))
                    .or(local.values().isEmpty() ? Values.NONE : once(local, () -> reassigned(local, frame)));
        }
        return once(
                local,
                () -> local.kind() == GoLocal.Kind.PARAMETER
                        ? ofCallers(local, frame).or(assigned(local, frame))
                        : local.values().isEmpty() && local.takers().isEmpty()
                                ? Values.of(Value.written("", frame.file().place(local.line())))
                                : assigned(local, frame));
    }

    private Values assigned(GoLocal local, Frame frame) {
        boolean switched = local.values().size() > 1 && Switches.mayBeIn(frame.file());
        Values all = Values.NONE;
        Values last = Values.NONE;
        GoExpression lastWritten = NOTHING;
        Set<Setting> off = new LinkedHashSet<>();
        for (GoValue value : local.values()) {
            if (isEnough(all) || isEnough(last)) {
                return Values.UNKNOWN;
            }
            GoExpression written = value.expression().orElse(NOTHING);
            if (!frame.file().isForLinux(written)) {
                continue;
            }
            before.put(local, last);
            Values values = ofValue(value, frame);
            all = !before.remove(local, last) && isBehind(written, lastWritten, local, frame) ? all : all.or(last);
            Set<Setting> needed = switched && value.expression().isPresent()
                    ? switches.around(written, values, Switches.bodyOf(local, frame.file()), frame)
                    : Set.of();
            off.addAll(needed);
            last = needed.isEmpty() ? values : Values.NONE;
            lastWritten = written;
        }
        all = all.or(last);
        for (Call taker : local.takers()) {
            all = all.or(flags.defaultOf(taker, frame).orElse(Values.UNKNOWN));
        }
        // Beside a directory that only the running program knows, the working directory is its zero value.
        boolean zero = !all.complete() && local.values().size() > 1;
        return (zero ? all.map(value -> value.text().equals(".") ? value.unset() : value) : all).with(off);
    }

    private static boolean isBehind(GoExpression written, GoExpression earlier, GoLocal local, Frame frame) {
        return Switches.bodyOf(local, frame.file())
                .filter(body -> GoAround.isBehind(written, earlier, body))
                .isPresent();
    }

    /** Returns what is assigned to a variable that has a value already: in a loop's body to what the range gives. */
    private Values reassigned(GoLocal local, Frame frame) {
        Values all = Values.NONE;
        for (GoValue value : local.values()) {
            all = value.isElement() ? all : all.or(ofValue(value, frame));
        }
        return all;
    }

    /** Returns what an assignment gives. */
    Values ofValue(GoValue value, Frame frame) {
        if (value.expression().isEmpty()) {
            return Values.UNKNOWN;
        }
        GoExpression expression = value.expression().get();
        if (expression instanceof Call call) {
            return result(call, value.result(), frame);
        }
        return value.result() == 0 ? find(expression, frame) : Values.UNKNOWN;
    }

    /** Returns what the calls of a function give one of its parameters. */
    private Values ofCallers(GoLocal local, Frame frame) {
        Optional<CodeFile.Parameter> parameter = frame.file().parameter(local);
        if (parameter.isEmpty()) {
            return Values.UNKNOWN;
        }
        if (parameter.get().function().receiver().isPresent()) {
            return glancing ? Values.UNKNOWN : ofMethodCallers(parameter.get(), frame);
        }
        GoFunction function = parameter.get().function();
        Optional<CodePackage> owner = code.find(frame.file().importPath());
        List<Frame.Argument> given = new ArrayList<>();
        for (CodeFile user : owner.map(code::users).orElse(List.of())) {
            if (!user.holds(function.name()) || given.size() > MOST_CALLS) {
                continue;
            }
            int before = given.size();
            long named = 0;
            for (GoPart part : user.syntax().partsWith(function.name())) {
                for (GoExpression use : part.uses()) {
                    boolean calls = use instanceof Call call && names(call.function(), function, user, frame);
                    if (calls) {
                        ((Call) use)
                                .argument(parameter.get().index())
                                .ifPresent(argument -> given.add(new Frame.Argument(argument, Frame.of(user))));
                    } else if (names(use, function, user, frame)) {
                        return Values.UNKNOWN;
                    }
                }
                named += part.bare().stream()
                        .filter(name -> names(name, function, user, frame))
                        .count();
            }
            // One that is passed on may be called with anything.
            if (named > given.size() - before) {
                return Values.UNKNOWN;
            }
        }
        if (given.isEmpty() || given.size() > MOST_CALLS) {
            return Values.UNKNOWN;
        }
        Values all = Values.NONE;
        for (Frame.Argument argument : given) {
            if (isEnough(all)) {
                return Values.UNKNOWN;
            }
            all = all.or(find(argument.expression(), argument.frame()));
        }
        return all;
    }

    /**
     * Returns what the calls of a method give one of its parameters; one that an interface asks for may have other
     * callers.
     */
    @SuppressWarnings("ReferenceEquality") // A function that is declared alike in another place is another one.
    private Values ofMethodCallers(CodeFile.Parameter parameter, Frame frame) {
        GoFunction method = parameter.function();
        List<Frame.Argument> given = new ArrayList<>();
        for (CodeFile user :
                code.find(frame.file().importPath()).map(code::users).orElse(List.of())) {
            if (!user.holds(method.name())) {
                continue;
            }
            for (GoPart part : user.syntax().partsWith(method.name())) {
                for (GoExpression use : part.uses()) {
                    boolean called = use instanceof Call call
                            && call.function() instanceof Selector selector
                            && selector.name().equals(method.name())
                            && types.function(call, Frame.of(user))
                                    .filter(found -> found.function() == method)
                                    .isPresent();
                    if (called) {
                        ((Call) use)
                                .argument(parameter.index())
                                .ifPresent(argument -> given.add(new Frame.Argument(argument, Frame.of(user))));
                    }
                }
            }
        }
        return given.size() == 1 ? find(given.get(0).expression(), given.get(0).frame()) : Values.UNKNOWN;
    }

    private static boolean names(GoExpression called, GoFunction function, CodeFile user, Frame frame) {
        String path = frame.file().importPath();
        return called instanceof Name name
                ? name.local().isEmpty()
                        && name.text().equals(function.name())
                        && user.importPath().equals(path)
                : user.qualified(called)
                        .filter((path + "." + function.name())::equals)
                        .isPresent();
    }

    private Values ofSelector(Selector selector, Frame frame) {
        Optional<String> path = frame.file().packageOf(selector.of());
        if (path.isPresent()) {
            return path.get().equals("os") && selector.name().equals("DevNull")
                    ? Values.of(Value.written("/dev/null", frame.file().place(selector.line())))
                    : ofVariable(path.get(), selector.name());
        }
        return fields.find(selector, frame);
    }

    private Values ofVariable(String path, String name) {
        Optional<CodePackage> owner = code.find(path);
        Optional<VariableAt> found = owner.flatMap(in -> in.variable(name));
        if (found.isEmpty()) {
            return Values.UNKNOWN;
        }
        VariableAt at = found.get();
        IdentityHashMap<GoSyntax.Variable, Values> seen = exact ? whole : glancing ? glanced : variables;
        Values values = seen.get(at.variable());
        if (values == null) {
            boolean outermost = open.isEmpty();
            values = once(at.variable(), () -> ofVariable(owner.get(), at));
            if (outermost || values.complete()) {
                seen.put(at.variable(), values);
            }
        }
        return values;
    }

    private Values ofVariable(CodePackage owner, VariableAt at) {
        GoSyntax.Variable variable = at.variable();
        Values all = variable.value()
                .map(value -> ofValue(value, Frame.of(at.file())))
                .orElseGet(() -> variable.constant()
                        ? Values.UNKNOWN
                        : Values.of(Value.written("", at.file().place(variable.line()))));
        if (variable.constant()) {
            return all;
        }
        boolean exported = Character.isUpperCase(variable.name().codePointAt(0));
        for (CodeFile user : exported ? code.users(owner) : owner.files()) {
            if (isEnough(all)) {
                return Values.UNKNOWN;
            }
            Sought sought = Sought.assigned(variable.name());
            if (!sought.isIn(user.text())) {
                continue;
            }
            for (GoPart part : user.syntax().partsWith(sought)) {
                for (GoSyntax.Assigned assigned : part.assignments()) {
                    if (isVariable(assigned.target(), owner, variable, user)) {
                        all = all.or(ofValue(assigned.value(), Frame.of(user)));
                    }
                }
                for (GoExpression use : part.uses()) {
                    if (use instanceof Call call && takes(call, owner, variable, user)) {
                        all = all.or(flags.defaultOf(call, Frame.of(user)).orElse(Values.UNKNOWN));
                    }
                }
            }
        }
        return all;
    }

    private static boolean isVariable(
            GoExpression target, CodePackage owner, GoSyntax.Variable variable, CodeFile user) {
        return target instanceof Name name
                ? name.local().isEmpty()
                        && name.text().equals(variable.name())
                        && user.importPath().equals(owner.path())
                : user.qualified(target)
                        .filter((owner.path() + "." + variable.name())::equals)
                        .isPresent();
    }

    private static boolean takes(Call call, CodePackage owner, GoSyntax.Variable variable, CodeFile user) {
        return call.arguments().stream()
                .anyMatch(argument -> argument instanceof Unary address
                        && address.operator().equals("&")
                        && isVariable(address.operand(), owner, variable, user));
    }

    /** Returns one of the results of a call. */
    Values result(Call call, int index, Frame frame) {
        GoExpression function = call.function();
        if ((function instanceof Name name && name.local().isEmpty() && CONVERSIONS.contains(name.text()))
                || function instanceof Container) {
            return call.argument(0).map(argument -> find(argument, frame)).orElse(Values.UNKNOWN);
        }
        Optional<FunctionAt> own = types.function(call, frame);
        if (own.isPresent()) {
            FunctionAt called = own.get();
            return once(called.function(), () -> returned(called, index, frame.calling(called, call)));
        }
        Optional<Values> flag = index == 0 ? flags.valueOf(call, frame) : Optional.empty();
        if (flag.isPresent()) {
            return flag.get();
        }
        Optional<String> qualified = frame.file().qualified(function);
        if (qualified.isPresent()) {
            return types.type(qualified.get()).isPresent()
                    ? find(call.arguments().get(0), frame)
                    : known.result(qualified.get(), call, index, frame);
        }
        return isOwnType(function, frame) && call.arguments().size() == 1
                ? find(call.arguments().get(0), frame)
                : Values.UNKNOWN;
    }

    private boolean isOwnType(GoExpression function, Frame frame) {
        return function instanceof Name name
                && name.local().isEmpty()
                && types.type(frame.file().importPath() + "." + name.text()).isPresent();
    }

    private Values returned(FunctionAt called, int index, Frame frame) {
        if (called.function().body().isEmpty()) {
            return Values.UNKNOWN;
        }
        List<GoStatement.Return> returns =
                GoStatement.returns(called.function().body().get());
        boolean switched = returns.size() > 1 && Switches.mayBeIn(called.file());
        Switches.Unreached unreached =
                switches.unreached(called.function().body().get(), frame);
        Values all = Values.NONE;
        Set<Setting> off = new LinkedHashSet<>(unreached.settings());
        for (GoStatement.Return found : returns) {
            if (isEnough(all)) {
                return Values.UNKNOWN;
            }
            if (unreached.returns().contains(found)) {
                continue;
            }
            Values values = returned(found, called.function().signature(), index, frame);
            Set<Setting> needed = switched && index < found.values().size()
                    ? switches.around(
                            found.values().get(index), values, called.function().body(), frame)
                    : Set.of();
            off.addAll(needed);
            all = needed.isEmpty() ? all.or(values) : all;
        }
        return all.known().isEmpty() ? Values.UNKNOWN : all.with(off);
    }

    private Values returned(
            GoStatement.Return found,
            io.github.goimage.processor.golang.syntax.GoSignature signature,
            int index,
            Frame frame) {
        List<GoExpression> values = found.values();
        if (values.isEmpty()) {
            return index < signature.named().size() ? ofLocal(signature.named().get(index), frame) : Values.UNKNOWN;
        }
        if (values.size() == 1 && signature.results().size() > 1) {
            return values.get(0) instanceof Call call ? result(call, index, frame) : Values.UNKNOWN;
        }
        return index < values.size() ? find(values.get(index), frame) : Values.UNKNOWN;
    }

    /** Returns what depends on itself is not known. */
    Values once(Object what, Supplier<Values> values) {
        if (!open.add(what)) {
            return Values.UNKNOWN;
        }
        try {
            return values.get();
        } finally {
            open.remove(what);
        }
    }
}
