package io.github.goimage.processor.service;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The first line of a file that goimage writes, by which it recognizes such a file. */
public final class OwnFile {
    private static final String MADE = "Made by goimage ";
    private static final byte[] FIRST_WORDS = ("# " + MADE).getBytes(StandardCharsets.UTF_8);

    /** How many bytes of a file are needed to tell. */
    public static final int HEAD = FIRST_WORDS.length;

    private OwnFile() {}

    /** Returns the text of the comment that begins a file made from the annotation of a package. */
    public static String comment(String packageName) {
        // Without "=": the first line of a Dockerfile that looked like a parser directive would be one.
        return MADE + "from @GoImage of package " + packageName + ". Change the annotation, not this file.";
    }

    /** Returns whether a file that begins with these bytes is ours. */
    public static boolean beginsWith(byte[] bytes) {
        return bytes.length >= HEAD && Arrays.equals(bytes, 0, HEAD, FIRST_WORDS, 0, HEAD);
    }
}
