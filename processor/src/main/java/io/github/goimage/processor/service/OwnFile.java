package io.github.goimage.processor.service;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Recognizes files that goimage itself has written, by their first words. */
public final class OwnFile {
    private static final byte[] FIRST_WORDS = "# Made by goimage ".getBytes(StandardCharsets.UTF_8);

    /** How many bytes of a file are needed to tell. */
    public static final int HEAD = FIRST_WORDS.length;

    private OwnFile() {}

    /** Returns whether a file that begins with these bytes is ours. */
    public static boolean beginsWith(byte[] bytes) {
        return bytes.length >= HEAD && Arrays.equals(bytes, 0, HEAD, FIRST_WORDS, 0, HEAD);
    }
}
