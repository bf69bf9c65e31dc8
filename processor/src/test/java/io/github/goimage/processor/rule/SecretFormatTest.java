package io.github.goimage.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials of each format, made here so that no scanner takes this file for a leak, and what only looks like one. */
final class SecretFormatTest {
    private static final int SAMPLES = 100;
    private static final String DIGITS = "0123456789";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ALNUM = DIGITS + LOWER + UPPER;
    private static final String URL_SAFE = ALNUM + "_-";

    /**
     * A vendor's format.
     *
     * @param name what the rule calls it
     * @param prefix what each begins with
     * @param parts what follows, each an alphabet and a length; a part of length 0 is text as it is
     */
    private record Format(String name, String prefix, Part... parts) {
        String sample(Random random) {
            StringBuilder sample = new StringBuilder(prefix);
            for (Part part : parts) {
                sample.append(part.sample(random));
            }
            return sample.toString();
        }

        /** One character too short. */
        String nearMiss(Random random) {
            String sample = sample(random);
            return sample.substring(0, sample.length() - 1);
        }

        @Override
        public String toString() {
            return name + " " + prefix;
        }
    }

    private record Part(String alphabet, int length) {
        String sample(Random random) {
            if (length == 0) {
                return alphabet;
            }
            StringBuilder sample = new StringBuilder();
            for (int i = 0; i < length; i++) {
                sample.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            return sample.toString();
        }
    }

    private static Part some(String alphabet, int length) {
        return new Part(alphabet, length);
    }

    private static Part text(String text) {
        return new Part(text, 0);
    }

    /** Formats of a fixed length. */
    static Stream<Format> exactFormats() {
        return Stream.of(
                new Format("an AWS access key id", "AKIA", some(UPPER + "234567", 16)),
                new Format("an AWS access key id", "ASIA", some(UPPER + "234567", 16)),
                new Format("a GitHub token", "ghp_", some(ALNUM, 36)),
                new Format("a GitHub token", "gho_", some(ALNUM, 36)),
                new Format("a GitHub token", "ghs_", some(ALNUM, 36)),
                new Format("a GitHub token", "github_pat_", some(ALNUM, 22), text("_"), some(ALNUM, 59)),
                new Format("a GitLab token", "glpat-", some(ALNUM, 20)),
                new Format("a Google API key", "AIza", some(ALNUM, 35)),
                new Format("an npm token", "npm_", some(ALNUM, 36)),
                new Format("a PyPI token", "pypi-AgEIcHlwaS5vcmc", some(ALNUM, 50)),
                new Format("a SendGrid key", "SG.", some(ALNUM, 22), text("."), some(ALNUM, 43)),
                new Format("a Docker Hub token", "dckr_pat_", some(ALNUM, 27)));
    }

    static Stream<Format> formats() {
        return Stream.concat(
                exactFormats(),
                Stream.of(
                        new Format("a GitLab token", "glpat-", some(URL_SAFE, 27), text("."), some(DIGITS + LOWER, 9)),
                        new Format(
                                "a Slack token",
                                "xoxb-",
                                some(DIGITS, 12),
                                text("-"),
                                some(DIGITS, 13),
                                text("-"),
                                some(ALNUM, 24)),
                        new Format(
                                "a Slack token",
                                "xoxp-",
                                some(DIGITS, 12),
                                text("-"),
                                some(DIGITS, 12),
                                text("-"),
                                some(DIGITS, 13),
                                text("-"),
                                some(DIGITS + "abcdef", 32)),
                        new Format(
                                "a Slack token",
                                "xapp-1-",
                                some(UPPER, 11),
                                text("-"),
                                some(DIGITS, 13),
                                text("-"),
                                some(DIGITS + "abcdef", 64)),
                        new Format("a Stripe key", "sk_live_", some(ALNUM, 24)),
                        new Format("a Stripe key", "sk_test_", some(ALNUM, 99)),
                        new Format("a Stripe key", "rk_live_", some(ALNUM, 99)),
                        new Format("a GitHub token", "ghs_", some(ALNUM, 120)),
                        new Format("a Docker Hub token", "dckr_oat_", some(ALNUM, 32))));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void findsEverySample(Format format) {
        Random random = new Random(1);
        for (int i = 0; i < SAMPLES; i++) {
            String sample = format.sample(random);
            assertEquals(Optional.of(format.name()), SecretFormat.find(sample), sample);
            assertEquals(Optional.of(format.name()), SecretFormat.find("TOKEN=" + sample), sample);
            assertEquals(Optional.of(format.name()), SecretFormat.find("Bearer \"" + sample + "\", x"), sample);
        }
    }

    @ParameterizedTest
    @MethodSource("exactFormats")
    void leavesWhatIsTooShortOrInsideAnotherWord(Format format) {
        Random random = new Random(2);
        for (int i = 0; i < SAMPLES; i++) {
            String nearMiss = format.nearMiss(random);
            assertEquals(Optional.empty(), SecretFormat.find(nearMiss), nearMiss);
            String inside = "x" + format.sample(random);
            assertEquals(Optional.empty(), SecretFormat.find(inside), inside);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "sk_live_xxxxxxxxxxxxxxxxxxxxxxxx",
                "sk_live_your_key_here",
                "xoxb-your-bot-token",
                "AKIAXXXXXXXXXXXXXXXX",
                "npm_config_registry=https://registry.npmjs.org/",
                "SG.your-key",
                "/run/secrets/token",
                "${TOKEN}",
                "changeme",
                "-----BEGIN PUBLIC KEY-----",
                "-----BEGIN CERTIFICATE-----",
            })
    void leavesPlaceholders(String value) {
        assertEquals(Optional.empty(), SecretFormat.find(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED ", "DSA "})
    void findsPrivateKeysAlsoInBase64(String kind) {
        String pem = "-----BEGIN " + kind + "PRIVATE KEY-----\n" + "MIIEpAIBAAKCAQEA".repeat(4);
        String base64 = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));

        assertEquals(Optional.of("a private key"), SecretFormat.find("KEY=" + pem));
        assertEquals(Optional.of("a private key"), SecretFormat.find("KEY=" + base64));
        assertEquals(
                Optional.of("a private key"),
                SecretFormat.find("{\"type\": \"service_account\", \"private_key\": \"" + pem + "\"}"));
    }

    @Test
    void findsPgpKeys() {
        assertEquals(Optional.of("a private key"), SecretFormat.find("-----BEGIN PGP " + "PRIVATE KEY BLOCK-----"));
    }

    @Test
    void leavesCertificatesInBase64() {
        String pem = "-----BEGIN CERTIFICATE-----\n" + "MIIEpAIBAAKCAQEA".repeat(4);

        assertEquals(
                Optional.empty(),
                SecretFormat.find(Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII))));
    }

    @ParameterizedTest
    @CsvSource({
        "app, s3cret, true",
        "'', s3cret, true",
        "app, p%40ssw0rd, true",
        "app, pa$$word, true",
        "app, app, false",
        "app, ${PASSWORD}, false",
        "app, $PASSWORD, false",
        "app, <password>, false",
        "app, {{ password }}, false",
        "app, %s, false",
        "app, %PASSWORD%, false",
        "app, ****, false",
        "app, xxxx, false",
        "app, password, false",
        "app, your-password, false",
        "app, CHANGEME, false",
    })
    void findsPasswordsInUrls(String user, String password, boolean secret) {
        String url = "postgres://" + user + ":" + password + "@db.acme.example:5432/app";

        assertEquals(secret ? Optional.of("a URL with a password") : Optional.empty(), SecretFormat.find(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.example:8443/path",
                "https://user@acme.example/",
                "https://acme.example/a:b@c",
                "http://[::1]:8080/@x",
                "://",
                "=x",
                "",
            })
    void leavesUrlsWithoutPassword(String url) {
        assertEquals(Optional.empty(), SecretFormat.find(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "://", "://a:", "A ", "-----BEGIN ", "LS0tLS1CRUdJTi", "xoxb-1", "\ud83d", "glpat-"})
    void isQuickWithWhatIsLong(String part) {
        assertTimeout(Duration.ofSeconds(2), () -> SecretFormat.find(part.repeat(65_000 / part.length())));
    }
}
