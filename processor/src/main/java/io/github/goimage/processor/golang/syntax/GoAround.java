package io.github.goimage.processor.golang.syntax;

import io.github.goimage.processor.golang.syntax.GoExpression.Composite;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoExpression.Unary;
import io.github.goimage.processor.golang.syntax.GoStatement.Block;
import io.github.goimage.processor.golang.syntax.GoStatement.Clause;
import io.github.goimage.processor.golang.syntax.GoStatement.If;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Something around an expression that decides whether it is evaluated, or when. */
public sealed interface GoAround {
    /** The condition of a branch that holds, or does not, where the expression is evaluated. */
    record Condition(If branch, boolean holds) implements GoAround {
        /** Returns what the branch asks. */
        public GoExpression condition() {
            return branch.condition();
        }
    }

    /**
     * A field of a literal whose value holds it; {@code holder} is the variable to which the literal is assigned, or a
     * list with it.
     */
    record InLiteral(Composite literal, String field, String holder) implements GoAround {}

    /** An assignment to a field of a variable, whose value holds it. */
    record InField(String holder, String field) implements GoAround {}

    /** A call of a method or of a package's function, one of whose arguments holds it. */
    record InArgument(String method) implements GoAround {}

    /** A condition that only asks whether it worked: {@code if err := f(); err == nil}. */
    record IfWorks() implements GoAround {}

    /**
     * Returns what stands around an expression in the body of a function, the innermost first; empty if it is not
     * there, or where only other systems than Linux get.
     */
    static Optional<List<GoAround>> of(GoExpression wanted, Block body) {
        Search search = new Search(wanted);
        return search.in(body) ? Optional.of(search.found()) : Optional.empty();
    }

    /** Returns what stands around an expression in the value of a variable; empty if it is not there. */
    static Optional<List<GoAround>> of(GoExpression wanted, GoExpression value, String variable) {
        Search search = new Search(wanted);
        return search.in(value, variable) ? Optional.of(search.found()) : Optional.empty();
    }

    /** Returns whether whatever evaluates one expression has evaluated another one: no branch alone holds the first. */
    static boolean isBehind(GoExpression one, GoExpression other, Block body) {
        return of(one, body)
                .filter(around -> branches(of(other, body).orElse(List.of())).containsAll(branches(around)))
                .isPresent();
    }

    private static List<Condition> branches(List<GoAround> around) {
        return around.stream()
                .filter(Condition.class::isInstance)
                .map(Condition.class::cast)
                .filter(Condition::holds)
                .toList();
    }

    /** Goes through a tree until it meets one node. */
    final class Search {
        private final GoExpression wanted;
        private final Deque<GoAround> around = new ArrayDeque<>();

        private Search(GoExpression wanted) {
            this.wanted = wanted;
        }

        private List<GoAround> found() {
            return List.copyOf(around);
        }

        private boolean within(GoAround what, BooleanSupplier search) {
            around.push(what);
            boolean found = search.getAsBoolean();
            if (!found) {
                around.pop();
            }
            return found;
        }

        private boolean in(Optional<? extends GoStatement> statement) {
            return statement.isPresent() && in(statement.get());
        }

        private boolean in(GoStatement statement) {
            if (statement instanceof Block block) {
                return in(block.statements(), 0);
            }
            if (statement instanceof GoStatement.Evaluate evaluate) {
                return in(evaluate.expression(), "");
            }
            if (statement instanceof GoStatement.Assign assign) {
                return in(assign);
            }
            if (statement instanceof If branch) {
                return in(branch);
            }
            if (statement instanceof GoStatement.For loop) {
                return in(loop.before())
                        || any(loop.condition().stream().toList())
                        || any(loop.over().stream().toList())
                        || in(loop.after())
                        || in(loop.body());
            }
            if (statement instanceof GoStatement.Switch cases) {
                return in(cases.before()) || in(cases.on()) || anyClause(GoSystems.reached(cases));
            }
            if (statement instanceof GoStatement.Select cases) {
                return anyClause(cases.clauses());
            }
            if (statement instanceof GoStatement.Return end) {
                return any(end.values());
            }
            if (statement instanceof GoStatement.Go go) {
                return in(go.call(), "");
            }
            return statement instanceof GoStatement.Defer last && in(last.call(), "");
        }

        /** Looks in statements from an index on; what a branch leaves for is not done behind it. */
        private boolean in(List<GoStatement> statements, int from) {
            for (int i = from; i < statements.size(); i++) {
                GoStatement statement = statements.get(i);
                if (in(statement)) {
                    return true;
                }
                if (statement instanceof If branch && GoSystems.leavesOnLinux(branch)) {
                    return false;
                }
                if (statement instanceof If branch && branch.otherwise().isEmpty() && GoSystems.leaves(branch.body())) {
                    int behind = i + 1;
                    return within(new Condition(branch, false), () -> in(statements, behind));
                }
            }
            return false;
        }

        private boolean in(If branch) {
            boolean asksForSuccess = branch.before().isPresent()
                    && branch.otherwise().isEmpty()
                    && branch.condition() instanceof GoExpression.Binary binary
                    && binary.operator().equals("==")
                    && binary.right() instanceof Name nil
                    && nil.text().equals("nil");
            if (asksForSuccess ? within(new IfWorks(), () -> in(branch.before())) : in(branch.before())) {
                return true;
            }
            Optional<Boolean> linux = GoSystems.isLinux(branch.condition());
            return in(branch.condition(), "")
                    || (linux.orElse(true) && within(new Condition(branch, true), () -> in(branch.body())))
                    || (!linux.orElse(false)
                            && branch.otherwise().isPresent()
                            && within(new Condition(branch, false), () -> in(branch.otherwise())));
        }

        private boolean in(GoStatement.Assign assign) {
            for (int i = 0; i < assign.right().size(); i++) {
                GoExpression value = assign.right().get(i);
                GoExpression target = i < assign.left().size() ? assign.left().get(i) : value;
                boolean found = (target instanceof Selector field && field.of() instanceof Name owner)
                        ? within(new InField(owner.text(), field.name()), () -> in(value, ""))
                        : in(value, target instanceof Name name ? name.text() : "");
                if (found) {
                    return true;
                }
            }
            return any(assign.left());
        }

        private boolean anyClause(List<Clause> clauses) {
            for (Clause clause : clauses) {
                if (any(clause.cases()) || in(clause.body())) {
                    return true;
                }
            }
            return false;
        }

        private boolean any(List<GoExpression> expressions) {
            for (GoExpression expression : expressions) {
                if (in(expression, "")) {
                    return true;
                }
            }
            return false;
        }

        @SuppressWarnings("ReferenceEquality") // An expression that reads alike is another one.
        private boolean in(GoExpression expression, String holder) {
            if (expression == wanted) {
                return true;
            }
            if (expression instanceof GoExpression.Call call) {
                return in(call.function(), "")
                        || (call.function() instanceof Selector method
                                ? within(new InArgument(method.name()), () -> any(call.arguments()))
                                : any(call.arguments()));
            }
            if (expression instanceof Composite literal) {
                return in(literal, holder);
            }
            if (expression instanceof GoExpression.Function function) {
                return in(function.body());
            }
            if (expression instanceof Unary unary) {
                return in(unary.operand(), holder);
            }
            if (expression instanceof GoExpression.Binary binary) {
                return in(binary.left(), "") || in(binary.right(), "");
            }
            if (expression instanceof Selector selector) {
                return in(selector.of(), "");
            }
            if (expression instanceof GoExpression.Index index) {
                return in(index.of(), "") || any(index.indices());
            }
            if (expression instanceof GoExpression.Slice slice) {
                return in(slice.of(), "");
            }
            return expression instanceof GoExpression.Assertion assertion && in(assertion.of(), "");
        }

        private boolean in(Composite literal, String holder) {
            if (literal.type().isPresent() && in(literal.type().get(), "")) {
                return true;
            }
            for (GoExpression.Element element : literal.elements()) {
                String field = element.key().isPresent() && element.key().get() instanceof Name name ? name.text() : "";
                String held = element.key().isPresent() ? "" : holder;
                if (within(new InLiteral(literal, field, holder), () -> in(element.value(), held))) {
                    return true;
                }
            }
            return false;
        }
    }
}
