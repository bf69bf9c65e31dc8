package io.github.goimage.processor.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials of no vendor, made here so that no scanner takes this file for a leak, and what only looks like one. */
final class SecretsTest {
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
        assertEquals(Optional.empty(), Secrets.find(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED ", "DSA "})
    void findsPrivateKeysAlsoInBase64(String kind) {
        String pem = "-----BEGIN " + kind + "PRIVATE KEY-----\n" + "MIIEpAIBAAKCAQEA".repeat(4);
        String base64 = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));

        assertEquals(Optional.of("a private key"), Secrets.find("KEY=" + pem));
        assertEquals(Optional.of("a private key"), Secrets.find("KEY=" + base64));
        assertEquals(
                Optional.of("the key of a Google service account"),
                Secrets.find("{\"type\": \"service_account\", \"private_key\": \"" + pem + "\"}"));
    }

    /** Wherever the key begins in what is encoded, and whatever stands before it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", "# key\n", "{\"client_email\":\"a\",\"private_key\":\""})
    void findsWhatStandsAnywhereInBase64(String before) {
        String text = before + "-----BEGIN " + "PRIVATE KEY-----\n" + "MIIEpAIBAAKCAQEA".repeat(4);
        String base64 = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));

        assertEquals(Optional.of("a private key"), Secrets.find("KEY=" + base64));
        assertEquals("KEY=<a private key>", Secrets.redact("KEY=" + base64));
        assertEquals(Optional.of("a private key"), Secrets.find("KEY=\n" + base64));
    }

    @Test
    void namesAKeyInPlaceOfShowingIt() {
        String pem = "-----BEGIN " + "RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA " + "PRIVATE KEY-----";

        assertEquals("the value \"<a private key>\" is long", Secrets.redact("the value \"" + pem + "\" is long"));
        assertEquals("the value <a private key>", Secrets.redact("the value " + pem.substring(0, 45)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -u admin:#",
                "curl --user=admin:# http://localhost",
                "[\"curl\", \"-u\", \"admin:#\"]",
                "-uadmin:#",
                "curl -uadmin:# http://localhost",
                "http --auth admin:# localhost",
                "--basic-auth=admin:#",
            })
    void findsTheLoginOfACommand(String form) {
        String text = form.replace("#", "S3cr3t" + "P4ss!");

        assertEquals(Optional.of("a command with a password"), Secrets.find(text));
        assertEquals(form.replace("#", "<password>"), Secrets.redact(text));
        assertEquals(Optional.empty(), Secrets.find("docker run -u 1000:1000 -u app:app -u $A:$B -u admin:password x"));
    }

    @ParameterizedTest
    @CsvSource({
        "--auth, bob:S3cr3tP4ss!, true",
        "--basic-auth, bob:hunter2x9, true",
        "-basic-auth, bob:hunter2x9, true",
        "--auth, jwt:RS256, false",
        "--auth, aws:us-east-1, false",
        "--auth, oidc:https://Acme1.example, false",
        "--auth, file:/etc/Users1.txt, false",
        "--auth, ${USER}:${Password1}, false",
        "--basic-auth, app:app, false",
        "--basic-auth, file:passwords, false",
    })
    void findsTheLoginOfAFlag(String flag, String value, boolean secret) {
        assertEquals(secret, Secrets.find(flag, value).isPresent());
        assertEquals(secret, Secrets.find(flag + "=" + value).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-unused:SA1019",
                "-url:http://Acme1.example",
                "-unix:/run/Mysqld1.sock",
                "-u1000:1000",
                "-uapp:app1",
                "-update:Snapshots",
                "x-ubob:S3cr3tP4ss!",
            })
    void leavesFlagsThatBeginAsCurls(String text) {
        assertEquals(Optional.empty(), Secrets.find(text));
    }

    @Test
    void findsPgpKeys() {
        assertEquals(Optional.of("a private key"), Secrets.find("-----BEGIN PGP " + "PRIVATE KEY BLOCK-----"));
    }

    @Test
    void leavesCertificatesInBase64() {
        String pem = "-----BEGIN CERTIFICATE-----\n" + "MIIEpAIBAAKCAQEA".repeat(4);

        assertEquals(
                Optional.empty(),
                Secrets.find(Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII))));
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

        assertEquals(secret ? Optional.of("a URL with a password") : Optional.empty(), Secrets.find(url));
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
        assertEquals(Optional.empty(), Secrets.find(url));
    }

    @Test
    void findsTokensWithAHeaderThatSaysHowTheyAreSigned() {
        String header = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        String claims = base64("{\"sub\":\"1234567890\",\"iat\":1516239022}");
        String token = header + "." + claims + "." + "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c";

        assertEquals(Optional.of("a JSON Web Token"), Secrets.find("Bearer " + token));
        assertEquals("x <a JSON Web Token> y", Secrets.redact("x " + token + " y"));
        assertEquals(
                Optional.empty(),
                Secrets.find(base64("{\"a\":\"0123456789\"}") + "." + claims + ".SflKxwRJSMeKKF2QT4"));
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void findsServiceAccountsAlsoInBase64() {
        String json =
                "{\n  \"type\": \"service_account\",\n  \"project_id\": \"acme\",\n  \"private_key_id\": \"1\"\n}";

        assertEquals(Optional.of("the key of a Google service account"), Secrets.find(json));
        assertEquals(
                Optional.of("a private key"),
                Secrets.find("X=" + Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8))));
        assertEquals(Optional.empty(), Secrets.find("{\"type\": \"external_account\"}"));
    }

    @Test
    void namesInPlaceOfShowing() {
        assertEquals(
                "postgres://app:<password>@db/app and DB_PASSWORD=<credential>",
                Secrets.redact("postgres://app:s3cret@db/app and DB_PASSWORD=" + "Xk9mQ2vL8pRt5wZ1"));
        assertEquals("LOG_LEVEL=info", Secrets.redact("LOG_LEVEL=info"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_DSN=app:#@tcp(db:3306)/orders",
                "app:#@unix(/run/mysqld/mysqld.sock)/orders?parseTime=true",
                "app:p@ss:#@tcp([::1]:3306)/",
                "app:#@/orders",
                "DSN=host=db user=app password=# dbname=x",
                "user=app password='it is #' host=db",
                "server=db;user id=sa;password=#;database=orders",
            })
    void findsPasswordsInConnectionStrings(String form) {
        String text = form.replace("#", "S3cr3t" + "Pw99");

        assertEquals(Optional.of("a connection string with a password"), Secrets.find(text));
        String redacted = Secrets.redact(text);
        assertEquals(form.replaceAll("p@ss:#|it is #|#", "<password>"), redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app:${DB_PASSWORD}@tcp(db:3306)/orders",
                "${DB_USER}:${DB_PASSWORD}@tcp(${DB_HOST})/orders",
                "$USER:$PASSWORD@tcp(db)/orders",
                "%s:%s@tcp(%s)/%s",
                "app:password@tcp(db:3306)/orders",
                "app:changeme@tcp(db:3306)/orders",
                "photoview:photoview@tcp(mysql)/photoview",
                "app:app@/orders",
                "root:@tcp(db:3306)/orders",
                "root@unix(/tmp/mysql.sock)/orders",
                "http://acme.example:8080/@/x",
                "host=db user=app password=${DB_PASSWORD} dbname=x",
                "host=db user=app password=changeme dbname=x",
                "host=db user=app password={{ .Password }}",
                "host=db user=app sslmode=verify-full passfile=/run/secrets/pgpass1",
            })
    void leavesConnectionStringsWithoutPassword(String text) {
        assertEquals(Optional.empty(), Secrets.find(text));
        assertEquals(text, Secrets.redact(text));
    }

    @ParameterizedTest
    @CsvSource({
        "--password=hunter2, true",
        "-db.passwd=S3cr3tPw99, true",
        "--password=password, false",
        "--password=${DB_PASSWORD_1}, false",
        "--password=/run/secrets/db1, false",
        "--password=env:DB1, false",
        "--password=DB_PASSWORD_1, false",
        "--password=true, false",
        "--password-file=db1.txt, false",
        "--min-password-length=n12, false",
    })
    void findsPasswordsOfFlags(String flag, boolean secret) {
        assertEquals(secret ? Optional.of("a credential by its name") : Optional.empty(), Secrets.find(flag));
    }

    @Test
    void findsAuthorizationHeaders() {
        String bearer = "Xk9mQ2vL8pRt5wZ1".repeat(2) + "aB3dE5fG";
        String basic = Base64.getEncoder().encodeToString(("app:" + "S3cr3tPw99").getBytes(StandardCharsets.UTF_8));
        String guessed = Base64.getEncoder().encodeToString("app:password".getBytes(StandardCharsets.UTF_8));

        assertEquals(Optional.of("an Authorization header"), Secrets.find("Authorization: Bearer " + bearer));
        assertEquals(Optional.of("an Authorization header"), Secrets.find("Authorization: Basic " + basic));
        assertEquals("Authorization: Basic <password>", Secrets.redact("Authorization: Basic " + basic));
        assertEquals(Optional.empty(), Secrets.find("Authorization: Basic " + guessed));
        assertEquals(Optional.empty(), Secrets.find("Authorization: Bearer ${TOKEN}"));
        assertEquals(Optional.empty(), Secrets.find("Authorization: Bearer your-token-of-the-identity-provider"));
        assertEquals(Optional.empty(), Secrets.find("Basic authentication, Bearer authentication of the gateway"));
    }
}
