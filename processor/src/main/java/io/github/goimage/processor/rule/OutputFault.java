package io.github.goimage.processor.rule;

/**
 * Why an image's files cannot be written.
 *
 * @param problem what is wrong; no full stop
 * @param fix what to do about it
 */
public record OutputFault(String problem, String fix) {
    /** Returns the fault for a missing output directory, or one that cannot be written. */
    public static OutputFault nowhere(String problem) {
        return new OutputFault(problem, "javac -d <directory> …, with a writable directory");
    }
}
