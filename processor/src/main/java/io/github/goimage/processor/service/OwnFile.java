package io.github.goimage.processor.service;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Files that goimage itself has written, by their first words. */
public final class OwnFile {
    private static final byte[] FIRST_WORDS = "# Made by goimage ".getBytes(StandardCharsets.UTF_8);

    /** How much of a file tells. */
    public static final int HEAD = FIRST_WORDS.length;

    private OwnFile() {}

    /** Whether a file that begins with these bytes is ours. */
    public static boolean beginsWith(byte[] bytes) {
        return bytes.length >= HEAD && Arrays.equals(bytes, 0, HEAD, FIRST_WORDS, 0, HEAD);
    }
}
