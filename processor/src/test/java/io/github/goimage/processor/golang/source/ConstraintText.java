package io.github.goimage.processor.golang.source;

/** Build constraints as go/build/constraint writes them. */
public final class ConstraintText {
    private ConstraintText() {}

    /** Returns the text of a constraint; empty for none. */
    public static String of(BuildConstraint constraint) {
        if (constraint instanceof BuildConstraint.Tag tag) {
            return tag.name();
        }
        if (constraint instanceof BuildConstraint.Not not) {
            boolean tag = not.negated() instanceof BuildConstraint.Tag;
            return "!" + (tag ? of(not.negated()) : "(" + of(not.negated()) + ")");
        }
        if (constraint instanceof BuildConstraint.And and) {
            return operand(and.left(), BuildConstraint.Or.class) + " && "
                    + operand(and.right(), BuildConstraint.Or.class);
        }
        if (constraint instanceof BuildConstraint.Or or) {
            return operand(or.left(), BuildConstraint.And.class) + " || "
                    + operand(or.right(), BuildConstraint.And.class);
        }
        return "";
    }

    private static String operand(BuildConstraint operand, Class<?> weaker) {
        return weaker.isInstance(operand) ? "(" + of(operand) + ")" : of(operand);
    }
}
