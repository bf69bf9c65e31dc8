package io.github.goimage.processor.golang.source;

/** Thrown for a {@code //go:build} line that go/build/constraint rejects; caught where the file and line are known. */
final class InvalidConstraintException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidConstraintException(String problem) {
        super(problem, null, false, false);
    }
}
