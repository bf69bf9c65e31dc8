package io.github.goimage.processor.golang.syntax;

import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Composite;
import io.github.goimage.processor.golang.syntax.GoExpression.Index;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoExpression.Unary;
import io.github.goimage.processor.golang.syntax.GoSyntax.Assigned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resolves names while a file is parsed, and notes what is used and assigned. */
final class Names {
    private final Scopes scopes = new Scopes();
    private final List<GoExpression> uses = new ArrayList<>();
    private final List<Name> bare = new ArrayList<>();
    private final List<Assigned> assignments = new ArrayList<>();

    Scopes scopes() {
        return scopes;
    }

    List<GoExpression> uses() {
        return uses;
    }

    List<Name> bare() {
        return bare;
    }

    List<Assigned> assignments() {
        return assignments;
    }

    Name use(int line, String text) {
        Name name = new Name(line, text, scopes.find(text));
        if (name.local().isEmpty()) {
            bare.add(name);
        }
        return name;
    }

    /** Notes a selector that is neither called nor the type of a literal. */
    void selected(Selector selector) {
        uses.add(selector);
    }

    /** Takes back the last note, of what stands in brackets and is called. */
    @SuppressWarnings("ReferenceEquality") // An equal expression that stands elsewhere is another use.
    void called(GoExpression function) {
        if (!uses.isEmpty() && uses.get(uses.size() - 1) == function) {
            uses.remove(uses.size() - 1);
        }
    }

    Call call(Call call) {
        uses.add(call);
        for (GoExpression argument : call.arguments()) {
            if (argument instanceof Unary address
                    && address.operator().equals("&")
                    && address.operand() instanceof Name name
                    && name.local().isPresent()) {
                name.local().get().takenBy(call);
            }
        }
        return call;
    }

    Composite composite(Composite composite) {
        uses.add(composite);
        return composite;
    }

    /** Notes an assignment; a name that the block does not know yet is declared by {@code :=}. */
    void assign(GoExpression target, GoValue value) {
        if (target instanceof Name name && name.local().isPresent()) {
            name.local().get().assign(value);
        } else if (target instanceof Name || target instanceof Selector) {
            assignments.add(new Assigned(target, value));
        } else if (target instanceof Unary pointer) {
            assign(pointer.operand(), value);
        } else if (target instanceof Index element) {
            assign(element.of(), GoValue.UNKNOWN);
        }
    }

    /** Returns the left side of {@code :=}: what the block declares already stays that. */
    GoExpression define(GoExpression target, GoValue value) {
        if (!(target instanceof Name name)) {
            return target;
        }
        GoLocal local = scopes.own(name.text()).orElseGet(() -> {
            GoLocal declared = new GoLocal(name.text(), GoLocal.Kind.VARIABLE, name.line(), Optional.empty());
            scopes.declare(declared);
            if (name.local().isEmpty()) {
                bare.remove(bare.lastIndexOf(name));
            }
            return declared;
        });
        local.assign(value);
        return new Name(name.line(), name.text(), Optional.of(local));
    }
}
