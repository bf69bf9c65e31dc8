package io.github.goimage.processor.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A GODEBUG setting that weakens security.
 *
 * @param key its name
 * @param weak which values weaken it
 * @param since the minor number of the Go 1 release that brought the protection to everyone; 0 for settings that no
 *     {@code default=go1.N} restores
 * @param effect what the program then does
 * @see <a href="https://go.dev/doc/godebug#history">GODEBUG History</a>
 */
record WeakSetting(String key, Predicate<String> weak, int since, String effect) {
    private static final int LARGEST_RSA_KEY = 8192;

    /** All of them, as the rule's page lists them. */
    static final List<WeakSetting> ALL = List.of(
            new WeakSetting("tls10server", "1"::equals, 22, "accepts TLS 1.0 and 1.1"),
            new WeakSetting("tlsrsakex", "1"::equals, 22, "offers TLS key exchange without forward secrecy"),
            new WeakSetting(
                    "tlsunsafeekm", "1"::equals, 22, "exports TLS keying material that is not bound to a session"),
            new WeakSetting("tls3des", "1"::equals, 23, "offers 3DES in TLS"),
            new WeakSetting("tlssha1", "1"::equals, 25, "accepts SHA-1 signatures in TLS 1.2"),
            new WeakSetting(
                    "tlsmaxrsasize",
                    WeakSetting::isLargeKey,
                    0,
                    "verifies RSA keys so large that a client can stall it"),
            new WeakSetting(
                    "fips140ems", "0"::equals, 0, "takes TLS sessions without extended master secret in FIPS mode"),
            new WeakSetting("x509negativeserial", "1"::equals, 23, "accepts certificates with negative serial numbers"),
            new WeakSetting("x509rsacrt", "0"::equals, 24, "does not check the CRT values of RSA private keys"),
            new WeakSetting("rsa1024min", "0"::equals, 24, "accepts RSA keys below 1024 bits"),
            new WeakSetting("cryptocustomrand", "1"::equals, 26, "takes randomness for keys from any io.Reader"),
            new WeakSetting("randautoseed", "0"::equals, 0, "draws the same numbers from math/rand at each start"),
            new WeakSetting("httplaxcontentlength", "1"::equals, 22, "accepts requests with an empty Content-Length"),
            new WeakSetting("httpcookiemaxnum", "0"::equals, 24, "parses any number of cookies"),
            new WeakSetting("urlmaxqueryparams", "0"::equals, 24, "parses any number of query parameters"),
            new WeakSetting("urlstrictcolons", "0"::equals, 26, "accepts URLs with malformed hosts"),
            new WeakSetting(
                    "htmlmetacontenturlescape", "0"::equals, 0, "leaves URLs in meta tags of html/template unescaped"),
            new WeakSetting("execerrdot", "0"::equals, 0, "runs programs from the current directory"));

    /** Returns the weakness of a setting, if it has one. */
    static Optional<WeakSetting> of(String key, String value) {
        return ALL.stream()
                .filter(setting -> setting.key.equals(key) && setting.weak.test(value))
                .findFirst();
    }

    /** Returns what the defaults of one Go 1 release weaken and those of a later one do not. */
    static List<WeakSetting> between(int release, int later) {
        return ALL.stream()
                .filter(setting -> setting.since > release && setting.since <= later)
                .toList();
    }

    private static boolean isLargeKey(String bits) {
        return bits.matches("[0-9]{1,9}") && Integer.parseInt(bits) > LARGEST_RSA_KEY;
    }
}
