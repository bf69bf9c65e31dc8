package io.github.goimage.processor.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The parts of BuildKit's Dockerfile frontend that give quotes a meaning, in small.
 *
 * @see <a href="https://github.com/moby/buildkit/blob/master/frontend/dockerfile/parser/line_parsers.go">parser</a>
 * @see <a href="https://github.com/moby/buildkit/blob/master/frontend/dockerfile/shell/lex.go">shell lexer</a>
 */
final class BuildKit {
    private static final Pattern CONTINUED = Pattern.compile("(?:^|.*[^\\\\])\\\\[ \t]*", Pattern.DOTALL);

    private BuildKit() {}

    /** Whether a line is joined with the next. */
    static boolean isContinued(String line) {
        return CONTINUED.matcher(line).matches();
    }

    /** {@code parseWords}: the words of {@code ENV}, {@code LABEL} and {@code ARG}, their quotes kept. */
    static List<String> words(String rest) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        int quote = 0;
        int[] runes = rest.codePoints().toArray();
        for (int i = 0; i < runes.length; i++) {
            int c = runes[i];
            if (quote == 0 && isSpace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
                continue;
            }
            inWord = true;
            if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
            if (c == '\\' && quote != '\'') {
                if (i + 1 == runes.length) {
                    continue;
                }
                word.append('\\');
                c = runes[++i];
            }
            word.appendCodePoint(c);
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }

    /** Go's {@code strings.TrimSpace}, which {@code VOLUME} does to each path. */
    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Go's {@code unicode.IsSpace}. */
    private static boolean isSpace(int c) {
        return (c >= '\t' && c <= '\r') || c == 0x85 || (Character.isSpaceChar(c) && c != 0x200b);
    }

    /** {@code ProcessWord}: quotes removed, variables replaced. */
    static String expand(String word, Map<String, String> variables) {
        return new Lexer(word, variables).text();
    }

    /** The shell lexer. */
    private static final class Lexer {
        private final int[] runes;
        private final Map<String, String> variables;
        private final StringBuilder text = new StringBuilder();
        private int at;

        Lexer(String word, Map<String, String> variables) {
            this.runes = word.codePoints().toArray();
            this.variables = variables;
        }

        String text() {
            while (at < runes.length) {
                int c = runes[at++];
                switch (c) {
                    case '\'' -> singleQuoted();
                    case '"' -> doubleQuoted();
                    case '$' -> variable();
                    case '\\' -> escaped();
                    default -> text.appendCodePoint(c);
                }
            }
            return text.toString();
        }

        private void singleQuoted() {
            while (next("'") != '\'') {
                text.appendCodePoint(runes[at - 1]);
            }
        }

        private void doubleQuoted() {
            for (int c = next("\""); c != '"'; c = next("\"")) {
                if (c == '$') {
                    variable();
                } else if (c == '\\' && at < runes.length && "\"$\\".indexOf(runes[at]) >= 0) {
                    text.appendCodePoint(runes[at++]);
                } else {
                    text.appendCodePoint(c);
                }
            }
        }

        private void escaped() {
            if (at < runes.length) {
                text.appendCodePoint(runes[at++]);
            }
        }

        private int next(String expected) {
            if (at == runes.length) {
                throw new IllegalArgumentException("unexpected end of statement while looking for " + expected);
            }
            return runes[at++];
        }

        private void variable() {
            boolean braces = at < runes.length && runes[at] == '{';
            if (braces) {
                at++;
            }
            StringBuilder name = new StringBuilder();
            while (at < runes.length
                    && (runes[at] == '_' || (runes[at] < 0x80 && Character.isLetterOrDigit(runes[at])))) {
                name.appendCodePoint(runes[at++]);
            }
            if (braces && next("}") != '}') {
                throw new IllegalArgumentException("unsupported modifier");
            }
            if (name.isEmpty()) {
                if (braces) {
                    throw new IllegalArgumentException("bad substitution");
                }
                text.append('$');
            }
            text.append(variables.getOrDefault(name.toString(), ""));
        }
    }

    /** Reads strict JSON: an array of strings, as in all exec forms; anything else would be a shell command. */
    static List<String> json(String array) {
        List<String> strings = new ArrayList<>();
        int at = 1;
        if (!array.startsWith("[") || !array.endsWith("]")) {
            throw new IllegalArgumentException("no array: " + array);
        }
        while (array.charAt(at) != ']') {
            StringBuilder text = new StringBuilder();
            at = string(array, at, text);
            strings.add(text.toString());
            if (array.charAt(at) == ',') {
                at++;
            } else if (array.charAt(at) != ']') {
                throw new IllegalArgumentException("no comma at " + at + ": " + array);
            }
        }
        if (at != array.length() - 1) {
            throw new IllegalArgumentException("text behind the array: " + array);
        }
        return strings;
    }

    private static int string(String array, int start, StringBuilder text) {
        int at = start;
        if (array.charAt(at++) != '"') {
            throw new IllegalArgumentException("no string at " + start + ": " + array);
        }
        for (char c = array.charAt(at++); c != '"'; c = array.charAt(at++)) {
            if (c < ' ') {
                throw new IllegalArgumentException("control character: " + array);
            }
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escape = array.charAt(at++);
            switch (escape) {
                case '"', '\\', '/' -> text.append(escape);
                case 'u' -> {
                    text.append((char) Integer.parseInt(array.substring(at, at + 4), 16));
                    at += 4;
                }
                default -> throw new IllegalArgumentException("escape of " + escape + ": " + array);
            }
        }
        return at;
    }
}
