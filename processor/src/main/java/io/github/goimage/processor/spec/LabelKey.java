package io.github.goimage.processor.spec;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The grammar of a label's key.
 *
 * @see <a href="https://docs.docker.com/engine/manage-resources/labels/#label-keys-and-values">label keys</a>
 */
public final class LabelKey {
    /** What the keys of Docker's own labels begin with. */
    public static final List<String> RESERVED = List.of("com.docker.", "io.docker.", "org.dockerproject.");

    private static final Pattern SYNTAX = Pattern.compile("[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*+");

    private LabelKey() {}

    /**
     * Returns whether a text is a key: it begins with a letter and has lower-case letters, digits, single {@code .} and
     * {@code -}.
     */
    public static boolean isOne(String text) {
        return SYNTAX.matcher(text).matches();
    }

    /** Returns whether a key is one of Docker's own. */
    public static boolean isReserved(String key) {
        return RESERVED.stream().anyMatch(key::startsWith);
    }
}
