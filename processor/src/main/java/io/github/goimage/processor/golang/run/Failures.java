package io.github.goimage.processor.golang.run;

import io.github.goimage.processor.golang.run.Run.Body;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Binary;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.NumberLiteral;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoLocal;
import io.github.goimage.processor.golang.syntax.GoStatement;
import io.github.goimage.processor.golang.syntax.GoStatement.Assign;
import io.github.goimage.processor.golang.syntax.GoStatement.Block;
import io.github.goimage.processor.golang.syntax.GoStatement.Defer;
import io.github.goimage.processor.golang.syntax.GoStatement.Evaluate;
import io.github.goimage.processor.golang.syntax.GoStatement.If;
import io.github.goimage.processor.golang.syntax.GoStatement.Return;
import io.github.goimage.processor.golang.values.CodePackage.FunctionAt;
import io.github.goimage.processor.golang.values.Evaluator;
import io.github.goimage.processor.golang.values.Frame;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Returns whether a program ends if a call returns an error. */
final class Failures {
    /** Of log, zap, logrus, testing, klog, os and runtime: of their packages or of a logger. */
    private static final Set<String> ENDING = Set.of(
            "Fatal",
            "Fatalf",
            "Fatalln",
            "Fatalw",
            "FatalContext",
            "Panic",
            "Panicf",
            "Panicln",
            "Panicw",
            "Exit",
            "Exitf",
            "Exitln",
            "Goexit");

    /** Of kingpin and others: {@code kingpin.FatalIfError(err, "…")}. */
    private static final Pattern ENDING_IF = Pattern.compile("(?:Fatal|Panic|Exit)(?:If|On)(?:Err|Error)?");

    private static final Set<String> PRINTING = Set.of("Print", "Printf", "Println");

    private final Evaluator evaluator;
    private int depth;

    Failures(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Returns whether the program ends, or says so and goes on, if the right side of an assignment is an error. */
    boolean fails(Assign assign, List<GoStatement> behind, Body body) {
        GoStatement next = next(behind);
        if (next != null) {
            for (GoExpression target : assign.left()) {
                if ((Conditions.isError(target) || isExit(next)) && failsBehind(next, target, body)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns whether a statement ends the program with a number, which no error is. */
    private static boolean isExit(GoStatement statement) {
        return statement instanceof Evaluate evaluate
                && evaluate.expression() instanceof Call call
                && call.function() instanceof Selector selector
                && selector.name().equals("Exit");
    }

    private static @Nullable GoStatement next(List<GoStatement> behind) {
        for (GoStatement statement : behind) {
            if (!(statement instanceof Defer)) {
                return statement;
            }
        }
        return null;
    }

    private boolean failsBehind(GoStatement next, GoExpression error, Body body) {
        if (next instanceof If branch) {
            Optional<Boolean> notNil = tested(branch.condition(), error);
            if (notNil.isEmpty()) {
                return false;
            }
            return notNil.get()
                    ? ends(branch.body(), body)
                    : branch.otherwise().isPresent() && ends(branch.otherwise().get(), body);
        }
        if (next instanceof Return end) {
            return body.errorEnds() && isAmong(error, end.values());
        }
        return next instanceof Evaluate evaluate
                && evaluate.expression() instanceof Call call
                && isAmong(error, call.arguments())
                && (endsWithArgument(call, body.frame()) || tells(call));
    }

    private static boolean isAmong(GoExpression error, List<GoExpression> expressions) {
        for (GoExpression expression : expressions) {
            if (isSame(expression, error)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a condition requires an error; empty if it tests something else. */
    private static Optional<Boolean> tested(GoExpression condition, GoExpression error) {
        if (condition instanceof Call call) {
            return isOfMissing(call, error) ? Optional.of(true) : Optional.empty();
        }
        if (!(condition instanceof Binary binary)) {
            return Optional.empty();
        }
        if (binary.operator().equals("&&") || binary.operator().equals("||")) {
            Optional<Boolean> notNil = tested(binary.left(), error);
            return notNil.isPresent() && notNil.get() ? notNil : Optional.empty();
        }
        boolean asks = isSame(binary.left(), error) && Run.isNil(binary.right());
        return asks && (binary.operator().equals("!=") || binary.operator().equals("=="))
                ? Optional.of(binary.operator().equals("!="))
                : Optional.empty();
    }

    /** Returns whether a condition asks for the error that a missing file gives. */
    private static boolean isOfMissing(Call call, GoExpression error) {
        return call.function() instanceof Selector selector
                && !call.arguments().isEmpty()
                && isSame(call.arguments().get(0), error)
                && (selector.name().equals("IsNotExist")
                        || (selector.name().equals("Is")
                                && call.argument(1)
                                        .filter(kind -> kind instanceof Selector of
                                                && of.name().equals("ErrNotExist"))
                                        .isPresent()));
    }

    private static boolean isSame(GoExpression one, GoExpression other) {
        return one instanceof Name a
                && other instanceof Name b
                && a.text().equals(b.text())
                && a.local().isPresent() == b.local().isPresent();
    }

    /** Returns whether the program ends if a call in the condition itself fails: {@code if f() != nil}. */
    boolean failsIn(If branch, Body body) {
        return branch.condition() instanceof Binary binary
                && binary.operator().equals("!=")
                && Run.isNil(binary.right())
                && ends(branch.body(), body);
    }

    /** Returns whether the program ends in a block that is entered with an error. */
    boolean ends(GoStatement statement, Body body) {
        if (!(statement instanceof Block block)) {
            return false;
        }
        for (GoStatement inner : block.statements()) {
            if (inner instanceof Evaluate evaluate && ends(evaluate.expression(), body.frame())) {
                return true;
            }
            if (inner instanceof Return end) {
                return body.isMain() || (body.errorEnds() && returnsError(end, body));
            }
        }
        return false;
    }

    /** Returns whether the function returns with something that may be an error, or an exit status of one. */
    private boolean returnsError(Return end, Body body) {
        List<GoExpression> results = body.signature().results();
        List<GoExpression> values = end.values();
        if (results.isEmpty() || values.isEmpty() || !(results.get(results.size() - 1) instanceof Name type)) {
            return false;
        }
        GoExpression last = values.get(values.size() - 1);
        return type.text().equals("error")
                ? !Run.isNil(last)
                : type.text().equals("int") && body.errorEnds() && isFault(last, body.frame());
    }

    private boolean isFault(GoExpression status, Frame frame) {
        return evaluator
                .all(status, frame)
                .only()
                .filter(number -> !number.text().equals("0"))
                .isPresent();
    }

    /** Returns whether a statement's call ends the program. */
    boolean ends(GoExpression expression, Frame frame) {
        if (!(expression instanceof Call call)) {
            return false;
        }
        if (call.function() instanceof Name name
                && name.text().equals("panic")
                && name.local().isEmpty()) {
            return true;
        }
        if (call.function() instanceof Selector selector) {
            if (ENDING.contains(selector.name())) {
                return !isExitWithoutFault(call);
            }
            // zerolog: log.Fatal().Err(err).Msg("…")
            for (GoExpression at = selector.of();
                    at instanceof Call inner && inner.function() instanceof Selector of;
                    at = of.of()) {
                if (of.name().equals("Fatal") || of.name().equals("Panic")) {
                    return true;
                }
            }
        }
        Optional<FunctionAt> own = own(call, frame);
        return own.isPresent() && !own.get().function().name().equals("main") && endsAlways(own.get());
    }

    private static boolean isExitWithoutFault(Call call) {
        return !call.arguments().isEmpty()
                && call.arguments().get(0) instanceof NumberLiteral number
                && number.text().equals("0");
    }

    private Optional<FunctionAt> own(Call call, Frame frame) {
        return depth > 2 ? Optional.empty() : evaluator.types().function(call, frame);
    }

    /** Returns whether a function of the team's own always ends the program with its last statement. */
    private boolean endsAlways(FunctionAt function) {
        List<GoStatement> statements = function.function().body().isPresent()
                ? function.function().body().get().statements()
                : List.of();
        if (statements.isEmpty() || !(statements.get(statements.size() - 1) instanceof Evaluate last)) {
            return false;
        }
        depth++;
        boolean ends = ends(last.expression(), Frame.of(function.file()));
        depth--;
        return ends;
    }

    /**
     * Returns whether the program ends if an argument of a call is an error: {@code log.Fatal(f())}, {@code Must(f())},
     * {@code check(f())}.
     */
    boolean endsWithArgument(Call call, Frame frame) {
        if (ends(call, frame)) {
            return true;
        }
        if ((call.function() instanceof Selector selector
                        && (selector.name().startsWith("Must")
                                || selector.name().equals("CheckErr")
                                || ENDING_IF.matcher(selector.name()).matches()))
                || (call.function() instanceof Name name
                        && name.text().toLowerCase(java.util.Locale.ROOT).startsWith("must"))) {
            return true;
        }
        Optional<FunctionAt> own = own(call, frame);
        return own.isPresent() && checks(own.get());
    }

    /** Returns whether a function of the team's own ends the program if its argument is an error. */
    private boolean checks(FunctionAt function) {
        List<GoLocal> parameters = function.function().signature().parameters();
        Optional<Block> block = function.function().body();
        if (block.isEmpty() || parameters.isEmpty()) {
            return false;
        }
        Body body = new Body(Frame.of(function.file()), function.function().signature(), false, false);
        depth++;
        boolean checks = false;
        for (GoStatement statement : block.get().statements()) {
            checks |= statement instanceof If branch && tests(branch, parameters) && ends(branch.body(), body);
        }
        depth--;
        return checks;
    }

    private static boolean tests(If branch, List<GoLocal> parameters) {
        for (GoLocal parameter : parameters) {
            Name name = new Name(0, parameter.name(), Optional.of(parameter));
            if (tested(branch.condition(), name).orElse(false)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a call prints what it is given. */
    boolean tells(Call call) {
        return call.function() instanceof Selector selector && PRINTING.contains(selector.name());
    }

    /** Returns whether a branch leaves the function without a fault, so that the code after it is another way. */
    boolean leaves(GoStatement statement, Body body) {
        GoStatement last = statement instanceof Block block ? block.last().orElse(null) : null;
        if (last instanceof Return end) {
            return !returnsError(end, body);
        }
        return last instanceof Evaluate evaluate
                && evaluate.expression() instanceof Call call
                && call.function() instanceof Selector selector
                && selector.name().equals("Exit")
                && isExitWithoutFault(call);
    }
}
