package io.github.goimage.processor.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** A part of a value: literal text, or the value of a build argument. User text is always literal. */
public sealed interface Text {
    /** Literal text. */
    record Literal(String text) implements Text {}

    /** The value of the build argument of this name. */
    record Argument(String name) implements Text {}

    /** Returns a value that is all literal. */
    static List<Text> literal(String text) {
        return List.of(new Literal(text));
    }

    /** Returns a value that is a build argument's. */
    static List<Text> argument(String name) {
        return List.of(new Argument(name));
    }

    /** Returns the same value with adjacent literals joined. */
    static List<Text> joined(List<Text> parts) {
        List<Text> joined = new ArrayList<>();
        for (Text part : parts) {
            int last = joined.size() - 1;
            if (part instanceof Literal next && last >= 0 && joined.get(last) instanceof Literal before) {
                joined.set(last, new Literal(before.text() + next.text()));
            } else {
                joined.add(part);
            }
        }
        return joined;
    }
}
