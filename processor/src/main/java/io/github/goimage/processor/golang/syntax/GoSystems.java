package io.github.goimage.processor.golang.syntax;

import io.github.goimage.processor.golang.syntax.GoExpression.Binary;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoExpression.Text;
import io.github.goimage.processor.golang.syntax.GoStatement.Block;
import io.github.goimage.processor.golang.syntax.GoStatement.Branch;
import io.github.goimage.processor.golang.syntax.GoStatement.Clause;
import io.github.goimage.processor.golang.syntax.GoStatement.Evaluate;
import io.github.goimage.processor.golang.syntax.GoStatement.If;
import io.github.goimage.processor.golang.syntax.GoStatement.Return;
import io.github.goimage.processor.golang.syntax.GoStatement.Switch;
import java.util.List;
import java.util.Optional;

/** Tells the code for Linux from that for other systems, where it asks {@code runtime.GOOS}. */
final class GoSystems {
    private GoSystems() {}

    /** Returns whether a condition holds on Linux; empty if it asks something else. */
    static Optional<Boolean> isLinux(GoExpression condition) {
        if (!(condition instanceof Binary binary)
                || !isSystem(binary.left())
                || !(binary.right() instanceof Text name)) {
            return Optional.empty();
        }
        boolean linux = name.value().equals("linux");
        return switch (binary.operator()) {
            case "==" -> Optional.of(linux);
            case "!=" -> Optional.of(!linux);
            default -> Optional.empty();
        };
    }

    /** Returns whether a branch that Linux takes leaves the function or the loop. */
    static boolean leavesOnLinux(If branch) {
        return isLinux(branch.condition()).orElse(false) && leaves(branch.body());
    }

    /** Returns whether the last statement of a block leaves the function or the loop. */
    static boolean leaves(Block block) {
        return block.last()
                .filter(last -> last instanceof Return || last instanceof Branch)
                .isPresent();
    }

    /** Returns the clauses of a switch that Linux may reach. */
    static List<Clause> reached(Switch cases) {
        boolean system = cases.on()
                .filter(on -> on instanceof Evaluate evaluate && isSystem(evaluate.expression()))
                .isPresent();
        if (!system) {
            return cases.on().isPresent()
                    ? cases.clauses()
                    : cases.clauses().stream()
                            .filter(clause -> clause.isDefault()
                                    || clause.cases().stream()
                                            .anyMatch(condition ->
                                                    isLinux(condition).orElse(true)))
                            .toList();
        }
        List<Clause> linux =
                cases.clauses().stream().filter(GoSystems::namesLinux).toList();
        return linux.isEmpty()
                ? cases.clauses().stream().filter(Clause::isDefault).toList()
                : linux;
    }

    private static boolean namesLinux(Clause clause) {
        return clause.cases().stream()
                .anyMatch(name -> name instanceof Text text && text.value().equals("linux"));
    }

    private static boolean isSystem(GoExpression expression) {
        return expression instanceof Selector selector
                && selector.name().equals("GOOS")
                && selector.of() instanceof Name name
                && name.text().equals("runtime");
    }
}
