package io.github.goimage.processor.golang.source;

import java.util.function.Predicate;

/**
 * A boolean expression over build tags, from a {@code //go:build} line or the older {@code // +build} lines (cmd/go,
 * "Build constraints"; syntax as in go/build/constraint).
 */
public sealed interface BuildConstraint {
    /** The constraint of a file that states none. */
    BuildConstraint NONE = new None();

    /** Returns whether a file with this constraint is compiled, given the tags that hold. */
    boolean matches(Predicate<String> tag);

    /** Always satisfied. */
    record None() implements BuildConstraint {
        @Override
        public boolean matches(Predicate<String> tag) {
            return true;
        }
    }

    /** Satisfied if the tag holds. */
    record Tag(String name) implements BuildConstraint {
        @Override
        public boolean matches(Predicate<String> tag) {
            return tag.test(name);
        }
    }

    /** Satisfied if the other one is not. */
    record Not(BuildConstraint negated) implements BuildConstraint {
        @Override
        public boolean matches(Predicate<String> tag) {
            return !negated.matches(tag);
        }
    }

    /** Satisfied if both are. */
    record And(BuildConstraint left, BuildConstraint right) implements BuildConstraint {
        @Override
        public boolean matches(Predicate<String> tag) {
            return left.matches(tag) && right.matches(tag);
        }
    }

    /** Satisfied if at least one of the two is. */
    record Or(BuildConstraint left, BuildConstraint right) implements BuildConstraint {
        @Override
        public boolean matches(Predicate<String> tag) {
            return left.matches(tag) || right.matches(tag);
        }
    }
}
