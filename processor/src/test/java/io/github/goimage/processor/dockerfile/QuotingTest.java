package io.github.goimage.processor.dockerfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.dockerfile.Instruction.Env;
import io.github.goimage.processor.dockerfile.Instruction.Label;
import io.github.goimage.processor.dockerfile.Instruction.Variable;
import io.github.goimage.processor.hostile.HostileText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is quoted is read back unchanged, by small copies of the readers. */
final class QuotingTest {
    private static final int COUNT = 20_000;
    private static final long SEED = 20260821;

    /** Set, so that a variable which is expanded by mistake shows. */
    private static final Map<String, String> VARIABLES = Map.of("X", "expanded", "HOME", "/root");

    @Test
    void plainWordsNeedNoQuotes() {
        assertEquals("info", Quoting.word(Text.literal("info")));
        assertEquals("/var/lib/a-b_c.d:1@x%20,y=z+", Quoting.word(Text.literal("/var/lib/a-b_c.d:1@x%20,y=z+")));
        assertEquals("\"\"", Quoting.word(Text.literal("")));
        assertEquals("\"-x\"", Quoting.word(Text.literal("-x")));
        assertEquals("\"a b\"", Quoting.word(Text.literal("a b")));
        assertEquals("\"\\$HOME \\\"\\\\ ' `\"", Quoting.word(Text.literal("$HOME \"\\ ' `")));
        assertEquals("$TARGETOS", Quoting.word(Text.argument("TARGETOS")));
        assertEquals(
                "\"-X a=${VERSION} \\$b\"",
                Quoting.word(
                        List.of(new Text.Literal("-X a="), new Text.Argument("VERSION"), new Text.Literal(" $b"))));
    }

    @Test
    void words() {
        HostileText.lines(SEED, COUNT).forEach(text -> {
            String word = Quoting.word(Text.literal(text));
            assertEquals(List.of(word), BuildKit.words(word), text);
            assertEquals(text, BuildKit.expand(word, VARIABLES), text);
        });
    }

    @Test
    void wordsAroundArguments() {
        HostileText.lines(SEED, COUNT).forEach(text -> {
            String word = Quoting.word(List.of(new Text.Literal(text), new Text.Argument("X"), new Text.Literal(text)));
            assertEquals(List.of(word), BuildKit.words(word), text);
            assertEquals(text + "expanded" + text, BuildKit.expand(word, VARIABLES), text);
        });
    }

    @Test
    void variablesAndLabelsAreOneWordEach() {
        List<Variable> variables = HostileText.lines(SEED, 200)
                .map(text -> Variable.literal("A", text))
                .toList();
        String line = new Env(variables).line();

        assertFalse(BuildKit.isContinued(line));
        assertEquals(
                HostileText.lines(SEED, 200).map(text -> "A=" + text).toList(),
                BuildKit.words(line.substring("ENV ".length())).stream()
                        .map(word -> BuildKit.expand(word, VARIABLES))
                        .toList());
        HostileText.lines(SEED, COUNT).forEach(text -> {
            String label = new Label("com.acme.key", text).line();
            assertFalse(BuildKit.isContinued(label), text);
            assertFalse(label.contains("\n"), text);
            assertEquals(
                    List.of("com.acme.key=" + text),
                    BuildKit.words(label.substring("LABEL ".length())).stream()
                            .map(word -> BuildKit.expand(word, VARIABLES))
                            .toList());
        });
    }

    @Test
    void execForms() {
        List<String> all = HostileText.lines(SEED, COUNT).toList();
        for (int i = 0; i < all.size(); i += 7) {
            List<String> words = all.subList(i, Math.min(i + 7, all.size()));
            String array = Quoting.exec(words);
            assertEquals(words, BuildKit.json(array));
            assertFalse(BuildKit.isContinued("CMD " + array));
        }
        assertEquals("[]", Quoting.exec(List.of()));
        assertEquals("[\"\\u0009\"]", Quoting.exec(List.of("\t")));
    }

    @Test
    void pathsAreReadAsJsonAndThenExpanded() {
        HostileText.lines(SEED, COUNT).forEach(text -> {
            List<String> read = BuildKit.json(Quoting.paths(List.of(text, "/target/"))).stream()
                    .map(path -> BuildKit.expand(path, VARIABLES))
                    .toList();
            assertEquals(List.of(text, "/target/"), read);
        });
    }

    @Test
    void volumesKeepSpaceAtTheirEnd() {
        assertEquals("[\"/data\",\"\\\"/a \\\"\"]", Quoting.volumes(List.of("/data", "/a ")));
        HostileText.lines(SEED, COUNT).map("/"::concat).forEach(text -> {
            List<String> read = BuildKit.json(Quoting.volumes(List.of(text))).stream()
                    .map(path -> BuildKit.expand(BuildKit.trim(path), VARIABLES))
                    .toList();
            assertEquals(List.of(text), read);
        });
    }

    @Test
    void sourcesAreLiteral() {
        HostileText.lines(SEED, COUNT).filter(text -> !text.contains("\\")).forEach(text -> {
            String source = Quoting.source(text);
            assertTrue(source.startsWith("./"), source);
            assertEquals("./" + text, literalOf(source), text);
        });
    }

    /** Returns what a pattern of Go's filepath.Match stands for, if that is only one name. */
    private static String literalOf(String pattern) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '[') {
                assertEquals(']', pattern.charAt(i + 2), pattern);
                name.append(pattern.charAt(i + 1));
                i += 2;
            } else {
                assertFalse(c == '*' || c == '?' || c == '\\', pattern);
                name.append(c);
            }
        }
        return name.toString();
    }

    @Test
    void goFlags() {
        assertEquals(
                Text.literal("-trimpath -tags=a,b \"-ldflags=-s -w\""),
                goFlags("-trimpath", "-tags=a,b", "-ldflags=-s -w"));
        assertEquals(Text.literal("'-ldflags=-X \"main.v=1\"' \"-x='\""), goFlags("-ldflags=-X \"main.v=1\"", "-x='"));
        HostileText.lines(SEED, COUNT)
                .map("-ldflags="::concat)
                .filter(flag -> !flag.contains("'") || !flag.contains("\""))
                .forEach(flag -> assertEquals(
                        List.of("-trimpath", flag, "-x"),
                        split(BuildKit.expand(Quoting.word(goFlags("-trimpath", flag, "-x")), VARIABLES))));
        assertThrows(IllegalArgumentException.class, () -> goFlags("-ldflags='\""));
    }

    @Test
    void aGoFlagTakesWhateverAnArgumentHolds() {
        List<Text> flag = List.of(new Text.Literal("-ldflags=-X main.v="), new Text.Argument("VERSION"));
        String word = Quoting.word(Quoting.goFlags(List.of(Text.literal("-trimpath"), flag)));

        for (String version : List.of("", "1", "a b", "it's", "$X", "\\")) {
            assertEquals(
                    List.of("-trimpath", "-ldflags=-X main.v=" + version),
                    split(BuildKit.expand(word, Map.of("VERSION", version))));
        }
    }

    private static List<Text> goFlags(String... flags) {
        return Quoting.goFlags(Stream.of(flags).map(Text::literal).toList());
    }

    /** {@code cmd/internal/quoted.Split}. */
    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (true) {
            while (at < text.length() && isSpace(text.charAt(at))) {
                at++;
            }
            if (at == text.length()) {
                return words;
            }
            char quote = text.charAt(at);
            if (quote == '"' || quote == '\'') {
                int end = text.indexOf(quote, at + 1);
                assertTrue(end >= 0, "unterminated string: " + text);
                words.add(text.substring(at + 1, end));
                at = end + 1;
            } else {
                int end = at;
                while (end < text.length() && !isSpace(text.charAt(end))) {
                    end++;
                }
                words.add(text.substring(at, end));
                at = end;
            }
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    @Test
    void aShellReadsTheWords() throws IOException, InterruptedException {
        List<String> words = HostileText.lines(SEED, 3000).toList();
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < words.size(); i += 50) {
            List<String> some = words.subList(i, Math.min(i + 50, words.size()));
            script.append("printf '%s\\n' ").append(Quoting.shell(some)).append('\n');
        }

        assertEquals(words, sh(script.toString()).lines().toList());
    }

    @Test
    void shellWordsStayReadable() {
        assertEquals(
                "docker run --rm -p 8000:8000 --tmpfs=/tmp -f /a/b.c . ../x 'a b' '' 'it'\\''s' '~x' '#'",
                Quoting.shell(List.of(
                        "docker",
                        "run",
                        "--rm",
                        "-p",
                        "8000:8000",
                        "--tmpfs=/tmp",
                        "-f",
                        "/a/b.c",
                        ".",
                        "../x",
                        "a b",
                        "",
                        "it's",
                        "~x",
                        "#")));
    }

    private static String sh(String script) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("/bin/sh", "-s").redirectErrorStream(true).start();
        Thread writer = new Thread(() -> {
            try (OutputStream in = process.getOutputStream()) {
                in.write(script.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                process.destroy();
            }
        });
        writer.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        writer.join();
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    /** Docker 20.10 rejected the first one as a pattern, and took the second for another name. */
    @Test
    void anIgnorePatternHoldsNothingOfARegularExpression() {
        assertEquals("web/a??b", Quoting.ignorePattern("web/a) b"));
        assertEquals("web/c??-?1?.txt", Quoting.ignorePattern("web/c++-(1).txt"));
    }
}
