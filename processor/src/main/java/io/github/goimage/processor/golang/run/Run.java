package io.github.goimage.processor.golang.run;

import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Assertion;
import io.github.goimage.processor.golang.syntax.GoExpression.Binary;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Composite;
import io.github.goimage.processor.golang.syntax.GoExpression.Function;
import io.github.goimage.processor.golang.syntax.GoExpression.Index;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoExpression.Slice;
import io.github.goimage.processor.golang.syntax.GoExpression.Unary;
import io.github.goimage.processor.golang.syntax.GoFunction;
import io.github.goimage.processor.golang.syntax.GoLocal;
import io.github.goimage.processor.golang.syntax.GoSignature;
import io.github.goimage.processor.golang.syntax.GoStatement;
import io.github.goimage.processor.golang.syntax.GoStatement.Assign;
import io.github.goimage.processor.golang.syntax.GoStatement.Block;
import io.github.goimage.processor.golang.syntax.GoStatement.Evaluate;
import io.github.goimage.processor.golang.syntax.GoStatement.For;
import io.github.goimage.processor.golang.syntax.GoStatement.Go;
import io.github.goimage.processor.golang.syntax.GoStatement.If;
import io.github.goimage.processor.golang.syntax.GoStatement.Return;
import io.github.goimage.processor.golang.syntax.GoStatement.Select;
import io.github.goimage.processor.golang.syntax.GoStatement.Switch;
import io.github.goimage.processor.golang.syntax.GoSyntax;
import io.github.goimage.processor.golang.values.Code;
import io.github.goimage.processor.golang.values.CodeFile;
import io.github.goimage.processor.golang.values.CodePackage;
import io.github.goimage.processor.golang.values.CodePackage.FunctionAt;
import io.github.goimage.processor.golang.values.Evaluator;
import io.github.goimage.processor.golang.values.Frame;
import io.github.goimage.processor.golang.values.Setting;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Follows a program from its start through what it does on every run without arguments in an empty environment:
 * variables and init functions of its packages, then main, with the functions of the team's own that these call. A
 * branch is followed where its condition is known; errors are taken not to happen.
 */
public final class Run {
    /** Hears of each call and literal on the way. */
    public interface Listener {
        /**
         * Takes one.
         *
         * @param fails whether the program ends, or says so, if a call returns an error
         * @param conditions what makes the program go another way; the set changes afterwards
         */
        void hear(GoExpression node, Frame frame, boolean fails, Set<Setting> conditions);
    }

    private static final Set<String> LOOKS = Set.of("os.Stat", "os.Lstat", "io/fs.Stat");

    private static final int DEEPEST = 16;
    private static final int MOST_FUNCTIONS = 600;
    private static final int MOST_CALLS_OF_ONE = 8;

    private final Code code;
    private final Evaluator evaluator;
    private final Failures failures;
    private final Conditions conditions;
    private final Commands commands;
    private final Listener listener;
    private final Map<GoFunction, Integer> calls = new HashMap<>();
    private int functions;
    private int depth;

    /** Whether every run gets here; where the program has only said how to use it, those with arguments do. */
    private boolean certain = true;

    /**
     * A function that is being followed.
     *
     * @param errorEnds whether the program ends if it returns an error
     * @param isMain whether the program ends when it returns
     */
    record Body(Frame frame, GoSignature signature, boolean errorEnds, boolean isMain) {}

    /** Prepares to follow a program. */
    public Run(Code code, Evaluator evaluator, Listener listener) {
        this.code = code;
        this.evaluator = evaluator;
        this.failures = new Failures(evaluator);
        this.conditions = new Conditions(evaluator);
        this.commands = new Commands(evaluator);
        this.listener = listener;
    }

    /** Follows the program; of variables, those in files that are worth parsing. */
    public void follow(Predicate<CodeFile> parsed) {
        for (CodePackage found : code.packages()) {
            for (CodeFile file : found.files()) {
                if (parsed.test(file)) {
                    start(file);
                }
            }
        }
        Optional<FunctionAt> main = code.main().function("main");
        if (main.isPresent()) {
            follow(main.get(), Frame.of(main.get().file()), false, true, Set.of());
        }
    }

    private void start(CodeFile file) {
        Frame frame = Frame.of(file);
        Body body = new Body(frame, new GoSignature(List.of(), List.of(), List.of()), false, false);
        for (GoSyntax.Variable variable : file.syntax().variables()) {
            if (variable.value().isPresent()) {
                expression(variable.value().get().expression(), body, Set.of());
            }
        }
        for (GoFunction function : file.syntax().functions()) {
            if (function.name().equals("init") && function.receiver().isEmpty()) {
                follow(new FunctionAt(file, function), frame, false, false, Set.of());
            }
        }
    }

    private void follow(FunctionAt called, Frame frame, boolean errorEnds, boolean isMain, Set<Setting> taken) {
        Optional<Block> block = called.function().body();
        if (block.isEmpty()
                || depth >= DEEPEST
                || functions >= MOST_FUNCTIONS
                || calls.merge(called.function(), 1, Integer::sum) > MOST_CALLS_OF_ONE) {
            return;
        }
        functions++;
        depth++;
        statements(block.get().statements(), new Body(frame, called.function().signature(), errorEnds, isMain), taken);
        depth--;
    }

    private void statement(Optional<GoStatement> statement, List<GoStatement> behind, Body body, Set<Setting> taken) {
        if (statement.isPresent()) {
            statement(statement.get(), behind, body, taken);
        }
    }

    private void expression(Optional<GoExpression> expression, Body body, Set<Setting> taken) {
        if (expression.isPresent()) {
            expression(expression.get(), body, false, taken);
        }
    }

    private void expressions(List<GoExpression> expressions, Body body, boolean fails, Set<Setting> taken) {
        for (GoExpression expression : expressions) {
            expression(expression, body, fails, taken);
        }
    }

    /** Returns whether the code after the statements is reached, too. */
    private boolean statements(List<GoStatement> statements, Body body, Set<Setting> taken) {
        Set<Setting> along = new LinkedHashSet<>(taken);
        for (int i = 0; i < statements.size(); i++) {
            GoStatement statement = statements.get(i);
            Optional<GoStatement> before = i == 0 ? Optional.empty() : Optional.of(statements.get(i - 1));
            boolean further = statement instanceof If branch
                    ? branch(branch, before, body, along)
                    : statement(statement, statements.subList(i + 1, statements.size()), body, along);
            if (!further) {
                return false;
            }
        }
        return true;
    }

    private boolean statement(GoStatement statement, List<GoStatement> behind, Body body, Set<Setting> taken) {
        if (statement instanceof Block block) {
            return statements(block.statements(), body, taken);
        }
        if (statement instanceof Evaluate evaluate) {
            expression(evaluate.expression(), body, false, taken);
            return !failures.ends(evaluate.expression(), body.frame());
        }
        if (statement instanceof Assign assign) {
            boolean fails = failures.fails(assign, behind, body);
            expressions(assign.right(), body, fails, taken);
            return true;
        }
        if (statement instanceof If branch) {
            return branch(branch, Optional.empty(), body, taken);
        }
        if (statement instanceof For loop) {
            return loop(loop, body, taken);
        }
        if (statement instanceof Switch cases) {
            statement(cases.before(), List.of(), body, taken);
            statement(cases.on(), List.of(), body, taken);
            return cases.clauses().stream().noneMatch(clause -> failures.leaves(clause.body(), body));
        }
        if (statement instanceof Go go) {
            started(go.call(), body, taken);
            return true;
        }
        if (statement instanceof Return end) {
            expressions(end.values(), body, body.errorEnds(), taken);
            return false;
        }
        // At a select a service waits, and nothing after it happens at its start.
        return !(statement instanceof GoStatement.Branch) && !(statement instanceof Select);
    }

    private boolean branch(If branch, Optional<GoStatement> before, Body body, Set<Setting> taken) {
        statement(branch.before(), List.of(branch), body, taken);
        Conditions.Outcome outcome = isOnlyLooking(branch, branch.before().or(() -> before), body)
                ? Conditions.Outcome.UNKNOWN
                : conditions.judge(branch.condition(), body.frame());
        expression(branch.condition(), body, failures.failsIn(branch, body), taken);
        if (outcome.holds() && outcome.settings().contains(new Setting.Arguments()) && stops(branch.body(), body)) {
            certain = false;
            return true;
        }
        Set<Setting> along = new LinkedHashSet<>(taken);
        along.addAll(outcome.settings());
        if (outcome.isKnown()) {
            taken.addAll(outcome.settings());
            return outcome.holds()
                    ? statements(branch.body().statements(), body, along)
                    : branch.otherwise()
                            .map(otherwise -> statement(otherwise, List.of(), body, along))
                            .orElse(true);
        }
        return !leaves(branch.body(), body)
                && branch.otherwise()
                        .filter(otherwise -> leaves(otherwise, body))
                        .isEmpty();
    }

    /** Returns whether a branch asks whether a file is there, and the program goes on if it is not. */
    private boolean isOnlyLooking(If branch, Optional<GoStatement> before, Body body) {
        return before.filter(statement -> isLook(statement, body.frame())).isPresent()
                && Conditions.asksForError(branch.condition(), body.frame())
                && !failures.ends(branch.body(), body)
                && branch.otherwise()
                        .filter(otherwise -> failures.ends(otherwise, body))
                        .isEmpty();
    }

    private static boolean isLook(GoStatement statement, Frame frame) {
        return statement instanceof Assign assign
                && assign.right().size() == 1
                && assign.right().get(0) instanceof Call call
                && frame.file()
                        .qualified(call.function())
                        .filter(LOOKS::contains)
                        .isPresent();
    }

    private boolean stops(Block block, Body body) {
        return leaves(block, body)
                || failures.ends(block, body)
                || block.last()
                        .filter(last -> last instanceof Evaluate call && failures.ends(call.expression(), body.frame()))
                        .isPresent();
    }

    /** Returns whether a branch leaves the function or the loop without a fault. */
    private boolean leaves(GoStatement statement, Body body) {
        return failures.leaves(statement, body)
                || (statement instanceof Block block
                        && block.last()
                                .filter(GoStatement.Branch.class::isInstance)
                                .isPresent());
    }

    private boolean loop(For loop, Body body, Set<Setting> taken) {
        statement(loop.before(), List.of(), body, taken);
        expression(loop.condition(), body, taken);
        expression(loop.over(), body, taken);
        if (loop.isEndless()) {
            statements(loop.body().statements(), body, taken);
            return false;
        }
        return loop.over().isEmpty() || each(loop, loop.over().get(), body, taken);
    }

    /** Follows the body of a loop for each element of a list that the code writes out. */
    private boolean each(For loop, GoExpression list, Body body, Set<Setting> taken) {
        List<Frame.Argument> elements =
                evaluator.elements().find(list, body.frame()).orElse(List.of());
        for (Frame.Argument element : elements) {
            Frame frame = loop.element()
                    .map(variable -> body.frame().with(variable, element))
                    .orElse(body.frame());
            Body bound = new Body(frame, body.signature(), body.errorEnds(), body.isMain());
            if (!statements(loop.body().statements(), bound, taken)) {
                return false;
            }
        }
        return true;
    }

    /** Follows a call in a goroutine, in which a returned error ends nothing. */
    private void started(GoExpression call, Body body, Set<Setting> taken) {
        expression(call, new Body(body.frame(), body.signature(), false, false), false, taken);
    }

    private void expression(GoExpression expression, Body body, boolean fails, Set<Setting> taken) {
        if (expression instanceof Call call) {
            call(call, body, fails, taken);
        } else if (expression instanceof Composite literal) {
            for (GoExpression.Element element : literal.elements()) {
                expression(element.value(), body, false, taken);
            }
            listener.hear(literal, body.frame(), fails && certain, taken);
        } else if (expression instanceof Binary binary) {
            expression(binary.left(), body, false, taken);
            if (!binary.operator().equals("&&") && !binary.operator().equals("||")) {
                expression(binary.right(), body, false, taken);
            }
        } else if (expression instanceof Unary unary) {
            expression(unary.operand(), body, fails, taken);
        } else if (expression instanceof Selector selector) {
            expression(selector.of(), body, false, taken);
        } else if (expression instanceof Index index) {
            expression(index.of(), body, false, taken);
        } else if (expression instanceof Slice slice) {
            expression(slice.of(), body, false, taken);
        } else if (expression instanceof Assertion assertion) {
            expression(assertion.of(), body, false, taken);
        }
    }

    private void call(Call call, Body body, boolean fails, Set<Setting> taken) {
        boolean ends = failures.endsWithArgument(call, body.frame()) || failures.tells(call);
        for (GoExpression argument : call.arguments()) {
            expression(argument, body, ends, taken);
        }
        if (call.function() instanceof Selector selector) {
            expression(selector.of(), body, fails && selector.of() instanceof Call, taken);
        }
        listener.hear(call, body.frame(), fails && certain, taken);
        for (Commands.Started started : commands.startedBy(call, body.frame())) {
            start(started, fails || ends, taken);
        }
        Optional<Function> literal = literal(call.function());
        if (literal.isPresent()) {
            follow(literal.get(), body.frame().calling(literal.get().signature(), call), fails, taken);
            return;
        }
        follow(call, body.frame(), fails, taken);
    }

    /** Returns the function literal that is called, where it stands or by the variable that holds it alone. */
    private static Optional<Function> literal(GoExpression called) {
        if (called instanceof Function literal) {
            return Optional.of(literal);
        }
        Optional<GoLocal> variable = called instanceof Name name ? name.local() : Optional.empty();
        return variable.filter(local -> local.values().size() == 1)
                .flatMap(local -> local.values().get(0).expression())
                .flatMap(value -> value instanceof Function literal ? Optional.of(literal) : Optional.empty());
    }

    private void start(Commands.Started started, boolean errorEnds, Set<Setting> taken) {
        if (started.function() instanceof Function literal) {
            follow(literal, started.frame(), errorEnds, taken);
            return;
        }
        Call call = new Call(started.function().line(), started.function(), List.of());
        follow(call, started.frame(), errorEnds, taken);
    }

    private void follow(Call call, Frame frame, boolean errorEnds, Set<Setting> taken) {
        Optional<FunctionAt> called = evaluator.types().function(call, frame);
        if (called.isPresent()) {
            follow(called.get(), frame.calling(called.get(), call), errorEnds, false, taken);
        }
    }

    private void follow(Function literal, Frame frame, boolean errorEnds, Set<Setting> taken) {
        depth++;
        if (depth < DEEPEST) {
            statements(literal.body().statements(), new Body(frame, literal.signature(), errorEnds, false), taken);
        }
        depth--;
    }

    static boolean isNil(GoExpression expression) {
        return expression instanceof Name name
                && name.text().equals("nil")
                && name.local().isEmpty();
    }
}
