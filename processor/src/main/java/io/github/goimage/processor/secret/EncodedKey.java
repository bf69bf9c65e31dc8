package io.github.goimage.processor.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A key file in Base64. Base64 writes a word in one of three ways, depending on its position in the file, so the words
 * of a key are found at any position.
 */
final class EncodedKey implements Detector {
    private static final int LONGEST = 16 << 10;

    /** How PKCS #8 begins in Base64, as programs hold it in one value: RSA, the curve P-256, Ed25519. */
    private static final List<String> BARE =
            List.of("IBADANBgkqhkiG9w0BAQEFAASC", "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0w", "MC4CAQAwBQYDK2VwBCIE");

    /** In PEM, in OpenPGP's armor, and in the key file of a Google service account. */
    private static final List<String> ENCODED = Stream.concat(
                    Stream.of("PRIVATE KEY-----", "PRIVATE KEY BLOCK", "\"service_account\"")
                            .flatMap(word -> IntStream.range(0, 3).mapToObj(offset -> encoded(word, offset))),
                    BARE.stream())
            .toList();

    /** Returns the part of an encoded word that does not depend on the text beside it. */
    private static String encoded(String word, int offset) {
        byte[] bytes = (" ".repeat(offset) + word).getBytes(StandardCharsets.US_ASCII);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        return base64.substring((offset * 8 + 5) / 6, bytes.length * 8 / 6);
    }

    @Override
    public List<String> words() {
        return ENCODED.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    @Override
    public Optional<Secret> at(CharSequence text, int word, Medium medium) {
        if (ENCODED.stream().noneMatch(encoded -> startsWith(text, word, encoded))) {
            return Optional.empty();
        }
        int start = word;
        while (start > 0 && word - start < LONGEST && isText(text.charAt(start - 1), false)) {
            start--;
        }
        int end = word;
        while (end < text.length() && end - word < LONGEST && isText(text.charAt(end), true)) {
            end++;
        }
        // Documentation shows the beginning of one.
        if (text.length() - end >= 3 && "...".contentEquals(text.subSequence(end, end + 3))) {
            return Optional.empty();
        }
        return Optional.of(new Secret(PrivateKey.WHAT, PrivateKey.WHAT, start, end));
    }

    private static boolean startsWith(CharSequence text, int at, String word) {
        return text.length() - at >= word.length() && word.contentEquals(text.subSequence(at, at + word.length()));
    }

    private static boolean isText(char c, boolean padding) {
        return PrivateKey.isBase64(c) || (padding && c == '=') || c == '\n' || c == '\r';
    }
}
