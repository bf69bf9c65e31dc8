package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.facts.Fact.DefaultMux;
import io.github.goimage.processor.golang.source.Sought;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Composite;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import java.util.Optional;

/** Finds what serves {@code http.DefaultServeMux}: a nil handler, or none, means it. */
final class DefaultMuxUses {
    private DefaultMuxUses() {}

    /** Matches a call with the handler at an index. */
    static FactPattern handler(int index) {
        return use ->
                index < use.arguments().size() && isNil(use.arguments().get(index)) ? found(use) : Optional.empty();
    }

    /** Matches an http.Server without a handler, unless the file assigns one. */
    static FactPattern server() {
        return use -> {
            if (!(use.node() instanceof Composite literal) || literal.elements().isEmpty()) {
                return Optional.empty();
            }
            Optional<GoExpression> handler = literal.field("Handler");
            boolean none = handler.map(DefaultMuxUses::isNil).orElseGet(() -> !assignsHandler(use));
            return none ? found(use) : Optional.empty();
        };
    }

    private static boolean assignsHandler(Use use) {
        return use.frame().file().syntax().partsWith(Sought.assigned("Handler")).stream()
                .flatMap(part -> part.assignments().stream())
                .anyMatch(assigned -> assigned.target() instanceof Selector selector
                        && selector.name().equals("Handler"));
    }

    private static boolean isNil(GoExpression expression) {
        return expression instanceof Name name
                && name.local().isEmpty()
                && name.text().equals("nil");
    }

    private static Optional<Fact> found(Use use) {
        return Optional.of(new DefaultMux(use.place(), use.what()));
    }
}
