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
        tester.compile("env = \"DB_PASSWORD=hunter2\"").hasWarning(1, 16, """
                [SecretName] com.acme.localcache @GoImage(env): "DB_PASSWORD" is the name of a credential, which everybody \
                who pulls the image could read
                fix: leave it out and set it when the service runs: docker run -e DB_PASSWORD, or a mounted secret
                https://github.com/goimage/goimage/blob/main/docs/rules/SecretName.md""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"API_KEY=x", "AUTH=x", "aws_credentials=x", "KEY=x", "DB_PASS=x", "TOKENIZER=x"})
    void warnsAsOtherCheckersDo(String variable) {
        String name = variable.split("=")[0];
        tester.compile("env = \"" + variable + "\"").hasWarning(1, 16, """
                [SecretName] com.acme.localcache @GoImage(env): "%s" is the name of a credential, which everybody who pulls \
                the image could read
                fix: leave it out and set it when the service runs: docker run -e %s, or a mounted secret
                https://github.com/goimage/goimage/blob/main/docs/rules/SecretName.md""".formatted(name, name));
    }

    @Test
    void aPathAndNothingAreNoCredentialsButOtherCheckersSpeakAllTheSame() {
        tester.compile("env = \"DB_PASSWORD_FILE=/run/secrets/db\"").hasWarning(1, 16, """
                [SecretName] com.acme.localcache @GoImage(env): "DB_PASSWORD_FILE" is the name of a credential, which checkers \
                of Dockerfiles refuse, though the value is a path
                fix: leave it out and set it when the service runs: docker run -e DB_PASSWORD_FILE=<path>, or make the path \
                the service's own default
                https://github.com/goimage/goimage/blob/main/docs/rules/SecretName.md""");
        tester.compile("env = \"DB_PASSWORD=\"").hasWarning(1, 16, """
                [SecretName] com.acme.localcache @GoImage(env): "DB_PASSWORD" is the name of a credential, which checkers of \
                Dockerfiles refuse even where it is empty
                fix: leave it out and set it when the service runs: docker run -e DB_PASSWORD, or a mounted secret
                https://github.com/goimage/goimage/blob/main/docs/rules/SecretName.md""");
    }

    @Test
    void warnsOfTheBuildArgumentOfAStamp() {
        tester.compile("build = @Build(stamp = \"main.apiKey\")").hasWarning(1, 33, """
                [SecretName] com.acme.localcache @GoImage(build.stamp): "API_KEY" is the name of a credential, which \
                everybody who pulls the image could read
                fix: leave it out and set it when the service runs: docker run -e API_KEY, or a mounted secret
                https://github.com/goimage/goimage/blob/main/docs/rules/SecretName.md""");
    }

    @Test
    void acceptsOtherNames() {
        tester.accepts("env = {\"LOG_LEVEL=info\", \"KEYBOARD=x\", \"AUTHOR=x\", \"MONKEY=x\", \"PASSENGER=x\"}");
    }
}
