package io.github.goimage.processor.project;

/** An option of the processor cannot be used; the message says which and why, without a full stop. */
public final class InvalidOptionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidOptionException(String option, String problem) {
        super("-A" + option + ": " + problem);
    }
}
