package io.github.goimage.processor.secret;

import static io.github.goimage.processor.CpuLimit.assertWithin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.files.Elves;
import io.github.goimage.processor.secret.SecretContent.Found;
import io.github.goimage.processor.secret.SecretSamples.Sample;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretContentTest {
    private static Optional<Found> find(String name, String text) {
        return SecretContent.find(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** By what stands in it or, as of PKCS #12, by its name. */
    @Test
    void everySampleIsFound() {
        List<Sample> all = SecretSamples.all();
        List<String> passed = all.stream()
                .filter(sample -> !SensitiveFiles.isSecret(sample.name()))
                .filter(sample ->
                        SecretContent.find(sample.name(), sample.content()).isEmpty())
                .map(Sample::toString)
                .toList();

        assertEquals(238, all.size());
        assertEquals(List.of(), passed);
    }

    /** Records that end with a zero byte, as the environment of a process. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH=/bin\0API_TOKEN=ghp_0123456789abcdefghijklmnopqrstuvwxyzAB\0HOME=/",
                "\0API_TOKEN=ghp_0123456789abcdefghijklmnopqrstuvwxyzAB",
                "\u0001\u0002API_TOKEN=ghp_0123456789abcdefghijklmnopqrstuvwxyzAB\n\0",
            })
    void noSingleByteHidesACredential(String text) {
        for (String name : List.of("environ", "a.png", "b.woff2", "c.zip")) {
            assertEquals(Optional.of("a GitHub token"), find(name, text).map(Found::what), name);
        }
    }

    /** OpenSSL and Go read such a key, and C such a text. */
    @ParameterizedTest
    @CsvSource({"0, 0, 4", "0, 0, 512", "0, 512, 0", "0, 9000, 9000", "1, 0, 512", "127, 4, 512"})
    void noFillHidesACredential(int fill, int before, int after) {
        String token = "token = ghp_0123456789abcdefghijklmnopqrstuvwxyzAB";
        String key = "-----BEGIN " + "EC PRIVATE KEY-----\n" + BODY + "\n-----END EC PRIVATE KEY-----\n";
        String character = String.valueOf((char) fill);

        assertEquals(
                Optional.of("a GitHub token"),
                find("app.conf", character.repeat(before) + token + character.repeat(after))
                        .map(Found::what));
        assertEquals(
                Optional.of("a private key"),
                find("a.pem", character.repeat(before) + "\n" + key + character.repeat(after))
                        .map(Found::what));
        assertEquals(
                Optional.of("a GitHub token"),
                find("a", token + "\n" + "a\0".repeat(500)).map(Found::what));
    }

    /** A mark says how a text is encoded, and may lie. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\u00fe\u00ff", "\u00ff\u00fe", "\u00ff\u00fe\0\0", "\0\0\u00fe\u00ff", "\u00ef\u00bb\u00bf"})
    void noMarkHidesACredential(String mark) {
        String text = "token: ghp_0123456789abcdefghijklmnopqrstuvwxyzAB\n";
        for (Charset charset :
                List.of(StandardCharsets.US_ASCII, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            byte[] content = (mark + new String(text.getBytes(charset), StandardCharsets.ISO_8859_1))
                    .getBytes(StandardCharsets.ISO_8859_1);
            assertEquals(
                    Optional.of("a GitHub token"),
                    SecretContent.find("app.yaml", content).map(Found::what),
                    charset.name());
        }
    }

    /** Of such a text, few bytes are zero. */
    @Test
    void utf16OfOtherLetters() {
        String text = "\ufeff" + "\u540d\u524d".repeat(5000) + "\ntoken: ghp_0123456789abcdefghijklmnopqrstuvwxyzAB\n";
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertEquals(
                    Optional.of("a GitHub token"),
                    SecretContent.find("a.yaml", text.getBytes(charset)).map(Found::what));
        }
    }

    @Test
    void utf16WithACharacterOfAnotherColumn() {
        String text = "name: \u0100\r\ntoken: ghp_0123456789abcdefghijklmnopqrstuvwxyzAB\r\n";
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertEquals(
                    Optional.of("a GitHub token"),
                    SecretContent.find("a.yaml", text.getBytes(charset)).map(Found::what));
        }
    }

    /** Of what is no text, nothing is searched: compressed bytes, a picture, a program. */
    @Test
    void whatIsNoText() {
        byte[] random = new byte[4096];
        new Random(1).nextBytes(random);
        assertFalse(SecretContent.isText(random));
        assertFalse(SecretContent.isText(Elves.program().bytes()));
        assertTrue(SecretContent.isText(new byte[0]));
        assertFalse(SecretContent.mayBeIn(random));
    }

    @Test
    void whatStartsAsEverySampleMayHoldACredential() {
        for (Sample sample : SecretSamples.all()) {
            assertTrue(
                    SecretContent.mayBeIn(Arrays.copyOf(sample.content(), Math.min(100, sample.content().length))),
                    sample.kind());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiVersion: v1\nkind: Config\nusers:\n- name: a\n  user:\n    token: abc\n",
                "kind: Config\r\nusers:\r\n- user:\r\n    password: abc\r\n",
                "\n\n  kind : \"Config\" \t\nclient-key-data: LS0t",
                "kind: 'Config'\nusers: [{user: {token: abc}}]\n",
                "{\n  \"kind\": \"Config\",\n  \"users\": [{\"user\": {\"token\": \"abc\"}}]\n}\n",
                "{\"kind\": \"Config\" , \n \"token\": \"abc\"}",
                "{\"apiVersion\":\"v1\",\"kind\":\"Config\",\"users\":[{\"user\":{\"password\":\"abc\"}}]}",
                "kind: ConfigMap\n---\nkind: Config\ntoken: abc\n",
            })
    void aKubeconfig(String text) {
        assertEquals(
                Optional.of("a kubeconfig with credentials"),
                find("config", text).map(Found::what));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: ConfigMap\ntoken: abc\n",
                "kind: Config\nusers: []\n",
                "mankind: Config\ntoken: abc\n",
                "# kind: Config\ntoken: abc\n",
                "kind: Config\ntoken: ${TOKEN}\n",
                "kind: Config\nusers: []\n---\ntoken: abc\n",
                "kind: Config\nusers:\n- user:\n    client-certificate: /pki/c.pem\n    client-key: /pki/k.pem\n",
                "{\"kind\": \"Config\", \"client-key\": \"k.pem\", \"tokenFile\": \"/var/run/token\"}",
                "kind: Config\nusers:\n- user:\n    token: /var/run/token\n    password: $PASSWORD\n",
            })
    void noKubeconfig(String text) {
        assertEquals(Optional.empty(), find("config", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: Secret\ndata:\n  password: aHVudGVyMg==\n",
                "kind: Secret\ntype: Opaque\nstringData:\n  db-password: hunter2\n",
                "kind: ConfigMap\n---\nkind: Secret\ndata: {token: aHVudGVyMg==}\n",
                "{\"kind\":\"Secret\",\"data\":{\"token\":\"aHVudGVyMg==\"}}",
            })
    void aKubernetesSecret(String text) {
        assertEquals(Optional.of("a Kubernetes Secret"), find("a.yaml", text).map(Found::what));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: Secret\ndata:\n  password: {{ .Values.password | b64enc }}\n",
                "kind: Secret\ndata:\n  password: ${PASSWORD}\n",
                "kind: Secret\ndata:\n  username: YWRtaW4=\n",
                "kind: Secret\nstringData:\n  level: info\n",
                "kind: SealedSecret\nspec:\n  encryptedData:\n    a: Ag==\n",
                "kind: Secret\nmetadata:\n  name: tls\ndata:\n---\nkind: ConfigMap\ndata:\n  a: aHVudGVyMg==\n",
            })
    void noKubernetesSecret(String text) {
        assertEquals(Optional.empty(), find("a.yaml", text));
    }

    @Test
    void aSecretWithManyDataLinesIsReadOnce() {
        String text = "kind: Secret\n" + " data: a\n".repeat(100_000);
        assertWithin(Duration.ofSeconds(20), () -> assertEquals(Optional.empty(), find("secrets.yaml", text)));
    }

    @Test
    void saysInWhichLineButNotWhatItIs() {
        Found found =
                find("app.yaml", "a: b\r\nc: d\n\ndb_password: hunter22\n").orElseThrow();

        assertEquals(new Found("a credential by its name", 4), found);
        assertEquals("a credential by its name in line 4", found.toString());
        assertEquals("a key", new Found("a key", 0).toString());
    }

    /** What a person made up is one where tools read credentials from, and not where people write about them. */
    @ParameterizedTest
    @CsvSource({
        ".env, DB_PASSWORD=postgres, true",
        "prod.env, export DB_PASSWORD='postgres', true",
        ".pypirc, password = postgres, true",
        "prod.tfvars, db_password = \"postgres\", true",
        ".env, VITE_APP_TYPE=main, false",
        ".env, NEXT_PUBLIC_API_KEY=abcdefgh, false",
        ".env, DB_PASSWORD=${PASSWORD}, false",
        ".env, DB_PASSWORD=, false",
        ".env.example, DB_PASSWORD=postgres, false",
        "config.yaml, db_password: hunter22, true",
        "config.yaml, db_password: postgres, false",
        "de.yaml, password: Passwort, false",
        "de.yaml, password: Das Passwort hat 8 Zeichen, false",
        "config.yaml, db_password: hunter22 # old, true",
        "compose.yaml, ' - \"POSTGRES_PASSWORD=hunter22\"', true",
        "app.service, 'Environment=\"DB_PASSWORD=hunter22\"', true",
        "app.yaml, 'query: \"?a=b&password=hunter22\"', false",
        "app.toml, client_secret = \"8e1a6f3c-92d4-4b7a-bd11-3c5f7a9e2b40\", true",
        "npm.conf, //registry.npmjs.org/:_authToken=8e1a6f3c-92d4-4b7a-bd11-3c5f7a9e2b40, true",
        "app.toml, token_id = \"8e1a6f3c-92d4-4b7a-bd11-3c5f7a9e2b40\", false",
        "setup.md, 'token = \"eyJhbGc3x...Qssw5c\"', false",
        "app.toml, hmacKey = \"Xk9mQ2vL8pRt5wZ1\", true",
        "a.jwk, '{\"kty\":\"oct\",\"k\":\"Xk9mQ2vL8pRt5wZ1Xk9mQ2vL8pRt5wZ1\"}', true",
        "a.jwk, '{\"kty\":\"EC\",\"k\":\"Xk9mQ2vL8pRt5wZ1Xk9mQ2vL8pRt5wZ1\"}', false",
        "a.json, '{\"db\":\"postgres://app:s3cret\\u0026x@db/app\"}', true",
        "jwt.properties, jwt.private=MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7, true",
        "jwt.properties, jwt.public=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu1SU1LfV, false",
        "config.toml, password = \"hunter22\", true",
        "web.config, <password>hunter22</password>, true",
        "app.js, password: \"hunter22\", false",
        "app.js, token = getToken2(e), false",
        "app.js, API_TOKEN=Xk9mQ2vL8pRt5wZ1, true",
        "app.js, 'apiToken: \"Xk9mQ2vL8pRt5wZ1\",', true",
        "app.js, 'tokenData:\"JQ~R!YOX$qX^%i^p$qpq%iqr\"', false",
        "schema.json, \"smtps://foo:bar@my-mailserver:1234/\", false",
        "setup.md, postgres://app:s3cret@db/app, false",
        "setup.conf, postgres://app:s3cret@db/app, true",
    })
    void judgesByTheKindOfFile(String name, String text, boolean secret) {
        assertEquals(secret, find(name, "# " + name + "\n" + text + "\n").isPresent());
    }

    /** As ECS, Kubernetes, .NET and Terraform write them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"environment\":[{\"name\":\"DB_PASSWORD\",\"value\":\"#\"}]}",
                "{\"name\": \"A\", \"value\": \"b\"},\n{\n  \"name\": \"API_TOKEN\",\n  \"value\": \"#\"\n}",
                "env:\n- name: API_TOKEN\n  value: \"#\"\n",
                "env:\r\n  - name: \"DB_PASSWORD\"\r\n    value: #\r\n",
                "<add key=\"ApiKey\" value=\"#\"/>",
                "<add key='DbPassword'\n     value='#' />",
                "env {\n  name  = \"DB_PASSWORD\"\n  value = \"#\"\n}",
            })
    void aNameAndItsValueInTwoFields(String form) {
        String value = "Xk7vQ2mWz9Lp" + "4TgB";

        assertTrue(find("a.conf", form.replace("#", value)).isPresent());
        for (String placeholder : List.of(
                "",
                "info",
                "postgres",
                "${DB_PASSWORD1}",
                "$(DB_PASSWORD1)",
                "{{db1}}",
                "changeme",
                "/run/secrets/db1")) {
            assertEquals(Optional.empty(), find("a.conf", form.replace("#", placeholder)), placeholder);
        }
    }

    /** What is about a credential, a reference to one, a schema, a text in people's languages, and a switch. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "env:\n- name: API_TOKEN\n  valueFrom:\n    secretKeyRef:\n      name: api1\n      key: token1\n",
                "- name: DB_PASSWORD\n- name: LEVEL\n  value: Xk7vQ2mWz9Lp4TgB\n",
                "- name: DB_PASSWORD_FILE\n  value: Xk7vQ2mWz9Lp4TgB\n",
                "- name: TOKEN_TTL\n  value: 30s\n",
                "- name: PUBLIC_KEY\n  value: Xk7vQ2mWz9Lp4TgB\n",
                "{\"name\":\"token\",\"in\":\"query\",\"schema\":{\"type\":\"string\"},\"value\":\"Xk7vQ2mWz9Lp4TgB\"}",
                "{\"name\":\"password\",\"values\":\"Xk7vQ2mWz9Lp4TgB\"}",
                "{\"rename\":\"password\",\"value\":\"hunter22\"}",
                "{\"key\":\"login.password\",\"value\":\"Passwort\"}",
                "{\"key\":\"login.password\",\"value\":\"Mindestens 8 Zeichen\"}",
                "{\"key\":\"enable-password\",\"value\":true}",
                "{\"key\":\"password\",\"value\":{\"min1\":8}}",
                "<option name=\"password\" value=\"1\"/>",
                "password value=hunter22 x",
            })
    void twoFieldsThatHoldNone(String text) {
        assertEquals(Optional.empty(), find("a.conf", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: >-\n  #\n",
                "password: |\r\n  #\r\n",
                "api_token: >\n    #",
                "password: !!str #\n",
                "password: &p #\n",
                "password: &p \"#\"\n",
                "{\"password\"\n:\n\"#\"}",
                "{\"apiKey\":\n    \"#\"}",
                "passwords:\n  - #\n",
                "passwords:\n- \"#\"\n",
                "passwords: [#]\n",
                "{\"api_keys\": [\"#\"]}",
                "{\"passwords\":[\n  \"#\",\n  \"b\"]}",
                "api_key = '''#'''\n",
                "password = \"\"\"#\"\"\"\n",
                "[db]\npassword:#\n",
                "export API_TOKEN=$'#'\n",
                "DB_PASSWORD=$\"#\"\n",
            })
    void aNamedValueInOtherSpellings(String form) {
        assertTrue(find("a.conf", form.replace("#", "Xk7vQ2mWz9Lp4TgB")).isPresent());
        for (String placeholder : List.of("", "info", "postgres", "${DB_PASSWORD1}", "{{db1}}", "/run/secrets/db1")) {
            assertEquals(Optional.empty(), find("a.conf", form.replace("#", placeholder)), placeholder);
        }
    }

    /** A text of several words or lines, a mapping, a list of what is none, and a name with a colon in a sentence. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: >-\n  The password2 has\n  8 characters\n",
                "password: |\n  line1\n  line2\n",
                "password: |\nhunter22\n",
                "password: *p1\n",
                "password: &p\n  type: string1\n",
                "passwords:\n  - name: hunter22\n",
                "passwords:\n  min1: 8\n",
                "tokens: [abc1, def2]\n",
                "keys: [Xk7vQ2mWz9Lp4TgB]\n",
                "{\"public_keys\":[\"Xk7vQ2mWz9Lp4TgB\"]}",
                "{\"required\":[\"password1\"]}",
                "{\"passwords\":[\"Passwort\"]}",
                "# see password:hunter22\n",
                "password:hunter22 and more\n",
                "token:v1.2.3-rc4\n",
            })
    void spellingsThatHoldNone(String text) {
        assertEquals(Optional.empty(), find("a.conf", text));
    }

    private static final String BODY = "MIIEpAIBAAKCAQEAu1SU1LfVLPHCozMxH2Mo4lgOEePzNm0tRgeLezV6ffAt0gun";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n",
                "-----BEGIN Private Key-----\n",
                "-----begin rsa private key-----\n",
                "\\u002d\\u002d\\u002d\\u002d\\u002dBEGIN PRIVATE KEY\\u002d\\u002d\\u002d\\u002d\\u002d",
            })
    void aKeyInOtherSpellings(String head) {
        assertEquals(Optional.of("a private key"), find("a.json", head + BODY).map(Found::what));
        for (Charset charset : List.of(Charset.forName("UTF-32BE"), Charset.forName("UTF-32LE"))) {
            assertEquals(
                    Optional.of("a private key"),
                    SecretContent.find("a.json", ("\ufeff" + head + BODY).getBytes(charset))
                            .map(Found::what));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.js", "a.md", "a.go", "a.html", "a.JS", "a.pem.example"})
    void codeAndPagesHoldAKeyOnlyWithItsText(String name) {
        String begin = "-----BEGIN " + "RSA PRIVATE KEY-----";

        assertEquals(Optional.empty(), find(name, "x = '" + begin + "\\n' + body + '-----END RSA PRIVATE KEY-----'"));
        assertEquals(Optional.empty(), find(name, begin + "\n...\n"));
        assertEquals(Optional.of(new Found("a private key", 1)), find(name, "x = '" + begin + "\\n" + BODY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN RSA PRIVATE KEY-----\n...\n-----END RSA PRIVATE KEY-----",
                "key: |\n  -----BEGIN PRIVATE KEY-----\n  <your key>\n",
                "{\"type\": \"service_account\", \"private_key\": \"-----BEGIN PRIVATE KEY-----\\n<KEY>\\n\"}",
            })
    void aKeyThatIsLeftOutIsNone(String text) {
        assertEquals(Optional.empty(), find("a.yaml", text));
    }

    @Test
    void aKeyStoreOrCertificatesAloneAreNone() {
        assertEquals(Optional.empty(), SecretContent.find("a.jks", javaKeyStore(2)));
        assertEquals(
                Optional.of("a Java key store with a key"),
                SecretContent.find("a.jks", javaKeyStore(1)).map(Found::what));
        assertEquals(Optional.empty(), find("ca.pem", "-----BEGIN CERTIFICATE-----\n" + BODY));
    }

    private static byte[] javaKeyStore(int firstEntry) {
        byte[] store = new byte[64];
        byte[] head = {
            (byte) 0xfe, (byte) 0xed, (byte) 0xfe, (byte) 0xed, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, (byte) firstEntry
        };
        System.arraycopy(head, 0, store, 0, head.length);
        return store;
    }

    /** A trusted certificate may be the first entry. */
    @Test
    void aKeyBehindACertificateInAKeyStore() throws Exception {
        for (String type : List.of("JKS", "JCEKS")) {
            java.security.KeyStore store = java.security.KeyStore.getInstance(type);
            store.load(null, null);
            Certificate certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(
                            Path.of("src/test/resources/expected/private-ca/project/certs/acme.pem"))));
            store.setCertificateEntry("ca", certificate);
            assertEquals(Optional.empty(), SecretContent.find("a.jks", bytes(store)), type);
            for (int i = 0; i < 9; i++) {
                store.setCertificateEntry("ca" + i, certificate);
            }
            store.setKeyEntry(
                    "key",
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate(),
                    "x".toCharArray(),
                    new Certificate[] {certificate});
            assertEquals(
                    Optional.of("a Java key store with a key"),
                    SecretContent.find("a.jks", bytes(store)).map(Found::what),
                    type);
        }
    }

    private static byte[] bytes(java.security.KeyStore store) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, "changeit".toCharArray());
        return out.toByteArray();
    }

    /**
     * PKCS #8 of version 2, an elliptic key of 384 bits, an encrypted key, PKCS #12 in BER, and OpenPGP's packets in
     * both formats.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "3051020101300506032b657004220420",
                "3081a40201010430",
                "302e301c060a2a864886f70d010c0103300e0408",
                "30820536306006092a864886f70d01050d3053",
                "308002010330800609 06 0b2a864886f70d010c0a0102",
                "9503c5045f0000000103ff",
                "947f045f00000016092b06",
                "c558065f0000001b000000",
            })
    void furtherKeysThatAreNoText(String hex) {
        byte[] start = HexFormat.of().parseHex(hex.replace(" ", ""));
        byte[] file = Arrays.copyOf(start, 400);
        new Random(3).nextBytes(file);
        System.arraycopy(start, 0, file, 0, start.length);

        assertTrue(SecretContent.mayBeIn(file));
        assertTrue(SecretContent.find("a.bin", file).isPresent(), hex);
    }

    /** A certificate, a signature, and pictures that begin with the byte of a packet. */
    @ParameterizedTest
    @ValueSource(strings = {"308205363082041e", "3082064706092a864886f70d010702", "95ff02030405060708090a0b0c0d0e0f"})
    void noKey(String hex) {
        byte[] file = Arrays.copyOf(HexFormat.of().parseHex(hex), 400);
        assertEquals(Optional.empty(), SecretContent.find("a.bin", file));
    }

    @Test
    void keysInDer() throws GeneralSecurityException {
        byte[] rsa = key("RSA", 1024);
        byte[] elliptic = key("EC", 256);
        assertEquals(Optional.of(new Found("a private key", 0)), SecretContent.find("a", key("Ed25519", 255)));
        assertEquals(Optional.of(new Found("a private key", 0)), SecretContent.find("a", key("DSA", 1024)));

        assertEquals(Optional.of(new Found("a private key", 0)), SecretContent.find("a.der", rsa));
        assertEquals(Optional.of(new Found("a private key", 0)), SecretContent.find("a.der", elliptic));
    }

    private static byte[] key(String algorithm, int size) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(size);
        return generator.generateKeyPair().getPrivate().getEncoded();
    }

    @Test
    void namesAreComparedWithoutCase() {
        assertEquals(true, SensitiveFiles.isSecret("SERVER.PFX"));
        assertEquals(true, SensitiveFiles.isSecret("ID_RSA"));
        assertEquals(true, SensitiveFiles.isSecret(".ENV"));
        assertEquals(true, SensitiveFiles.isSecret("server.\u212aey"));
        assertEquals(false, SensitiveFiles.isSecret("ID_RSA.PUB"));
        assertEquals(false, SensitiveFiles.isSecret(".Env.Example"));
        assertEquals(false, SensitiveFiles.isSecret("ID_RSA.go"));
    }
}
