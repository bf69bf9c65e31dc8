package io.github.goimage.processor.secret;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Files of keys that are no text: Java's key stores, PKCS #12, private keys in DER, and OpenPGP's secret keys. */
final class KeyStore {
    private static final int JKS = 0xfeedfeed;
    private static final int JCEKS = 0xcececece;
    private static final int SEQUENCE = 0x30;

    /** No key file is shorter. */
    private static final int SHORTEST = 16;

    /** The packet of a secret key in both formats of its head, and the algorithms that OpenPGP numbers. */
    private static final Set<Integer> SECRET_KEY_PACKETS = Set.of(0x94, 0x95, 0x96, 0xc5);

    private static final Set<Integer> OPENPGP_ALGORITHMS = Set.of(1, 2, 3, 16, 17, 18, 19, 22, 25, 26, 27, 28);

    /**
     * The beginnings of the object identifiers by which PKCS #5 and PKCS #12 encrypt a key.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8018">RFC 8018</a>
     */
    private static final int[][] ENCRYPTIONS = {
        {0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05},
        {0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c, 0x01}
    };

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
        return start.length >= SHORTEST
                && (start[0] == SEQUENCE
                        || number(start, 0) == JKS
                        || number(start, 0) == JCEKS
                        || isSecretKeyPacket(start));
    }

    /** Returns what a file is, with its article, if it holds a private key; certificates alone do not count. */
    static Optional<String> find(byte[] file) {
        if (!begins(file)) {
            return Optional.empty();
        }
        if (file[0] != SEQUENCE) {
            return isSecretKeyPacket(file)
                    ? Optional.of(PrivateKey.WHAT)
                    : Optional.of("a Java key store with a key").filter(what -> holdsKey(file));
        }
        int content = contentOfSequence(file, 0);
        if (startsWith(file, content, 0x02, 0x01, 0x03)) {
            String text = new String(file, StandardCharsets.ISO_8859_1);
            return text.contains(KEY_BAGS[0]) || text.contains(KEY_BAGS[1])
                    ? Optional.of("a PKCS #12 file with a private key")
                    : Optional.empty();
        }
        return isPrivateKey(file, content) || isEncryptedKey(file, content)
                ? Optional.of(PrivateKey.WHAT)
                : Optional.empty();
    }

    /**
     * Returns whether one of the entries of a Java key store is a private or a secret key, as far as the entries are
     * there. What an entry is stands in front of its name and time; a certificate says how long it is.
     */
    private static boolean holdsKey(byte[] file) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
            in.skipNBytes(4);
            boolean namesTypes = in.readInt() == 2;
            int entries = in.readInt();
            for (int i = 0; i < entries; i++) {
                int kind = in.readInt();
                if (kind == 1 || kind == 3) {
                    return true;
                }
                in.skipNBytes(in.readUnsignedShort());
                in.skipNBytes(Long.BYTES);
                in.skipNBytes(namesTypes ? in.readUnsignedShort() : 0);
                in.skipNBytes(in.readInt());
            }
            return false;
        } catch (IOException cut) {
            return false;
        }
    }

    /**
     * Returns whether a file begins with a secret key of OpenPGP, version 4 or later.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9580">RFC 9580, 4.2 and 5.5</a>
     */
    private static boolean isSecretKeyPacket(byte[] file) {
        int head = file[0] & 0xff;
        if (!SECRET_KEY_PACKETS.contains(head)) {
            return false;
        }
        int length = file[1] & 0xff;
        int body = switch (head) {
            case 0x94 -> 2;
            case 0x95 -> 3;
            case 0x96 -> 5;
            default -> length < 192 ? 2 : length == 255 ? 6 : 3;
        };
        return file[body] >= 4 && file[body] <= 6 && OPENPGP_ALGORITHMS.contains((int) file[body + 5]);
    }

    /**
     * Returns whether this is PKCS #8 (RFC 5958), PKCS #1 (RFC 8017, A.1.2) or an elliptic curve's key (RFC 5915): a
     * version, and what follows it.
     */
    private static boolean isPrivateKey(byte[] file, int content) {
        return startsWith(file, content, 0x02, 0x01, 0x00, 0x30)
                || startsWith(file, content, 0x02, 0x01, 0x00, 0x02)
                || startsWith(file, content, 0x02, 0x01, 0x01, 0x30)
                || startsWith(file, content, 0x02, 0x01, 0x01, 0x04, 0x20)
                || startsWith(file, content, 0x02, 0x01, 0x01, 0x04, 0x30)
                || startsWith(file, content, 0x02, 0x01, 0x01, 0x04, 0x42);
    }

    /** Returns whether this is a private key that is encrypted: it names the algorithm first (RFC 5958, 3). */
    private static boolean isEncryptedKey(byte[] file, int content) {
        int algorithm = contentOfSequence(file, content);
        for (int[] encryption : ENCRYPTIONS) {
            // The tag of the identifier and its length come first.
            if (startsWith(file, algorithm, 0x06) && startsWith(file, algorithm + 2, encryption)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns where the content of a DER sequence begins, or of one of unknown length in BER; a place of none is -1.
     */
    private static int contentOfSequence(byte[] file, int at) {
        if (!startsWith(file, at, SEQUENCE) || at + 1 >= file.length) {
            return -1;
        }
        int first = file[at + 1] & 0xff;
        int bytes = first <= 0x80 ? 0 : first - 0x80;
        return bytes <= 4 ? at + 2 + bytes : -1;
    }

    private static boolean startsWith(byte[] file, int at, int... bytes) {
        if (at < 0 || file.length < at + bytes.length) {
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
