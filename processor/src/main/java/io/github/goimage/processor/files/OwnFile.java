package io.github.goimage.processor.files;

import io.github.goimage.processor.text.Release;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first line of a file that goimage writes, by which it recognizes such a file and the release that wrote it. */
public final class OwnFile {
    private static final String MADE = "Made by goimage ";
    private static final byte[] FIRST_WORDS = ("# " + MADE).getBytes(StandardCharsets.UTF_8);
    private static final Pattern FIRST_LINE = Pattern.compile("# " + MADE + "(?:(?<release>\\S+) )??from @GoImage.*");

    /** How many bytes of a file are needed to tell. */
    public static final int HEAD = FIRST_WORDS.length;

    private OwnFile() {}

    /** Returns the text of the comment that begins a file made from the annotation of a package. */
    public static String comment(String packageName) {
        // Without "=": the first line of a Dockerfile that looked like a parser directive would be one.
        return MADE + Release.known().map(release -> release + " ").orElse("") + "from @GoImage of package "
                + packageName + ". Change the annotation, not this file.";
    }

    /** Returns whether a file that begins with these bytes is ours. */
    public static boolean beginsWith(byte[] bytes) {
        return bytes.length >= HEAD && Arrays.equals(bytes, 0, HEAD, FIRST_WORDS, 0, HEAD);
    }

    /** Returns the release that a first line names; empty if it names none. */
    public static Optional<String> release(String firstLine) {
        Matcher matcher = FIRST_LINE.matcher(firstLine);
        return matcher.matches() ? Optional.ofNullable(matcher.group("release")) : Optional.empty();
    }

    /** Returns a first line without the release that it names. */
    public static String withoutRelease(String firstLine) {
        return release(firstLine)
                .map(release -> firstLine.replaceFirst(Pattern.quote(MADE + release + " "), MADE))
                .orElse(firstLine);
    }
}
