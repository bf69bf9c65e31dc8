package io.github.goimage.processor.golang.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement of Go source. Labels are ignored: the labeled statement stands by itself. */
public sealed interface GoStatement {
    /**
     * Returns the returns of a function's body, those of function literals in it aside, and those that only other
     * systems than Linux reach.
     */
    static List<Return> returns(GoStatement statement) {
        List<Return> found = new ArrayList<>();
        addReturns(statement, found);
        return found;
    }

    private static void addReturns(GoStatement statement, List<Return> found) {
        if (statement instanceof Return one) {
            found.add(one);
        } else if (statement instanceof Block block) {
            for (GoStatement inner : block.statements()) {
                addReturns(inner, found);
                if (inner instanceof If branch && GoSystems.leavesOnLinux(branch)) {
                    return;
                }
            }
        } else if (statement instanceof If branch) {
            Optional<Boolean> linux = GoSystems.isLinux(branch.condition());
            if (linux.orElse(true)) {
                addReturns(branch.body(), found);
            }
            if (!linux.orElse(false)) {
                branch.otherwise().ifPresent(inner -> addReturns(inner, found));
            }
        } else if (statement instanceof For loop) {
            addReturns(loop.body(), found);
        } else if (statement instanceof Switch cases) {
            GoSystems.reached(cases).forEach(clause -> addReturns(clause.body(), found));
        } else if (statement instanceof Select cases) {
            cases.clauses().forEach(clause -> addReturns(clause.body(), found));
        }
    }

    /** Statements in braces. */
    record Block(List<GoStatement> statements) implements GoStatement {
        /** Returns the last statement; empty if there is none. */
        public Optional<GoStatement> last() {
            return statements.isEmpty() ? Optional.empty() : Optional.of(statements.get(statements.size() - 1));
        }
    }

    /** An expression that is evaluated for what it does. */
    record Evaluate(GoExpression expression) implements GoStatement {}

    /** {@code left = right}, {@code :=} and a declaration with values. */
    record Assign(List<GoExpression> left, List<GoExpression> right) implements GoStatement {}

    /** {@code if before; condition body else otherwise}. */
    record If(Optional<GoStatement> before, GoExpression condition, Block body, Optional<GoStatement> otherwise)
            implements GoStatement {}

    /** A loop; {@code over} is what a range goes through, {@code element} the variable that has each element. */
    record For(
            Optional<GoStatement> before,
            Optional<GoExpression> condition,
            Optional<GoStatement> after,
            Optional<GoExpression> over,
            Optional<GoLocal> element,
            Block body)
            implements GoStatement {
        /** Returns whether the body is run at least once. */
        public boolean isEndless() {
            return condition.isEmpty() && over.isEmpty();
        }
    }

    /** A switch, on values or types. */
    record Switch(Optional<GoStatement> before, Optional<GoStatement> on, List<Clause> clauses)
            implements GoStatement {}

    /** A select. */
    record Select(List<Clause> clauses) implements GoStatement {}

    /** A case; {@code isDefault} is the one without expressions. */
    record Clause(boolean isDefault, List<GoExpression> cases, Block body) {}

    /** A return. */
    record Return(int line, List<GoExpression> values) implements GoStatement {}

    /** {@code go call}. */
    record Go(GoExpression call) implements GoStatement {}

    /** {@code defer call}. */
    record Defer(GoExpression call) implements GoStatement {}

    /** {@code break}, {@code continue}, {@code goto} and {@code fallthrough}. */
    record Branch() implements GoStatement {}

    /** A declaration without values, and an empty statement. */
    record Nothing() implements GoStatement {}
}
