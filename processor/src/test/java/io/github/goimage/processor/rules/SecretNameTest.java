package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretNameTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(SecretName.class, directory);
    }

    @Test
    void warnsOfACredentialByItsName() {
        tester.compile("env = \"DB_PASSWORD=changeme\"")
                .hasWarning(
                        "env",
                        1,
                        16,
                        "\"DB_PASSWORD\" is the name of a credential, which everyone who pulls the image could read",
                        "remove it and set it when the service runs: docker run -e DB_PASSWORD, or a mounted secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"API_KEY=x", "aws_credentials=x", "DB_PASS=x", "GH_TOKEN=x"})
    void warnsAsOtherCheckersDo(String variable) {
        String name = variable.split("=")[0];
        tester.compile("env = \"" + variable + "\"")
                .hasWarning(
                        "env",
                        1,
                        16,
                        "\"%s\" is the name of a credential, which everyone who pulls the image could read"
                                .formatted(name),
                        "remove it and set it when the service runs: docker run -e %s, or a mounted secret"
                                .formatted(name));
    }

    /** Other checkers look for parts of names, whatever they say. */
    @ParameterizedTest
    @ValueSource(strings = {"TOKEN_TTL=15m", "SECRET_NAME=db", "PASSWORD_POLICY=x", "TOKENIZER=x", "AUTH=x", "KEY=x"})
    void saysOfAnotherNameOnlyWhatIsTrue(String variable) {
        String name = variable.split("=")[0];
        tester.compile("env = \"" + variable + "\"")
                .hasWarning(
                        "env",
                        1,
                        16,
                        "Dockerfile checkers take \"" + name + "\" for the name of a credential",
                        "remove it and set it when the service runs: docker run -e " + name
                                + "=<value>, or make the value the service's own default");
    }

    @Test
    void aPathAndNothingAreNoCredentialsButOtherCheckersSpeakAllTheSame() {
        tester.compile("env = \"DB_PASSWORD_FILE=/run/secrets/db\"")
                .hasWarning(
                        "env",
                        1,
                        16,
                        "\"DB_PASSWORD_FILE\" is the name of a credential, which Dockerfile checkers reject,"
                                + " although the value is a path",
                        "remove it and set it when the service runs: docker run -e DB_PASSWORD_FILE=<path>, or make"
                                + " the path the service's own default");
        tester.compile("env = \"DB_PASSWORD=\"")
                .hasWarning(
                        "env",
                        1,
                        16,
                        "\"DB_PASSWORD\" is the name of a credential, which Dockerfile checkers reject even if"
                                + " it is empty",
                        "remove it and set it when the service runs: docker run -e DB_PASSWORD, or a mounted secret");
    }

    @Test
    void warnsOfTheBuildArgumentOfAStamp() {
        tester.compile("build = @Build(stamp = \"main.apiKey\")")
                .hasWarning(
                        "build.stamp",
                        1,
                        33,
                        "\"API_KEY\" is the name of a credential, which everyone who pulls the image could read",
                        "remove it and set it when the service runs: docker run -e API_KEY, or a mounted secret");
    }

    @Test
    void acceptsOtherNames() {
        tester.accepts("env = {\"LOG_LEVEL=info\", \"KEYBOARD=x\", \"AUTHOR=x\", \"MONKEY=x\", \"PASSENGER=x\"}");
    }
}
