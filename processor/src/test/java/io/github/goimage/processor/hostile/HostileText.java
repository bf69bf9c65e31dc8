package io.github.goimage.processor.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Strings that mean something to a parser somewhere. The same seed produces the same strings. */
public final class HostileText {
    /** Longer than a line of a Dockerfile may be. */
    private static final int VERY_LONG = 70_000;

    /** Each breaks out of some position in which nothing is escaped. */
    private static final List<String> ATTACKS = List.of(
            "x y=z",
            "\" RUN id \"",
            "\"; id; \"",
            "' -X main.other=1 '",
            "$(id)",
            "`id`",
            "${HOME:-x}",
            "${X:?stop}",
            "$",
            "${",
            "${}",
            "$$X",
            "\\$X",
            "\\${X}",
            "\\\\$X",
            "end\\",
            "end\\ ",
            "end\\\\",
            "\\\"",
            "\"]",
            "\",\"--privileged\",\"",
            "[\"/bin/sh\",\"-c\",\"id\"]",
            "{\"a\":\"b\"}",
            "\"},\"group\":{\"default\":{}},\"x\":{\"",
            "${REGISTRY}",
            "%{if true}x%{endif}",
            "type=bind,from=evil,target=/",
            ",target=/etc,type=secret,id=x",
            "\"\",\"\"",
            "--from=evil",
            "--mount=type=bind,from=evil,target=/x",
            "--network=host",
            "-ldflags=-X",
            "-toolexec=/bin/sh",
            "<<EOF",
            "<<-'EOF'",
            "a <<EOF b",
            "# syntax=evil/frontend",
            "syntax=evil/frontend",
            "# escape=`",
            "# check=skip=all",
            "check=skip=all;error=false",
            "AS build",
            "scratch AS x",
            "https://evil.example/x.tar",
            "git@evil.example:x.git",
            "../../etc/passwd",
            "/../../etc",
            "!**",
            "!**/.env",
            "/!secret",
            " !a",
            "#!/bin/sh",
            "*",
            "**",
            "[!a]",
            "[a-z",
            "a,b",
            "*/ int i; /*",
            "\\u0022; int i; //",
            "\\u000a",
            "{@code x}",
            "<script>",
            "\u202eRUN\u202c",
            "a\u2066b\u2069",
            "\ufeff# syntax=evil",
            "\u0430pp",
            "\uff04\uff5bX\uff5d",
            "\u2024\u2024/x",
            "\u212a",
            "e\u0301",
            "\u00e0\u0085",
            " lead",
            "trail ",
            "\ttab\t",
            "\u00a0nbsp\u00a0",
            "\u3000",
            "");

    private static final List<String> FRAGMENTS = List.of(
            "\"",
            "'",
            "$",
            "${X}",
            "$X",
            "${",
            "}",
            "`",
            "#",
            "!",
            " ",
            "  ",
            "\t",
            "=",
            ",",
            ":",
            ";",
            "/",
            ".",
            "..",
            "./",
            "-",
            "--",
            "*",
            "**",
            "?",
            "[",
            "]",
            "[^",
            "{",
            "|",
            "(",
            ")",
            "^",
            "+",
            "~",
            "@",
            "&",
            "&&",
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
            "\u00e9",
            "\u00fc",
            "\u65e5\u672c",
            "\ud83d\ude00",
            "\u00a0",
            "\u2003",
            "\u0430",
            "a",
            "B",
            "0",
            "_");

    /** What a rule may reject wherever it occurs. */
    private static final List<String> CONTROLS = List.of(
            "\n",
            "\r",
            "\r\n",
            "\nRUN id",
            "\nUSER root\n",
            "\n# syntax=evil\n",
            "\\\nRUN id",
            "\u0000",
            "\u0001",
            "\u001b[2J",
            "\u000b",
            "\f",
            "\u007f",
            "\u0085",
            "\u009f",
            "\u2028",
            "\u2029",
            "\ud800",
            "\udc00",
            "\udc00\ud800");

    private static final List<String> FORMATS =
            List.of("\u200b", "\u200d", "\u202a", "\u202e", "\u2060", "\u2066", "\ufeff", "\u00ad", "\udb40\udc41");

    private static final List<String> PLAIN = List.of("a", "B", "0", "9", "_", "-", ".", "/", "~", "+");

    private final Random random;

    /** Begins a row of strings. */
    public HostileText(long seed) {
        random = new Random(seed);
    }

    /** The next string; one of five holds a character that has no place in a line of text. */
    String next() {
        StringBuilder text = new StringBuilder(start());
        if (random.nextInt(5) == 0) {
            text.insert(random.nextInt(text.length() + 1), pick(random.nextInt(4) == 0 ? FORMATS : CONTROLS));
        }
        return text.toString();
    }

    private String start() {
        int kind = random.nextInt(200);
        if (kind == 0) {
            return pick(FRAGMENTS).repeat(VERY_LONG).substring(0, VERY_LONG);
        }
        return kind < 60 ? pick(ATTACKS) : kind < 80 ? pick(ATTACKS) + pick(ATTACKS) : fragments(1 + random.nextInt(9));
    }

    private String fragments(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(pick(FRAGMENTS));
        }
        return text.toString();
    }

    /**
     * A word with a string put into it or in the place of one of its characters; every other time one that most
     * grammars have.
     */
    String mutated(String word) {
        int at = random.nextInt(word.length() + 1);
        int skipped = Math.min(word.length(), at + random.nextInt(2));
        return word.substring(0, at) + pick(random.nextBoolean() ? PLAIN : FRAGMENTS) + word.substring(skipped);
    }

    /** A number from 0, below a bound. */
    int number(int bound) {
        return random.nextInt(bound);
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    /**
     * Returns this many strings that hold no control character and are not very long, as the rules let them through.
     */
    public static Stream<String> lines(long seed, int count) {
        HostileText texts = new HostileText(seed);
        List<String> lines = new ArrayList<>(ATTACKS);
        lines.addAll(FRAGMENTS);
        lines.removeIf(text -> !isLine(text));
        return Stream.concat(
                lines.stream(),
                Stream.generate(() -> texts.fragments(texts.number(9)))
                        .filter(HostileText::isLine)
                        .limit(count));
    }

    private static boolean isLine(String text) {
        return text.codePoints().noneMatch(c -> c != '\t' && hasNoPlaceInALine(c));
    }

    /**
     * Returns whether a text holds a control or format character, a line or paragraph separator or an unpaired
     * surrogate.
     */
    static boolean mayBeRefused(String text) {
        return text.codePoints().anyMatch(HostileText::hasNoPlaceInALine);
    }

    /** Whether a text holds half of a character. */
    static boolean isTorn(String text) {
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    private static boolean hasNoPlaceInALine(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
