package io.github.goimage.processor.project;

/** Thrown if an option of the processor is not valid; the message says which and why, without a full stop. */
public final class InvalidOptionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidOptionException(String option, String problem) {
        super("-A" + option + ": " + problem);
    }
}
