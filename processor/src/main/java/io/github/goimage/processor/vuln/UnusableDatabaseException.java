package io.github.goimage.processor.vuln;

/** A vulnerability database that is missing, broken or hostile. Its message says what is wrong, without a full stop. */
public final class UnusableDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableDatabaseException(String problem) {
        super(problem);
    }

    /** Returns what is wrong, to follow the name of the database; no full stop. */
    public String problem() {
        return String.valueOf(getMessage());
    }
}
