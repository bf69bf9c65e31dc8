package io.github.goimage.processor.secret;

import static io.github.goimage.processor.CpuLimit.assertWithin;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Anybody's text may be looked at, and must not hang the compiler: twice the text takes at most little more than twice
 * the steps. A step is a character that is asked for.
 */
final class SecretsTimeTest {
    private static final double TWICE = 2.3;

    /** At night each text is read in each way, otherwise the texts take turns. */
    private static final boolean ALL = "all".equals(System.getProperty("goimage.formats"));

    private static final int LENGTH = ALL ? 50_000 : 4_000;

    /**
     * Of some kinds a part is looked for up to 16 KiB away; a text must be longer to tell that from all of the text.
     */
    private static final int FAR = 40_000;

    private static final int PAIRS = ALL ? 3000 : 10;

    private static final int HALF_A_FILE = 50_000;

    /** Many times what such a file takes; if the time grew with the square of the length, it would not be enough. */
    private static final Duration FOR_A_FILE = Duration.ofSeconds(1);

    private static final Pattern LOOKS_FAR =
            Pattern.compile("(?s)(?:-----BEGIN|PuTTY-User|UFJJ|[{]|\"type\"|\"d\": |kind: ).*");

    /** A text that counts how often somebody asks it for a character. */
    private static final class CountingText implements CharSequence {
        private final String text;
        private final long[] steps;

        CountingText(String text, long[] steps) {
            this.text = text;
            this.steps = steps;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            steps[0]++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            steps[0] += end - start;
            return new CountingText(text.substring(start, end), steps);
        }

        @Override
        public String toString() {
            steps[0] += text.length();
            return text;
        }
    }

    private static void assertLinear(String part, Consumer<CharSequence> work) {
        int length = LOOKS_FAR.matcher(part).matches() ? FAR : LENGTH;
        String text = part.repeat(2 * length / part.length());
        long half = steps(text.substring(0, length), work);
        long whole = steps(text, work);
        assertTrue(whole <= half * TWICE + length, () -> part + ": " + half + " steps, for twice the text " + whole);
    }

    private static long steps(String text, Consumer<CharSequence> work) {
        long[] steps = new long[1];
        work.accept(new CountingText(text, steps));
        return steps[0];
    }

    /** The same for expressions that PatternsTest asks as well, with texts of their own making. */
    static Stream<String> someOfWorst() {
        List<String> all = worst().toList();
        return IntStream.range(0, all.size()).filter(i -> ALL || i % 4 == 0).mapToObj(all::get);
    }

    /** What each expression begins with, and nearly complete credentials, over and over. */
    static Stream<String> worst() {
        List<String> parts = new ArrayList<>(List.of(
                "a",
                " ",
                "\n",
                "-",
                "_",
                "'",
                "\"",
                "://",
                "://a:",
                "://a:b",
                "A ",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----ab",
                "PuTTY-User-Key-File-3:",
                "BEGIN PRIVATE KEY",
                "LS0tLS1CRUdJTi",
                "UFJJVkFURSBLRVktLS0tL",
                "UFJJVkFURSBLRVktLS0tLQ",
                "\"d\":\"",
                "\"d\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"",
                "\"type\": \"service_account\"",
                "xoxb-1",
                "xoxb-123456-",
                "xoxb-123456-1234567890_",
                "\ud83d",
                "glpat-",
                "eyJ",
                "eyJhbGciOiJIUzI1.",
                ".eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9",
                "a:",
                "a:b@t(",
                "a:b@t()/",
                "a@tcp(",
                "@",
                "@/",
                "password=x ",
                "password = ",
                "password='",
                "host=a ",
                "key",
                "key-",
                "key=",
                "key:",
                "key: ",
                "key>",
                "key\",\"",
                "KEY=aB3dE5fG7hJ9 ",
                "password=hunter2 ",
                "\"password\": \"hunter2\",",
                "name: key\n  value: ",
                "{\"name\":\"token\",\"value\":\"a\",",
                "keys: [",
                "keys:\n - ",
                "key: >\n ",
                "key: &a ",
                "password:a",
                "-u",
                "-u a:b1",
                "-ua:b1 ",
                "--auth=a:",
                "--basic-auth a:b1",
                "-u a:",
                "--user=a:",
                "Bearer ",
                "Bearer aB3",
                "Basic ",
                "Basic YTpi",
                "\"auth\": \"",
                "_auth=YTpi",
                "login a password ",
                "login ",
                "|",
                "%7c",
                ":a",
                "12345:A",
                "kind: Config\n",
                "kind: Secret\ndata:\n a: b\n",
                "kind: Secret\n---\n",
                "kind: Config\n---\ntoken: ",
                "{\"kind\":\"Secret\",",
                "data: {a: ",
                "client-key",
                "token: {",
                "[["));
        Random random = new Random(4);
        List<String> nearMisses = SecretFormatTest.formats()
                .map(format -> format.nearMiss(random))
                .toList();
        for (int i = 0; i < nearMisses.size(); i += ALL ? 1 : 10) {
            parts.add(nearMisses.get(i));
            parts.add(nearMisses.get(i) + "_ ");
        }
        for (SecretSamples.Sample sample : SecretSamples.all().subList(0, 32)) {
            parts.add(new String(sample.content(), java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        return parts.stream();
    }

    @ParameterizedTest
    @MethodSource("worst")
    void theTimeForATextGrowsWithItsLength(String part) {
        List<Medium> media = List.of(Medium.values());
        for (Medium medium : ALL ? media : List.of(media.get(part.length() % media.size()))) {
            assertLinear(part, text -> Secrets.in(text, medium));
        }
    }

    @ParameterizedTest
    @MethodSource("someOfWorst")
    void soItDoesForEachExpressionThatReadsAWholeText(String part) throws ReflectiveOperationException {
        for (Class<?> owner : List.of(Pem.class, KubernetesSecrets.class)) {
            for (Pattern pattern : patterns(owner)) {
                assertLinear(part, text -> pattern.matcher(text).results().forEach(found -> {}));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("someOfWorst")
    void soItDoesForEachExpressionThatJudgesAValue(String part) throws ReflectiveOperationException {
        for (Class<?> owner : List.of(SecretWords.class, Randomness.class, SecretFormats.class, LoginForm.class)) {
            for (Pattern pattern : patterns(owner)) {
                assertLinear(part, text -> pattern.matcher(text).matches());
            }
        }
    }

    /** In a value of many letters, each may occur once. */
    @Test
    void manyDifferentCharacters() {
        String value = IntStream.range(0, 30_000)
                .mapToObj(i -> String.valueOf((char) (0x3400 + i)))
                .collect(Collectors.joining("", "a1b2c3d4e5f6", ""));
        assertWithin(FOR_A_FILE, () -> assertTrue(Secrets.find("-token", value).isPresent()));
    }

    /** Files of two kinds of lines, one after the other and by turns: each may end what the other begins. */
    @Test
    void theTimeForAFileOfTwoKindsGrowsWithItsLength() {
        List<String> parts = worst().toList();
        Random random = new Random(5);
        for (int i = 0; i < PAIRS; i++) {
            String one = parts.get(random.nextInt(parts.size()));
            String other = parts.get(random.nextInt(parts.size()));
            String name = List.of("a.yaml", "b.md", ".env").get(i % 3);
            for (String text : List.of(
                    one.repeat(HALF_A_FILE / one.length()) + other.repeat(HALF_A_FILE / other.length()),
                    (one + other).repeat(2 * HALF_A_FILE / (one.length() + other.length())))) {
                byte[] content = text.getBytes(StandardCharsets.UTF_8);
                assertWithin(FOR_A_FILE, () -> SecretContent.find(name, content));
            }
        }
    }

    private static List<Pattern> patterns(Class<?> owner) throws ReflectiveOperationException {
        List<Pattern> patterns = new ArrayList<>();
        for (Field field : owner.getDeclaredFields()) {
            if (field.getType() == Pattern.class && Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                patterns.add((Pattern) field.get(null));
            }
        }
        assertTrue(!patterns.isEmpty(), owner::getName);
        return patterns;
    }
}
