package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No regular expression takes more than linear time over a user's text, nor a deeper stack: each is asked for long
 * texts that repeat what it is made of, and the characters that it looks at are counted.
 */
final class PatternsTest {
    private static final Path SOURCES = Path.of("src/main/java");

    private static final int LENGTH = 25_000;
    private static final int SHORT = 500;

    /** In bytes: a quarter of what javac's thread has, as {@link #LENGTH} is a quarter of what users write. */
    private static final int STACK = 256 << 10;

    /** With how many texts an expression may seem slow before it is believed that it is not. */
    private static final int SUSPECTS = 6;

    private static final long ENOUGH = 100L * LENGTH;
    private static final long OVERFLOW = -1;

    /** A group that is repeated, for which the matcher may need its stack. */
    private static final Pattern GROUP_REPEATED = Pattern.compile("\\)[*+{]");

    /** Expressions that are never given more than this many characters, which the code that asks them sees to. */
    private static final Map<String, Integer> BOUNDED = Map.of(
            "ImageSpec.NAME", 128,
            "ImageReference.REFERENCE", 500,
            "PairNames", 100,
            "PrivatePatterns", 255,
            "PrivatePatterns.GLOB", 255,
            "SemanticVersion.SYNTAX", 500,
            "SpdxExpression", 200);

    /** An expression in a call that takes one, {@code text.replaceAll("…", …)}. */
    private static final Pattern CALL =
            Pattern.compile("\\.(matches|replaceAll|replaceFirst|split)\\(\\s*\"((?:\\\\.|[^\"\\\\])*)\"");

    /** An expression that no constant holds, if literals alone make it. */
    private static final Pattern COMPILED = Pattern.compile("Pattern\\.compile\\(\\s*("
            + "\"(?:\\\\.|[^\"\\\\])*+\"(?:\\s*\\+\\s*\"(?:\\\\.|[^\"\\\\])*+\")*+)\\s*[,)]");

    private static final Pattern LITERAL = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*+)\"");

    /** A word that an expression begins with, or that comes before what it repeats. */
    private static final Pattern WORD = Pattern.compile("(?<![A-Za-z])[A-Za-z][A-Za-z-]{2,}+(?![^\\[]*\\])");

    /** What follows a word: a text of many of one of them, after which the expression does not go on. */
    private static final List<String> RUNS = List.of("a", "0", " ", "\n", "-", "=");

    private static final int MOST_WORDS = 4;

    private static final String ASKED_WHOLE = "\\s*\\.matcher\\([^;]*?\\)\\s*\\.matches\\(\\)";
    private static final String SEARCHED =
            "\\s*\\.(?:split|matcher\\([^;]*?\\)\\s*\\.(?:replace|results|find|lookingAt))";

    private record Expression(String name, Pattern pattern, boolean whole) {}

    /** A text that counts how often it is looked at, and has enough of it at some point. */
    private static final class CountedText implements CharSequence {
        private static final class TooOften extends RuntimeException {
            private static final long serialVersionUID = 1L;
        }

        private final String text;
        private long looksLeft;

        CountedText(String text, long looks) {
            this.text = text;
            this.looksLeft = looks;
        }

        @Override
        public char charAt(int index) {
            if (--looksLeft < 0) {
                throw new TooOften();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @Test
    void noneTakesMoreThanLinearTime() throws Exception {
        List<Expression> expressions = expressions();
        assertTrue(expressions.size() > 80, () -> expressions.size() + " expressions");

        FutureTask<Map<String, String>> slow = new FutureTask<>(() -> slow(expressions));
        new Thread(null, slow, "patterns", STACK).start();
        assertEquals(Map.of(), slow.get());
    }

    private static Map<String, String> slow(List<Expression> expressions) {
        Map<String, String> slow = new TreeMap<>();
        for (Expression expression : expressions) {
            if (!BOUNDED.containsKey(expression.name())) {
                worst(expression).ifPresent(found -> slow.put(expression.name() + " " + expression.pattern(), found));
            }
        }
        return slow;
    }

    /** Finds a text with which an expression takes more than linear time or too deep a stack. */
    private static Optional<String> worst(Expression expression) {
        boolean needsStack =
                GROUP_REPEATED.matcher(expression.pattern().pattern()).find();
        List<String> heads = expression.pattern().pattern().contains("/") ? List.of("", "https://a") : List.of("");
        int suspects = 0;
        for (String word : words(expression.pattern().pattern())) {
            for (String run : RUNS) {
                if (grows(expression, word, run, SHORT)) {
                    return Optional.of("takes more than linear time with " + word + " and many of \"" + run + "\"");
                }
            }
        }
        for (String unit : units(expression.pattern().pattern())) {
            for (String head : heads) {
                if (needsStack
                        && head.isEmpty()
                        && looks(expression, text("", unit, unit.length() == 1 ? LENGTH : LENGTH / 5), ENOUGH)
                                == OVERFLOW) {
                    return Optional.of("overflows the stack with " + unit);
                }
                if (suspects < SUSPECTS && grows(expression, head, unit, SHORT)) {
                    suspects++;
                    // A search that looks a bounded way ahead from each place only seems to grow while the text is
                    // short.
                    if (grows(expression, head, unit, SHORT * 4)) {
                        return Optional.of("takes more than linear time with " + head + unit);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Returns whether a text of four times the length takes far more than four times the looks. */
    private static boolean grows(Expression expression, String head, String unit, int length) {
        long looks = looks(expression, text(head, unit, length), ENOUGH);
        return looks == OVERFLOW || looks(expression, text(head, unit, 4 * length), 7 * looks + length) == OVERFLOW;
    }

    /**
     * Counts how often an expression looks at a character; {@link #OVERFLOW} if that is too often, or the stack too
     * deep.
     */
    private static long looks(Expression expression, String text, long atMost) {
        CountedText counted = new CountedText(text, atMost);
        Matcher matcher = expression.pattern().matcher(counted);
        try {
            if (expression.whole()) {
                matcher.matches();
            } else {
                for (int found = 0; found < 3 && matcher.find(); found++) {
                    // Each further one begins where the last one ended.
                }
            }
            return atMost - counted.looksLeft;
        } catch (CountedText.TooOften | StackOverflowError e) {
            return OVERFLOW;
        }
    }

    /** A unit over and over, with something else at the end. */
    private static String text(String head, String unit, int length) {
        return (head + unit.repeat(length / unit.length())).substring(0, length - 2) + "\u0001!";
    }

    private static List<String> words(String expression) {
        return WORD.matcher(expression.replaceAll("\\\\.", " "))
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    /** One and two of the characters that an expression speaks of. */
    private static Set<String> units(String expression) {
        Set<String> characters = new LinkedHashSet<>(List.of("a", "A", "0", "-", ".", "/", " ", "=", "\n"));
        expression
                .chars()
                .filter(c -> c < 0x7f && c > 0x20 && !Character.isLetter(c))
                .mapToObj(c -> String.valueOf((char) c))
                .forEach(characters::add);
        Set<String> units = new LinkedHashSet<>();
        for (String one : characters) {
            units.add(one);
            for (String other : List.of("a", ".", " ")) {
                units.add(one + other);
            }
        }
        return units;
    }

    private static List<Expression> expressions() throws Exception {
        List<Expression> expressions = new ArrayList<>();
        Path classes = Path.of(GoImageProcessor.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(
                            path -> path.toString().endsWith(".class") && !path.endsWith("module-info.class"))
                    .sorted()
                    .toList()) {
                String name =
                        classes.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", "");
                for (Field field : Class.forName(name).getDeclaredFields()) {
                    if (field.getType() == Pattern.class && Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        expressions.add(expression(name, field));
                    }
                }
            }
        }
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                Matcher call = CALL.matcher(Files.readString(file));
                while (call.find()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    Pattern pattern = Pattern.compile(javaString(call.group(2)));
                    expressions.add(new Expression(name, pattern, call.group(1).equals("matches")));
                }
                expressions.addAll(compiled(Files.readString(file), file, expressions));
            }
        }
        return expressions;
    }

    /** Returns the expressions of a file that are among no constants, {@code Map.of("a", Pattern.compile("…"))}. */
    private static List<Expression> compiled(String source, Path file, List<Expression> constants) {
        boolean whole = count("\\.(?:find|results|lookingAt|replace\\w+)\\(", source) == 0;
        Set<String> known =
                constants.stream().map(each -> each.pattern().pattern()).collect(Collectors.toSet());
        return COMPILED.matcher(source)
                .results()
                .map(compile -> LITERAL.matcher(compile.group(1))
                        .results()
                        .map(literal -> javaString(literal.group(1)))
                        .collect(Collectors.joining()))
                .filter(expression -> !known.contains(expression))
                .map(expression -> new Expression(
                        file.getFileName().toString().replace(".java", ""), Pattern.compile(expression), whole))
                .toList();
    }

    /** The string that a literal of Java means. */
    private static String javaString(String literal) {
        return Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(literal)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))))
                .translateEscapes();
    }

    /** A constant is asked for whole texts unless a use of it in its file is another. */
    private static Expression expression(String type, Field field) throws IllegalAccessException, IOException {
        String outer = type.replaceFirst("\\$.*", "");
        String source = Files.readString(SOURCES.resolve(outer.replace('.', '/') + ".java"));
        String use = "\\b" + field.getName();
        boolean whole = count(use + ASKED_WHOLE, source) == count(use + "\\s*\\.", source)
                || (count(use + SEARCHED, source) == 0 && count("\\.(?:find|results|lookingAt)\\(\\)", source) == 0);
        return new Expression(
                outer.substring(outer.lastIndexOf('.') + 1) + "." + field.getName(), (Pattern) field.get(null), whole);
    }

    private static long count(String expression, String source) {
        return Pattern.compile(expression).matcher(source).results().count();
    }
}
