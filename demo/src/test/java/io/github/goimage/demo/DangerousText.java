package io.github.goimage.demo;

import java.nio.charset.Charset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Strings that mean something to a shell, a builder, a linker or a JSON parser, and that goimage accepts. The same seed
 * produces the same strings.
 */
final class DangerousText {
    /** Each is used literally, before strings are composed of fragments. */
    private static final List<String> WHOLE = List.of(
            "$HOME",
            "${HOME}",
            "${X:-y}",
            "${X:?stop}",
            "$(id)",
            "`id`",
            "$$",
            "\\$X",
            "\\\\${X}",
            "it's",
            "\" RUN id \"",
            "\",\"--privileged\",\"",
            "[\"/bin/sh\",\"-c\",\"id\"]",
            "{\"a\":\"b\"}",
            "type=bind,from=evil,target=/",
            "\"\",\"\"",
            "--from=evil",
            "--mount=type=bind,from=evil,target=/x",
            "-ldflags=-X",
            "<<EOF",
            "a <<-'EOF' b",
            "# syntax=evil/frontend",
            "# escape=`",
            "# check=skip=all",
            "#!/bin/sh",
            "AS build",
            "git@evil.example:x.git",
            "!**",
            "**",
            "[!a]",
            "[a-z",
            "?",
            "ends in a backslash\\",
            "ends in two\\\\",
            "ends in one and a space\\ ",
            "\\n is no line\\t",
            "\\u0022; int i; //",
            "%s %d %% 100%",
            "%{if true}x%{endif}",
            "{{.Env}}",
            "a; b && c | d > e &",
            "a,b=c:d",
            " before",
            "behind ",
            "two  spaces",
            "e\u0301 \u00e9",
            "\u65e5\u672c\ud83d\ude00",
            "\u0430pp",
            "\uff04\uff5bX\uff5d",
            "\uff02\u201d\u2019",
            "\u00a0\u3000");

    private static final List<String> FRAGMENTS = List.of(
            "\"",
            "'",
            "$",
            "${",
            "}",
            "$X",
            "`",
            "#",
            "!",
            " ",
            "\t",
            "=",
            ",",
            ":",
            ";",
            "/",
            "..",
            "-",
            "--",
            "*",
            "?",
            "[",
            "]",
            "{",
            "(",
            ")",
            "|",
            "^",
            "~",
            "@",
            "&",
            "<<E",
            ">",
            "%",
            "%s",
            "\\",
            "\\\\",
            "\\n",
            "\\\"",
            "RUN",
            "EOF",
            "\u00fc",
            "\u65e5",
            "\ud83d\ude00",
            "\u00a0",
            "\u0430",
            "a",
            "B",
            "0",
            "_");

    /** Whether this JVM can name files beyond ASCII, which follows the locale. */
    private static final boolean UNICODE_NAMES = Charset.forName(System.getProperty("sun.jnu.encoding", "US-ASCII"))
            .newEncoder()
            .canEncode('\u65e5');

    private final Random random;

    DangerousText(long seed) {
        random = new Random(seed);
    }

    /** So many different strings. */
    List<String> values(int count) {
        return values(count, text -> true);
    }

    /** So many different strings that a linker can be given. */
    List<String> linked(int count) {
        return values(count, text -> text.chars().noneMatch(c -> "\"'\t".indexOf(c) >= 0));
    }

    /** Returns this many different names of one file, as a path of the build context can have them. */
    List<String> names(int count) {
        return values(
                count,
                text -> text.chars().noneMatch(c -> "/\\:\t".indexOf(c) >= 0 || (c >= 0x80 && !UNICODE_NAMES))
                        && !text.isBlank()
                        && !text.equals(".."));
    }

    private List<String> values(int count, Predicate<String> accepted) {
        Set<String> values =
                WHOLE.stream().filter(accepted).limit(count).collect(Collectors.toCollection(LinkedHashSet::new));
        while (values.size() < count) {
            String text = random.ints(1 + random.nextInt(8), 0, FRAGMENTS.size())
                    .mapToObj(FRAGMENTS::get)
                    .collect(Collectors.joining());
            if (accepted.test(text)) {
                values.add(text);
            }
        }
        return List.copyOf(values);
    }

    /** A string as Java source in ASCII. */
    static String literal(String value) {
        return value.chars()
                .mapToObj(c -> c == '"' || c == '\\'
                        ? "\\" + (char) c
                        : c >= ' ' && c < 0x7f ? String.valueOf((char) c) : String.format("\\u%04x", c))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
