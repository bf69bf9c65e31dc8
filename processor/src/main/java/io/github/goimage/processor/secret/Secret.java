package io.github.goimage.processor.secret;

/**
 * A credential in a text.
 *
 * @param what what it is, with its article; never the credential itself
 * @param mark what replaces it when the text is shown
 * @param start where the part that must not be shown begins
 * @param end where that part ends
 */
public record Secret(String what, String mark, int start, int end) {
    /** Returns the number of the line of a text that the credential begins in, from 1. */
    int line(CharSequence text) {
        return 1
                + (int) text.subSequence(0, start)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
