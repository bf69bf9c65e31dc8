package io.github.goimage.processor.golang.source;

/** A {@code //go:build} line that go/build/constraint refuses; caught where the file and line are known. */
final class InvalidConstraintException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidConstraintException(String problem) {
        super(problem, null, false, false);
    }
}
