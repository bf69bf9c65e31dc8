package io.github.goimage.processor.text;

/** Bytes that are not JSON, or hold another kind of value than asked for. Its message names the file and the place. */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedJsonException(String problem) {
        super(problem);
    }

    /** Returns what is wrong, beginning with the file's name; no full stop. */
    public String problem() {
        return String.valueOf(getMessage());
    }
}
