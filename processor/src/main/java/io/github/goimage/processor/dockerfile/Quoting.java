package io.github.goimage.processor.dockerfile;

import io.github.goimage.processor.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Every escape of the project. Each position of a Dockerfile has its own rules; the methods are named for the position.
 *
 * <p>The rules are those of BuildKit's parser and shell lexer, which the classic builder shares. All rely on an earlier
 * check (rule ControlCharacter): no value holds a line feed, another control character or an unpaired surrogate.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/">Dockerfile reference</a>
 */
public final class Quoting {
    /** Words that are literal everywhere, so that they need no quotes. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_/][A-Za-z0-9_/.:@%+,=-]*");

    private Quoting() {}

    /**
     * Returns a word that the builder expands ({@code ENV}, {@code LABEL}, {@code WORKDIR}): in double quotes a
     * backslash escapes itself, the quote and the dollar sign, and nothing else has a meaning.
     */
    static String word(List<Text> parts) {
        if (parts.size() == 1 && parts.get(0) instanceof Text.Argument argument) {
            return "$" + argument.name();
        }
        if (parts.size() == 1 && parts.get(0) instanceof Text.Literal literal && isPlain(literal.text())) {
            return literal.text();
        }
        return parts.stream().map(Quoting::inWord).collect(Collectors.joining("", "\"", "\""));
    }

    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches();
    }

    private static String inWord(Text part) {
        return part instanceof Text.Argument argument
                ? "${" + argument.name() + "}"
                : escape(((Text.Literal) part).text(), "\\\"$");
    }

    /**
     * Returns a JSON array for the exec forms of {@code RUN}, {@code ENTRYPOINT} and {@code CMD}: no builder expands
     * its words.
     */
    static String exec(List<String> words) {
        return words.stream().map(Quoting::json).collect(Collectors.joining(",", "[", "]"));
    }

    /**
     * Returns a JSON array of paths for {@code VOLUME}: as for {@code COPY}, except that white space at the end of a
     * path is quoted, because it would be cut off before the words are expanded.
     */
    static String volumes(List<String> paths) {
        return exec(paths.stream()
                .map(path -> endsInSpace(path) ? '"' + escape(path, "\\\"$") + '"' : escape(path, "\\\"'$"))
                .toList());
    }

    private static boolean endsInSpace(String text) {
        int last = text.codePointBefore(text.length());
        return Character.isWhitespace(last) || Character.isSpaceChar(last);
    }

    /**
     * Returns a JSON array of paths for {@code COPY}: its words are expanded, so they are escaped for the shell lexer
     * first.
     */
    static String paths(List<String> paths) {
        return exec(paths.stream().map(path -> escape(path, "\\\"'$")).toList());
    }

    /**
     * Returns the literal source path of a {@code COPY} from the build context. {@code ./} keeps a name from being read
     * as a flag, an address, a here-document or a Git repository; in brackets a wildcard is literal.
     *
     * @param path relative to the build context, without a backslash
     */
    static String source(String path) {
        return "./" + path.replace("[", "[[]").replace("*", "[*]").replace("?", "[?]");
    }

    /**
     * Returns the value of {@code GOFLAGS} for these flags. The go command splits it at spaces and takes a flag in
     * quotes of either kind whole; within the quotes nothing is escaped.
     *
     * @throws IllegalArgumentException for a flag that holds both kinds of quotes: it cannot be expressed
     * @see <a href="https://go.dev/src/cmd/internal/quoted/quoted.go">cmd/internal/quoted</a>
     */
    static List<Text> goFlags(List<List<Text>> flags) {
        List<Text> value = new ArrayList<>();
        for (List<Text> flag : flags) {
            String quote = goQuote(flag);
            value.add(new Text.Literal((value.isEmpty() ? "" : " ") + quote));
            value.addAll(flag);
            value.add(new Text.Literal(quote));
        }
        return Text.joined(value);
    }

    /**
     * Returns the quote that a flag needs around it; the value of an argument is not known, so it may contain spaces.
     */
    private static String goQuote(List<Text> flag) {
        String text = flag.stream()
                .map(part -> part instanceof Text.Literal literal ? literal.text() : " ")
                .collect(Collectors.joining());
        if (text.chars().noneMatch(c -> c == ' ' || c == '\t' || c == '\'' || c == '"')) {
            return "";
        }
        if (text.contains("\"") && text.contains("'")) {
            throw new IllegalArgumentException("GOFLAGS cannot hold a flag with both kinds of quotes: " + text);
        }
        return text.contains("\"") ? "'" : "\"";
    }

    /**
     * Returns a command for a POSIX shell that a person can paste, with single quotes only around words that need them.
     */
    public static String shell(List<String> words) {
        return words.stream()
                .map(word -> isPlain(word) || word.matches("--?[A-Za-z0-9_/.:@%+,=-]+|\\.[A-Za-z0-9_/.-]*")
                        ? word
                        : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    /**
     * Returns a literal path in an ignore file. The question mark, which matches any one character but a slash,
     * replaces each character that has a meaning, because backslash escapes leak in some versions of
     * moby/patternmatcher; that of Docker 20.10 leaves parentheses and plus signs to the regular expression that it
     * creates from the pattern.
     */
    static String ignorePattern(String path) {
        StringBuilder pattern = new StringBuilder(path.length());
        path.codePoints().forEach(c -> {
            boolean special = "*?[]\\^!#{}|()+".indexOf(c) >= 0
                    || c == 0xfeff // Dropped at the beginning of a pattern.
                    || Character.isISOControl(c)
                    || Character.isWhitespace(c)
                    || Character.isSpaceChar(c);
            pattern.appendCodePoint(special ? '?' : c);
        });
        return pattern.toString();
    }

    /**
     * Returns a string in an attribute of a bake file: HCL reads it as a template, in which only these two beginnings
     * have a meaning.
     *
     * @see <a href="https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#template-literals">HCL templates</a>
     */
    public static String template(String text) {
        return text.replace("${", "$${").replace("%{", "%%{");
    }

    /** Returns a string in JSON. */
    public static String json(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2);
        json(text, json);
        return json.toString();
    }

    /** Writes a JSON string; what cannot be seen in it, or changes how it is shown, is escaped. */
    public static void json(String text, StringBuilder json) {
        json.append('"');
        int written = 0;
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            boolean quoted = c == '"' || c == '\\';
            if (quoted || Printable.isControl(c)) {
                json.append(text, written, i).append(quoted ? "\\" + (char) c : Printable.escape(c));
                written = i + Character.charCount(c);
            }
        }
        json.append(text, written, text.length()).append('"');
    }

    private static String escape(String text, String special) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (special.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }
}
