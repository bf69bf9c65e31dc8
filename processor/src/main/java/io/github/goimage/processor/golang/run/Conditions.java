package io.github.goimage.processor.golang.run;

import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Binary;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoExpression.Unary;
import io.github.goimage.processor.golang.values.Evaluator;
import io.github.goimage.processor.golang.values.Frame;
import io.github.goimage.processor.golang.values.Setting;
import io.github.goimage.processor.golang.values.Value;
import io.github.goimage.processor.golang.values.Values;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges conditions for a run on Linux without arguments in an empty environment, in which no call returns an error.
 */
final class Conditions {
    private static final Set<String> ERROR_TESTS = Set.of("errors.Is", "errors.As", "os.IsNotExist", "os.IsExist");

    private final Evaluator evaluator;

    /** What a condition is; {@code settings} make it another. */
    record Outcome(Optional<Boolean> value, Set<Setting> settings) {
        static final Outcome UNKNOWN = new Outcome(Optional.empty(), Set.of());

        static Outcome of(boolean value) {
            return new Outcome(Optional.of(value), Set.of());
        }

        boolean isKnown() {
            return value.isPresent();
        }

        boolean holds() {
            return value.orElse(false);
        }

        Outcome negated() {
            return new Outcome(value.map(known -> !known), settings);
        }

        Outcome with(Outcome other) {
            Set<Setting> both = new LinkedHashSet<>(settings);
            both.addAll(other.settings);
            return new Outcome(value, both);
        }
    }

    Conditions(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    Outcome judge(GoExpression condition, Frame frame) {
        if (condition instanceof Unary not && not.operator().equals("!")) {
            return judge(not.operand(), frame).negated();
        }
        if (condition instanceof Binary binary) {
            return switch (binary.operator()) {
                case "&&" -> both(judge(binary.left(), frame), judge(binary.right(), frame), false);
                case "||" -> both(judge(binary.left(), frame), judge(binary.right(), frame), true);
                case "==" -> equal(binary, frame);
                case "!=" -> equal(binary, frame).negated();
                case "<", "<=", ">", ">=" -> compared(binary, frame);
                default -> Outcome.UNKNOWN;
            };
        }
        if (condition instanceof Call call && isErrorTest(call, frame)) {
            return Outcome.of(false);
        }
        return ofValue(condition, frame, "true", "false");
    }

    /** Returns whether a condition asks for nothing but an error. */
    static boolean asksForError(GoExpression condition, Frame frame) {
        if (condition instanceof Unary not) {
            return asksForError(not.operand(), frame);
        }
        if (condition instanceof Binary binary) {
            return isError(binary.left()) && Run.isNil(binary.right());
        }
        return condition instanceof Call call && isErrorTest(call, frame);
    }

    private static boolean isErrorTest(Call call, Frame frame) {
        return frame.file()
                .qualified(call.function())
                .filter(ERROR_TESTS::contains)
                .isPresent();
    }

    /** Returns one that decides, or both. */
    private static Outcome both(Outcome left, Outcome right, boolean decisive) {
        if (left.isKnown() && left.holds() == decisive) {
            return left;
        }
        if (right.isKnown() && right.holds() == decisive) {
            return right;
        }
        return left.isKnown() && right.isKnown() ? left.with(right) : Outcome.UNKNOWN;
    }

    private Outcome equal(Binary binary, Frame frame) {
        GoExpression left = Run.isNil(binary.left()) ? binary.right() : binary.left();
        GoExpression right = Run.isNil(binary.left()) ? binary.left() : binary.right();
        if (Run.isNil(right)) {
            return isError(left) ? Outcome.of(true) : Outcome.UNKNOWN;
        }
        if (frame.file().qualified(left).filter("runtime.GOOS"::equals).isPresent()) {
            return evaluator
                    .all(right, frame)
                    .only()
                    .map(system -> Outcome.of(system.text().equals("linux")))
                    .orElse(Outcome.UNKNOWN);
        }
        Optional<Integer> count = count(left, frame);
        if (count.isPresent()) {
            return number(right, frame)
                    .map(other -> new Outcome(Optional.of(count.get() == (int) other), Set.of(new Setting.Arguments())))
                    .orElse(Outcome.UNKNOWN);
        }
        return evaluator
                .all(right, frame)
                .only()
                .map(other -> ofValue(left, frame, other.text(), null))
                .orElse(Outcome.UNKNOWN);
    }

    /** Errors are called so: err, decodeErr, errs. */
    static boolean isError(GoExpression expression) {
        String name = expression instanceof Name found
                ? found.text()
                : expression instanceof Selector selector ? selector.name() : "";
        return name.toLowerCase(Locale.ROOT).contains("err");
    }

    private Outcome compared(Binary binary, Frame frame) {
        Optional<Integer> left = count(binary.left(), frame);
        Optional<Integer> right = number(binary.right(), frame);
        if (left.isEmpty() || right.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        int order = Integer.compare(left.get(), right.get());
        boolean holds = switch (binary.operator()) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
        return new Outcome(Optional.of(holds), Set.of(new Setting.Arguments()));
    }

    /** Returns the number of arguments: the program's own name is one of os.Args. */
    private static Optional<Integer> count(GoExpression expression, Frame frame) {
        if (!(expression instanceof Call call)) {
            return Optional.empty();
        }
        if (frame.file().qualified(call.function()).filter("flag.NArg"::equals).isPresent()) {
            return Optional.of(0);
        }
        boolean length = call.function() instanceof Name name && name.text().equals("len");
        if (!length || call.arguments().isEmpty()) {
            return Optional.empty();
        }
        GoExpression counted = call.arguments().get(0);
        if (frame.file().qualified(counted).filter("os.Args"::equals).isPresent()) {
            return Optional.of(1);
        }
        return counted instanceof Call arguments
                        && frame.file()
                                .qualified(arguments.function())
                                .filter("flag.Args"::equals)
                                .isPresent()
                ? Optional.of(0)
                : Optional.empty();
    }

    private Optional<Integer> number(GoExpression expression, Frame frame) {
        return evaluator
                .all(expression, frame)
                .only()
                .map(Value::text)
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::valueOf);
    }

    /** Returns whether an expression has a value; where another is given, any third is not known. */
    private Outcome ofValue(GoExpression expression, Frame frame, String wanted, @Nullable String other) {
        Values values = evaluator.all(expression, frame);
        if (!values.complete() || values.known().size() != 1) {
            return Outcome.UNKNOWN;
        }
        Value value = values.known().get(0);
        boolean known =
                other == null || value.text().equals(wanted) || value.text().equals(other);
        return known ? new Outcome(Optional.of(value.text().equals(wanted)), value.settings()) : Outcome.UNKNOWN;
    }
}
