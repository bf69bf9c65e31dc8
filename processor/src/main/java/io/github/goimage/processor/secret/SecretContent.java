package io.github.goimage.processor.secret;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Credentials in files, by what stands in them. Anybody's file may be looked at: the time grows with its length alone.
 */
public final class SecretContent {
    /** How much of a file is looked at. */
    private static final int HEAD = 1 << 20;

    /** The same, where its name is one of credentials. */
    private static final int WHOLE = 32 << 20;

    private static final int SAMPLE = 8000;

    /** Pictures, fonts, sounds and archives, in which no text can be read. */
    private static final Set<String> OPAQUE = Set.of(
            "avif", "br", "bz2", "eot", "gif", "gz", "ico", "jpeg", "jpg", "mo", "mp3", "mp4", "ogg", "otf", "pdf",
            "png", "tgz", "ttf", "wasm", "wav", "webm", "webp", "woff", "woff2", "xz", "zip", "zst");

    /** Pages, texts in people's languages, and code. */
    private static final Set<String> PAGES = Set.of(
            "adoc", "c", "cc", "cjs", "cpp", "css", "go", "gohtml", "h", "hh", "hpp", "htm", "html", "js", "jsx",
            "less", "map", "md", "mdx", "mjs", "po", "pot", "proto", "py", "rst", "sass", "scss", "svelte", "svg",
            "tmpl", "ts", "tsx", "vue", "xhtml");

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

    /** Returns whether a file of this name can hold text or keys. */
    public static boolean mayBeIn(String name) {
        return !OPAQUE.contains(extension(SensitiveFiles.folded(name)));
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
        return charset(content).isPresent();
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Returns the first credential of a file, or of as much of it as was read. */
    public static Optional<Found> find(String name, byte[] content) {
        Optional<Charset> charset = charset(content);
        if (charset.isEmpty()) {
            return KeyStore.find(content).map(what -> new Found(what, 0));
        }
        String text = new String(content, charset.get());
        Medium medium = medium(name);
        return (medium == Medium.PAGE ? Optional.<Secret>empty() : KubernetesSecrets.find(text))
                .or(() -> Secrets.in(text, medium).stream().findFirst())
                .map(secret -> new Found(secret.what(), secret.line(text)));
    }

    private static Medium medium(String name) {
        String folded = SensitiveFiles.folded(name.substring(name.lastIndexOf('/') + 1));
        if (SensitiveFiles.isHarmless(folded) || PAGES.contains(extension(folded))) {
            return Medium.PAGE;
        }
        return SensitiveFiles.mayHoldCredentials(folded) ? Medium.CREDENTIALS : Medium.CONFIGURATION;
    }

    /**
     * Returns the encoding of a text; empty if the content is not a text. Only ASCII is searched, so each byte may
     * stand for itself.
     */
    private static Optional<Charset> charset(byte[] content) {
        if (startsWith(content, 0xfe, 0xff)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (startsWith(content, 0xff, 0xfe)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        int length = Math.min(content.length, SAMPLE);
        int[] zeros = new int[2];
        for (int i = 0; i < length; i++) {
            zeros[i % 2] += content[i] == 0 ? 1 : 0;
        }
        if (zeros[0] + zeros[1] == 0) {
            return Optional.of(StandardCharsets.ISO_8859_1);
        }
        // Text in UTF-16 that is mostly ASCII has its zeros in every other byte.
        if (zeros[0] == 0 && zeros[1] * 4 >= length) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return zeros[1] == 0 && zeros[0] * 4 >= length ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static boolean startsWith(byte[] content, int first, int second) {
        return content.length > 1 && (content[0] & 0xff) == first && (content[1] & 0xff) == second;
    }
}
