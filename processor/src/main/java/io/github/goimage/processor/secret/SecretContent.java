package io.github.goimage.processor.secret;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Credentials in files, by what stands in them. Anybody's file may be looked at: the time grows with its length alone.
 */
public final class SecretContent {
    /** How much of a file is looked at. */
    private static final int HEAD = 1 << 20;

    /** The same, where its name is one of credentials. */
    private static final int WHOLE = 32 << 20;

    /** How much of a file shows whether it is a text. */
    public static final int START = 8000;

    /**
     * In a text, at most one character in so many is a control character; in pictures, fonts, archives and programs it
     * is one in ten and more.
     */
    private static final int CHARACTERS_PER_CONTROL = 16;

    /** Pages, texts in people's languages, and code. */
    private static final Set<String> PAGES = Set.of(
            "adoc", "c", "cc", "cjs", "cpp", "css", "go", "gohtml", "h", "hh", "hpp", "htm", "html", "js", "jsx",
            "less", "map", "md", "mdx", "mjs", "mo", "pdf", "po", "pot", "proto", "py", "rst", "sass", "scss", "svelte",
            "svg", "tmpl", "ts", "tsx", "vue", "xhtml");

    /** Names of lists with what is no credential, in the settings of programs that look for credentials. */
    private static final Pattern ALLOWED = Pattern.compile(
            "(?i)(?:.*[_.-])?(?:allow(?:ed)?[_-]?lists?|white[_-]?lists?|regexe?s|stop[_-]?words|patterns)");

    /** The name before a list or a value in TOML, YAML and JSON. */
    private static final Pattern NAME =
            Pattern.compile("^[ \\t{-]{0,200}+[\"']?([A-Za-z][\\w.-]{0,60}+)[\"']?[ \\t]{0,9}+[:=]");

    /** The end of a list, or the beginning of a section of TOML. */
    private static final Pattern END = Pattern.compile("^[ \\t]{0,200}+[\\[\\]]");

    /** How many lines and characters a list is long at most. */
    private static final int LINES = 200;

    private static final int CHARACTERS = 16 << 10;

    /** Of a printable character of ASCII. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\u00([2-6][0-9a-fA-F]|7[0-9a-eA-E])");

    private SecretContent() {}

    /**
     * A credential in a file.
     *
     * @param what what it is, with its article
     * @param line the number of its line, from 1; 0 if the file has no lines
     */
    public record Found(String what, int line) {
        /** Returns it with its place: {@code a private key in line 3}. */
        @Override
        public String toString() {
            return line == 0 ? what : what + " in line " + line;
        }
    }

    /** Returns whether a file that starts so can hold a credential that is found: it is a text, or like a key store. */
    public static boolean mayBeIn(byte[] start) {
        return isText(start) || KeyStore.begins(start);
    }

    /** Returns how much of a file of this name is to be read. */
    public static int length(String name) {
        return SensitiveFiles.mayHoldCredentials(name.substring(name.lastIndexOf('/') + 1)) ? WHOLE : HEAD;
    }

    /** Returns whether a file of this name is one that tools read credentials from. */
    public static boolean isExpectedIn(String name) {
        return !PAGES.contains(extension(SensitiveFiles.folded(name))) && SensitiveFiles.mayHoldCredentials(name);
    }

    /** Returns whether a file can be read as a text. */
    public static boolean isText(byte[] content) {
        return !charsets(content).isEmpty();
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Returns the first credential of a file, or of as much of it as was read. */
    public static Optional<Found> find(String name, byte[] content) {
        List<Charset> charsets = charsets(content);
        Optional<String> store = KeyStore.find(content);
        return store.isPresent()
                ? store.map(what -> new Found(what, 0))
                : charsets.stream()
                        .flatMap(charset -> findInText(name, new String(content, charset)).stream())
                        .findFirst();
    }

    private static Optional<Found> findInText(String name, String content) {
        // A program that reads records ends each with a zero byte.
        String text = unescaped(content.replace('\0', ' '));
        Medium medium = medium(name);
        return (medium == Medium.PAGE ? Optional.<Secret>empty() : KubernetesSecrets.find(text))
                .or(() -> Secrets.in(text, medium).stream()
                        .filter(secret -> !(SensitiveFiles.isTemplate(name) && NamedSecret.isJudgedByName(secret)))
                        .filter(secret -> !isAllowed(secret, text))
                        .findFirst())
                .map(secret -> new Found(secret.what(), secret.line(text)));
    }

    /** Returns whether a credential stands in a list of those that a program is to leave out, as samples are. */
    private static boolean isAllowed(Secret secret, String text) {
        String before = text.substring(Math.max(0, secret.start() - CHARACTERS), secret.start());
        int end = before.length();
        for (int lines = 0; lines < LINES && end >= 0; lines++) {
            int start = before.lastIndexOf('\n', end - 1) + 1;
            Matcher name = NAME.matcher(before).region(start, end);
            if (name.lookingAt()) {
                return ALLOWED.matcher(name.group(1)).matches();
            }
            if (lines > 0 && END.matcher(before).region(start, end).lookingAt()) {
                return false;
            }
            end = start - 1;
        }
        return false;
    }

    /** Returns the text with the characters that JSON and Go write as escapes, which its lines do not depend on. */
    private static String unescaped(String text) {
        return text.contains("\\u00")
                ? ESCAPE.matcher(text)
                        .replaceAll(escape ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))))
                : text;
    }

    private static Medium medium(String name) {
        String folded = SensitiveFiles.folded(name.substring(name.lastIndexOf('/') + 1));
        if (SensitiveFiles.isHarmless(folded) || PAGES.contains(extension(folded))) {
            return Medium.PAGE;
        }
        return SensitiveFiles.mayHoldCredentials(folded) ? Medium.CREDENTIALS : Medium.CONFIGURATION;
    }

    /**
     * Returns the encodings that a text may have; none if the content is not a text. What it is shows in its
     * characters, never in the file's name, and no single byte decides: a mark at the beginning may lie. Only ASCII is
     * searched, so each byte may stand for itself.
     */
    private static List<Charset> charsets(byte[] content) {
        List<Charset> charsets = new ArrayList<>();
        int mark = 0;
        if (startsWith(content, 0xff, 0xfe, 0, 0) || startsWith(content, 0, 0, 0xfe, 0xff)) {
            charsets.add(Charset.forName("UTF-32"));
            mark = 4;
        } else if (startsWith(content, 0xfe, 0xff) || startsWith(content, 0xff, 0xfe)) {
            charsets.add(StandardCharsets.UTF_16);
            mark = 2;
        }
        charsets.addAll(unmarked(content, mark));
        return charsets;
    }

    /** Returns the encodings by the control characters; the one that fills a text up does not make it another file. */
    private static List<Charset> unmarked(byte[] content, int start) {
        int end = Math.min(content.length, START);
        int length = end - start;
        int[] zeros = new int[2];
        int[] counts = new int[0x80];
        for (int i = start; i < end; i++) {
            zeros[i % 2] += content[i] == 0 ? 1 : 0;
            if (isControl(content[i])) {
                counts[content[i]]++;
            }
        }
        int controls = IntStream.of(counts).sum();
        if (controls * CHARACTERS_PER_CONTROL <= length) {
            return List.of(StandardCharsets.ISO_8859_1);
        }
        List<Charset> charsets = new ArrayList<>();
        // Text in UTF-16 that is mostly ASCII has its zeros in every other byte.
        if (zeros[1] * 4 >= length && zeros[0] * CHARACTERS_PER_CONTROL <= zeros[1]) {
            charsets.add(StandardCharsets.UTF_16LE);
        } else if (zeros[0] * 4 >= length && zeros[1] * CHARACTERS_PER_CONTROL <= zeros[0]) {
            charsets.add(StandardCharsets.UTF_16BE);
        }
        int fill = IntStream.of(counts).max().orElse(0);
        if ((controls - fill) * CHARACTERS_PER_CONTROL <= length - fill) {
            charsets.add(StandardCharsets.ISO_8859_1);
        }
        return charsets;
    }

    /** Returns whether a byte is a control character of ASCII that no text needs. */
    private static boolean isControl(byte character) {
        return (character >= 0 && character < ' ' && "\t\n\f\r\u001b".indexOf(character) < 0) || character == 0x7f;
    }

    private static boolean startsWith(byte[] content, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (content.length <= i || (content[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
