package io.github.goimage.processor.golang.syntax;

import io.github.goimage.processor.golang.source.GoText;
import io.github.goimage.processor.golang.source.Sought;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What one Go file declares and uses. The body of a function is parsed when that is first asked for. */
public final class GoSyntax {
    private final GoText text;
    private final List<GoPart> parts;
    private final List<GoFunction> functions;
    private final List<Variable> variables;
    private final List<Type> types;
    private final List<Integer> failures;
    private final int[] starts;
    private final int[] ends;

    GoSyntax(
            GoText text,
            List<GoPart> parts,
            List<GoFunction> functions,
            List<Variable> variables,
            List<Type> types,
            List<Integer> failures) {
        this.text = text;
        this.parts = parts;
        this.functions = functions;
        this.variables = variables;
        this.types = types;
        this.failures = failures;
        this.starts = parts.stream().mapToInt(GoPart::start).toArray();
        this.ends = parts.stream().mapToInt(GoPart::end).toArray();
    }

    /** Returns what a use names: what is called, the type of a literal, or the use itself. */
    public static GoExpression named(GoExpression use) {
        if (use instanceof GoExpression.Call call) {
            return call.function() instanceof GoExpression.Index generic ? generic.of() : call.function();
        }
        return use instanceof GoExpression.Composite literal ? literal.type().orElse(literal) : use;
    }

    /** Returns its functions in order, methods too. */
    public List<GoFunction> functions() {
        return functions;
    }

    /** Returns its package-level variables and constants, in order. */
    public List<Variable> variables() {
        return variables;
    }

    /** Returns its package-level types, in order. */
    public List<Type> types() {
        return types;
    }

    /** Returns the function that a declaration is; empty for another declaration. */
    public Optional<GoFunction> functionOf(GoPart part) {
        return functions.stream().filter(function -> function.is(part)).findFirst();
    }

    /** Returns its declarations in which a word stands, in order. */
    public List<GoPart> partsWith(String word) {
        return partsWith(Sought.words(List.of(word)));
    }

    /** Returns its declarations in which one of some names stands, in order. */
    public List<GoPart> partsWith(Sought names) {
        boolean[] marks = names.marks(text, starts, ends);
        List<GoPart> found = new ArrayList<>();
        for (int i = 0; i < marks.length; i++) {
            if (marks[i]) {
                found.add(parts.get(i));
            }
        }
        return found;
    }

    /** Returns calls, composite literals, and selectors that are neither called nor the type of a literal. */
    public List<GoExpression> uses() {
        return all(GoPart::uses);
    }

    /** Returns names that no function declares, each time they are used. */
    public List<GoExpression.Name> bare() {
        return all(GoPart::bare);
    }

    /** Returns lines at which something could not be parsed, so that it was ignored. */
    public List<Integer> failures() {
        List<Integer> all = new ArrayList<>(failures);
        parts.forEach(part -> part.failure().ifPresent(all::add));
        return all.stream().sorted().toList();
    }

    private <T> List<T> all(Function<GoPart, List<T>> what) {
        List<T> all = new ArrayList<>();
        parts.forEach(part -> all.addAll(what.apply(part)));
        return all;
    }

    /** A package-level variable or constant; {@code value} is empty if the declaration has none. */
    public record Variable(
            int line, String name, boolean constant, Optional<GoExpression> type, Optional<GoValue> value) {}

    /** A package-level type. */
    public record Type(int line, String name, GoExpression type) {}

    /** An assignment to a name of the package or to a field. */
    public record Assigned(GoExpression target, GoValue value) {}
}
