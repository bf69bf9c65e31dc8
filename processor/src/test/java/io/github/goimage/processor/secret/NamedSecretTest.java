package io.github.goimage.processor.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NamedSecretTest {
    /** Put together here, so that no scanner takes this file for a leak. */
    private static final String RANDOM = "Xk9mQ2vL" + "8pRt5wZ1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_PASSWORD=",
                "db.password=",
                "SMTP_PASS=",
                "API_KEY=",
                "AWS_SECRET_ACCESS_KEY=",
                "GITHUB_TOKEN_CI=",
                "main.apiKey=",
                "--client-secret=",
                "https://acme.example/?access_token=",
                "{\"password\": \"",
                "password: ",
            })
    void findsANameWithARandomValue(String name) {
        assertEquals(Optional.of(NamedSecret.RANDOM), Secrets.find(name + RANDOM));
        assertEquals(name + "<credential>", Secrets.redact(name + RANDOM));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOG_ID=",
                "GPG_KEY=",
                "PUBLIC_API_KEY=",
                "TOKEN_FILE=",
                "AWS_ACCESS_KEY_ID=",
                "PASSWORD_HASH=",
                "SECRET_NAME=",
                "MONKEY=",
                "COMPASS=",
                "BUILD=",
            })
    void leavesOtherNames(String name) {
        assertEquals(Optional.empty(), Secrets.find(name + RANDOM));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "postgres",
                "changeme",
                "correct-horse-battery",
                "admin123456",
                "vulhub_default_password",
                "long-long-long-secret-key-is-here1",
                "${TOKEN}",
                "${DB_PASSWORD:-Xk9mQ2vL8p}",
                "$TOKEN_OF_2026aB3",
                "<your-token-A1b2C3>",
                "{{ .Values.a1B2c3D4 }}",
                "/run/secrets/a1B2c3D4e5",
                "https://acme.example/a1B2c3D4",
                "550e8400-e29b-41d4-a716-446655440000",
                "sha256:9f86d081884c7d659a2feaa0c55ad015",
                "your-A1b2C3d4E5f6",
                "0123456789abcdef0123456789abcdef",
                "AAAAAAAAAAAA1a",
                "2026-11-25T10:00:00Z",
                "1.26.3-alpine3.24",
            })
    void leavesPlaceholdersReferencesAndWords(String value) {
        assertEquals(Optional.empty(), Secrets.find("API_KEY=" + value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "postgres",
                "correct-horse-battery",
                "admin123456",
                "vulhub_default_password",
                "p@ss$word",
                "550e8400-e29b-41d4-a716-446655440000",
                "123456",
            })
    void findsWhatAPersonMadeUpBesideTheNameOfAPassword(String value) {
        assertEquals(Optional.of(NamedSecret.LITERAL), Secrets.find("DB_PASSWORD=" + value));
        assertEquals(Optional.of(NamedSecret.LITERAL), Secrets.find("db.password=" + value));
        assertEquals(Optional.of(NamedSecret.LITERAL), Secrets.find("SMTP_PASS=" + value));
        assertEquals(Optional.of(NamedSecret.LITERAL), Secrets.find("{\"password\": \"" + value + "\"}"));
        assertEquals("--password=<credential> -x", Secrets.redact("--password=" + value + " -x"));
        assertEquals(Optional.empty(), Secrets.find("DB_HOST=" + value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "changeme",
                "CHANGE_ME",
                "password",
                "your-password",
                "${TOKEN}",
                "${DB_PASSWORD:-Xk9mQ2vL8p}",
                "$TOKEN_OF_2026aB3",
                "<your-token-A1b2C3>",
                "{{ .Values.a1B2c3D4 }}",
                "/run/secrets/a1B2c3D4e5",
                "https://acme.example/a1B2c3D4",
                "your-A1b2C3d4E5f6",
                "AAAAAAAAAAAA1a",
                "******",
                "…",
                "xxxx",
                "DB_PASSWORD",
                "password.txt",
                "true",
                "1",
            })
    void leavesPlaceholdersBesideTheNameOfAPassword(String value) {
        assertEquals(Optional.empty(), Secrets.find("DB_PASSWORD=" + value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALLOW_EMPTY_PASSWORD=yes",
                "PASSWORD_FILE=hunter2",
                "MIN_PASSWORD_LENGTH=12345",
                "COMPASS=north-west1",
                "the password: see the manual",
            })
    void leavesWhatIsSaidAboutAPassword(String text) {
        assertEquals(Optional.empty(), Secrets.find(text));
    }

    @Test
    void findsNearlyAllThatAGeneratorMakes() {
        Random random = new Random(3);
        int base62 = 0;
        int hex = 0;
        for (int i = 0; i < 1000; i++) {
            base62 += Randomness.looksRandom(
                            sample(random, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 24))
                    ? 1
                    : 0;
            hex += Randomness.looksRandom(sample(random, "0123456789abcdef", 32)) ? 1 : 0;
        }
        assertTrue(base62 >= 970, () -> "base 62");
        assertTrue(hex >= 970, () -> "hex");
    }

    @Test
    void takesNoWordsForRandom() {
        assertFalse(Randomness.looksRandom("TheQuickBrownFox2026"));
    }

    private static String sample(Random random, String alphabet, int length) {
        StringBuilder sample = new StringBuilder();
        for (int i = 0; i < length; i++) {
            sample.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return sample.toString();
    }
}
