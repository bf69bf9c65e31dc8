package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TlsVerificationDisabledTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(TlsVerificationDisabled.class, directory);
    }

    @ParameterizedTest
    @CsvSource({
        "GIT_SSL_NO_VERIFY=1, GIT_SSL_NO_VERIFY, git",
        "GIT_SSL_NO_VERIFY=false, GIT_SSL_NO_VERIFY, git",
        "GIT_SSL_NO_VERIFY=, GIT_SSL_NO_VERIFY, git",
        "NODE_TLS_REJECT_UNAUTHORIZED=0, NODE_TLS_REJECT_UNAUTHORIZED, Node.js",
        "NPM_CONFIG_STRICT_SSL=false, NPM_CONFIG_STRICT_SSL, npm",
        "npm_config_strict_ssl=false, npm_config_strict_ssl, npm",
        "PIP_TRUSTED_HOST=pypi.acme.example, PIP_TRUSTED_HOST, pip",
        "PYTHONHTTPSVERIFY=0, PYTHONHTTPSVERIFY, Python",
        "VAULT_SKIP_VERIFY=true, VAULT_SKIP_VERIFY, Vault's client",
        "VAULT_SKIP_VERIFY=1, VAULT_SKIP_VERIFY, Vault's client",
        "CONSUL_HTTP_SSL_VERIFY=false, CONSUL_HTTP_SSL_VERIFY, Consul's client",
        "NOMAD_SKIP_VERIFY=true, NOMAD_SKIP_VERIFY, Nomad's client",
    })
    void refusesTheSwitches(String variable, String name, String program) {
        tester.compile("env = \"" + variable + "\"")
                .hasError(
                        "env",
                        1,
                        16,
                        "%s makes %s accept any certificate".formatted(name, program),
                        "remove it, and make the program trust your own authority's certificate instead");
    }

    @Test
    void refusesTheDefaultOfAStamp() {
        tester.compile("build = @Build(stamp = \"main.gitSslNoVerify=1\")")
                .hasError(
                        "build.stamp",
                        1,
                        33,
                        "GIT_SSL_NO_VERIFY makes git accept any certificate",
                        "remove it, and make the program trust your own authority's certificate instead");
    }

    /** The build argument is not set then. */
    @Test
    void acceptsAStampWithoutADefault() {
        tester.accepts("build = @Build(stamp = \"main.gitSslNoVerify\")");
    }

    @Test
    void acceptsTheCheck() {
        tester.accepts(
                "env = {\"NODE_TLS_REJECT_UNAUTHORIZED=1\", \"NPM_CONFIG_STRICT_SSL=true\", \"PYTHONHTTPSVERIFY=1\","
                        + " \"PIP_TRUSTED_HOST=\", \"VAULT_SKIP_VERIFY=false\","
                        + " \"CONSUL_HTTP_SSL_VERIFY=true\", \"GIT_SSL_CAINFO=/etc/ssl/certs/ca-certificates.crt\"}");
    }
}
