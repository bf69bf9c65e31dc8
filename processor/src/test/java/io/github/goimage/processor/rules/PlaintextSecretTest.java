package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where secrets are searched for and what is said; {@link SecretFormatTest} has the formats. */
final class PlaintextSecretTest {
    /** Put together here, so that no scanner takes this file for a leak. */
    private static final String TOKEN = String.join("_", "ghp", "1aB2cD3eF4gH5iJ6kL7mN8oP9qR0sT1uV2wX");

    private static final String RANDOM = "Xk9mQ2vL" + "8pRt5wZ1";

    private static final String BY_NAME =
            "the value is a credential, judging by its name and form, which everyone who pulls the image could read";

    private static final String MADE_UP = BY_NAME.replace(", judging by its name and form", " by its name");

    private static final String FROM_OUTSIDE =
            "remove it, and let the service read it from a variable, docker run -e NAME, or from a mounted"
                    + " secret; then revoke this one";

    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(PlaintextSecret.class, directory);
    }

    @Test
    void refusesATokenInAVariable() {
        tester.compile("env = {\"LOG_LEVEL=info\", \"GITHUB_TOKEN=" + TOKEN + "\"}")
                .hasError(
                        "env[1]",
                        2,
                        1,
                        "the value is a GitHub token, which everyone who pulls the image could read",
                        "remove it and set it when the service runs: docker run -e GITHUB_TOKEN, --env-file, or a"
                                + " mounted secret; then revoke this one");
    }

    @Test
    void refusesAPasswordInAnArgument() {
        tester.compile("args = {\"-db\", \"postgres://app:" + "s3cret" + "@db.acme.example/app\"}")
                .hasError(
                        "args[1]",
                        2,
                        1,
                        "the value is a URL with a password, which everyone who pulls the image could read",
                        "remove it, and let the service read it from a variable, docker run -e NAME, or from a mounted"
                                + " secret; then revoke this one");
    }

    @Test
    void refusesAPrivateKeyInALabel() {
        tester.compile("labels = \"key=-----BEGIN RSA " + "PRIVATE KEY-----\"")
                .hasError(
                        "labels",
                        2,
                        1,
                        "the value is a private key, which everyone who pulls the image could read",
                        "remove it: only what everyone may read belongs here; then revoke this one");
    }

    @Test
    void looksIntoEveryOtherString() {
        tester.compile("user = 1000, waive = @Waiver(rule = \"LowUid\", reason = \"" + TOKEN + "\")")
                .hasError(
                        "waive.reason",
                        2,
                        1,
                        "the value is a GitHub token, which everyone who pulls the image could read",
                        "remove it: only what everyone may read belongs here; then revoke this one");
    }

    @Test
    void refusesARandomValueWithTheNameOfACredentialAndSaysSoOnce() {
        tester.compile("env = \"DB_PASSWORD=" + RANDOM + "\"")
                .hasError(
                        "env",
                        2,
                        1,
                        BY_NAME,
                        "remove it and set it when the service runs: docker run -e DB_PASSWORD, --env-file, or a"
                                + " mounted secret; then revoke this one");
        tester.compile("build = @Build(stamp = \"main.apiKey=" + RANDOM + "\")")
                .hasError(
                        "build.stamp",
                        2,
                        1,
                        BY_NAME,
                        "remove it, and let the service read it when it runs, from a variable or from a mounted"
                                + " secret; then revoke this one");
        tester.compile("labels = \"com.acme.api-key=" + RANDOM + "\"")
                .hasError(
                        "labels",
                        2,
                        1,
                        BY_NAME,
                        "remove it: only what everyone may read belongs here; then revoke this one");
    }

    @Test
    void refusesARandomValueAfterAFlag() {
        tester.compile("args = {\"-db-password\", \"" + RANDOM + "\"}")
                .hasError("args[1]", 2, 1, BY_NAME, FROM_OUTSIDE);
        tester.compile("args = \"-db-password=" + RANDOM + "\"").hasError("args", 2, 1, BY_NAME, FROM_OUTSIDE);
    }

    @Test
    void refusesWhatAPersonMadeUpWhereANameSaysThatItIsAPassword() {
        tester.compile("args = {\"--password\", \"hunter2\"}").hasError("args[1]", 2, 1, MADE_UP, FROM_OUTSIDE);
        tester.compile("args = \"--password=hunter2\"").hasError("args", 2, 1, MADE_UP, FROM_OUTSIDE);
        tester.compile("healthcheck = {\"-u\", \"admin:S3cr3tP4ss!\"}")
                .hasError("healthcheck[1]", 2, 1, MADE_UP, FROM_OUTSIDE);
        tester.compile("labels = \"db.password=hunter2\"")
                .hasError(
                        "labels",
                        2,
                        1,
                        MADE_UP,
                        "remove it: only what everyone may read belongs here; then revoke this one");
        tester.compile("env = \"DB_PASSWORD=hunter2\"")
                .hasError(
                        "env",
                        2,
                        1,
                        MADE_UP,
                        "remove it and set it when the service runs: docker run -e DB_PASSWORD, --env-file, or a"
                                + " mounted secret; then revoke this one");
        tester.accepts("args = {\"--password\", \"${password}\", \"--password-file\", \"db1\"}");
    }

    @Test
    void refusesAConnectionStringWithAPassword() {
        tester.compile("env = \"DB_DSN=app:" + "S3cr3tPw99" + "@tcp(db:3306)/orders\"")
                .hasError(
                        "env",
                        2,
                        1,
                        "the value is a connection string with a password, which everyone who pulls the image"
                                + " could read",
                        "remove it and set it when the service runs: docker run -e DB_DSN, --env-file, or a mounted"
                                + " secret; then revoke this one");
    }

    @Test
    void acceptsReferencesAndPlaceholders() {
        tester.accepts("""
                env = {"DATABASE_URL=postgres://app:${PASSWORD}@db/app", "LOGIN_FILE=/run/secrets/token", "CODE=changeme"}""");
    }

    @Test
    void looksIntoTheSettings() {
        tester.file("goimage.properties", "\ngo.proxy = https://build:" + "hunter2hunter2" + "@proxy.acme.example");
        tester.compile("")
                .hasError(
                        "",
                        1,
                        1,
                        "goimage.properties:2: the value of go.proxy is a URL with a password, which would"
                                + " appear in the Dockerfile",
                        "remove it and pass it to the build: docker build --build-arg GOPROXY=…; then revoke this one");
    }

    @Test
    void namesTheBuildArgumentOfTheSettingOrNone() {
        tester.file(
                "goimage.properties",
                "go.sumdb = sum.golang.org https://build:" + "hunter2hunter2" + "@sum.acme.example");
        tester.compile("")
                .hasError(
                        "",
                        1,
                        1,
                        "goimage.properties:1: the value of go.sumdb is a URL with a password, which would"
                                + " appear in the Dockerfile",
                        "remove it and pass it to the build: docker build --build-arg GOSUMDB=…; then revoke this one");
    }

    @Test
    void acceptsAWaiver() {
        tester.accepts("env = \"TOKEN=" + TOKEN
                + "\", waive = @Waiver(rule = \"PlaintextSecret\", reason = \"a revoked token for the demo\")");
    }
}
