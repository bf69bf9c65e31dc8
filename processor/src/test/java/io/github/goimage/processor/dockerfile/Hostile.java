package io.github.goimage.processor.dockerfile;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Strings that mean something to a parser somewhere; the same on each run. */
public final class Hostile {
    private static final List<String> FRAGMENTS = List.of(
            "\\",
            "\"",
            "'",
            "$",
            "${X}",
            "$X",
            "${",
            "$$",
            "`",
            "#",
            "# check=skip=all",
            "!",
            "<<EOF",
            "<<-'E'",
            " ",
            "  ",
            "\t",
            "\u0085",
            "\u00a0",
            "\u2003",
            "\ufeff",
            "=",
            ",",
            ":",
            "/",
            "//",
            ".",
            "..",
            "./",
            "-",
            "--from=x",
            "--mount=type=secret",
            "*",
            "**",
            "?",
            "[",
            "]",
            "[a-z]",
            "[^",
            "{",
            "}",
            "|",
            "(",
            ")",
            "^",
            "+",
            "~",
            "%s",
            "&&",
            "; id",
            "\\n",
            "\\\\",
            "\\\"",
            "RUN id",
            "https://x/y",
            "git@h:r",
            "ü",
            "日本",
            "😀",
            "e\u0301",
            "\u202e",
            "a",
            "B",
            "0",
            "_");

    private Hostile() {}

    /** So many strings of up to eight fragments, without control characters, as the rules let them through. */
    public static Stream<String> strings(int count) {
        Random random = new Random(20260821);
        return Stream.concat(
                FRAGMENTS.stream().filter(fragment -> !fragment.contains("\u0085")),
                Stream.generate(() -> string(random)).limit(count));
    }

    private static String string(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(9);
        for (int i = 0; i < length; i++) {
            text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
        return text.toString().replace("\u0085", "");
    }
}
