package io.github.goimage.processor.secret;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Files of keys that are no text: Java's key stores, PKCS #12, and single private keys in DER. */
final class KeyStore {
    private static final int JKS = 0xfeedfeed;
    private static final int JCEKS = 0xcececece;
    private static final int SEQUENCE = 0x30;

    /** Where a Java key store says what its first entry is: after magic, version and number of entries. */
    private static final int FIRST_ENTRY = 12;

    /**
     * The object identifiers of a key's bag and of an encrypted key's.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc7292">RFC 7292, 4.2</a>
     */
    private static final String[] KEY_BAGS = {
        "\u0006\u000b*\u0086H\u0086\u00f7\r\u0001\u000c\n\u0001\u0001",
        "\u0006\u000b*\u0086H\u0086\u00f7\r\u0001\u000c\n\u0001\u0002"
    };

    private KeyStore() {}

    /** Returns whether a file that starts so may be one. */
    static boolean begins(byte[] start) {
        return start.length > FIRST_ENTRY
                && (start[0] == SEQUENCE || number(start, 0) == JKS || number(start, 0) == JCEKS);
    }

    /** Returns what a file is, with its article, if it holds a private key; certificates alone do not count. */
    static Optional<String> find(byte[] file) {
        if (file.length <= FIRST_ENTRY + 3) {
            return Optional.empty();
        }
        int magic = number(file, 0);
        if (magic == JKS || magic == JCEKS) {
            // A private or a secret key; 2 is a certificate.
            int kind = number(file, FIRST_ENTRY);
            return kind == 1 || kind == 3 ? Optional.of("a Java key store with a key") : Optional.empty();
        }
        int content = contentOfSequence(file);
        if (content < 0) {
            return Optional.empty();
        }
        if (startsWith(file, content, 0x02, 0x01, 0x03)) {
            String text = new String(file, StandardCharsets.ISO_8859_1);
            return text.contains(KEY_BAGS[0]) || text.contains(KEY_BAGS[1])
                    ? Optional.of("a PKCS #12 file with a private key")
                    : Optional.empty();
        }
        return isPrivateKey(file, content) ? Optional.of(PrivateKey.WHAT) : Optional.empty();
    }

    /**
     * Returns whether this is PKCS #8 (RFC 5208), PKCS #1 (RFC 8017, A.1.2) or an elliptic curve's key (RFC 5915): a
     * version, and what follows it.
     */
    private static boolean isPrivateKey(byte[] file, int content) {
        return startsWith(file, content, 0x02, 0x01, 0x00, 0x30)
                || startsWith(file, content, 0x02, 0x01, 0x00, 0x02)
                || startsWith(file, content, 0x02, 0x01, 0x01, 0x04, 0x20);
    }

    /** Returns where the content of a DER sequence that fills the file begins, or -1. */
    private static int contentOfSequence(byte[] file) {
        if (file[0] != SEQUENCE) {
            return -1;
        }
        int first = file[1] & 0xff;
        if (first < 0x80) {
            return 2;
        }
        int bytes = first - 0x80;
        return bytes >= 1 && bytes <= 4 ? 2 + bytes : -1;
    }

    private static boolean startsWith(byte[] file, int at, int... bytes) {
        if (file.length < at + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((file[at + i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] file, int at) {
        return (file[at] & 0xff) << 24
                | (file[at + 1] & 0xff) << 16
                | (file[at + 2] & 0xff) << 8
                | (file[at + 3] & 0xff);
    }
}
