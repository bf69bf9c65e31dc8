package io.github.goimage.processor.project;

/** Thrown if an option of the processor is not valid. */
public final class InvalidOptionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient OptionFault fault;

    InvalidOptionException(String option, String problem, String fix) {
        super("-A" + option + ": " + problem);
        this.fault = new OptionFault("-A" + option + ": " + problem, fix);
    }

    /** Returns which option is not valid, why, and what to write instead. */
    public OptionFault fault() {
        return fault;
    }
}
