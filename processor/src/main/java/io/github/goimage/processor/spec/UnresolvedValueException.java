package io.github.goimage.processor.spec;

/** Thrown if a value of an annotation is not a constant yet: a class that another processor generates may define it. */
public final class UnresolvedValueException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnresolvedValueException(String member) {
        super(member);
    }
}
