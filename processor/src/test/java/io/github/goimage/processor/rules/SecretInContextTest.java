package io.github.goimage.processor.rules;

import static io.github.goimage.processor.rules.RuleTester.error;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretInContextTest {
    private static final String KEY = "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n";
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(SecretInContext.class, directory)
                .file("go.mod", "module example.com/api\n\ngo 1.26\n")
                .file("main.go", "package main\n\nimport _ \"example.com/api/store\"\n\nfunc main() {}\n")
                .file("store/store.go", "package store\n");
    }

    @Test
    void warnsOfAFileBesideTheSources() {
        tester.file("store/.env", "LOG=info\nDB_PASSWORD=hunter2\n");
        tester.compile("port = 8000")
                .hasWarning(
                        "module",
                        1,
                        1,
                        "store/.env holds a credential by its name in line 2 and lies among the sources: it is"
                                + " kept out of the"
                                + " build, but a builder that does not read the ignore file would receive it",
                        "move it out of the directories with Go code");
    }

    @Test
    void refusesAnEmbeddedFile() {
        tester.file("store/server.key", "")
                .file("store/store.go", "package store\n\nimport \"embed\"\n\n//go:embed server.key\nvar f embed.FS\n")
                .compile("port = 8000")
                .hasError(
                        "module",
                        1,
                        1,
                        "store/server.key has the name of a file with credentials and is embedded"
                                + " (store/store.go:5): everyone who has the image could read it",
                        "read it when the service runs, from a mounted file");
    }

    @Test
    void refusesAFileThatIsEmbeddedAtTheModulesRoot() {
        tester.file(".env", "")
                .file(
                        "main.go",
                        "package main\n\nimport _ \"embed\"\n\n//go:embed .env\nvar e string\n\nfunc main() {}\n")
                .compile("port = 8000")
                .hasError(
                        "module",
                        1,
                        1,
                        ".env has the name of a file with credentials and is embedded (main.go:5): everyone who has"
                                + " the image could read it",
                        "read it when the service runs, from a mounted file");
    }

    @Test
    void leavesOutSamplesThatAScannerAllows() {
        tester.file(
                "store/store.go", "package store\n\nimport _ \"embed\"\n\n//go:embed rules.toml\nvar rules string\n");
        String key = "AIzaSyAnLA7NfeLquW1tJ" + "Fpx_eQCxoX-oo6YyIs";
        for (String list : List.of(
                "[[rules.allowlists]]\nregexes = [\n    '''x''',\n    '''" + key + "''',\n]\n",
                "allowlist: ['" + key + "']\n",
                "secret-allow-list:\n  - x\n  - " + key + "\n",
                "{\"stopwords\": [\"" + key + "\"]}\n")) {
            tester.file("store/rules.toml", list).accepts("");
        }
        for (String value : List.of(
                "regexes = [\n]\nmaps = '" + key + "'\n",
                "keys = [\n'x',\n'" + key + "',\n]\n",
                "regexes = ['x']\n[maps]\n" + key + "\n")) {
            String headline = tester.file("store/rules.toml", value).compile("").finding();
            assertTrue(headline.contains("a Google API key"), headline);
        }
    }

    @Test
    void aWaiverLeavesTheEmbeddedFileInTheBuild() {
        String ignored = tester.file("store/dev.key", "")
                .file("store/store.go", "package store\n\nimport _ \"embed\"\n\n//go:embed dev.key\nvar k string\n")
                .compile("waive = @Waiver(rule = \"SecretInContext\", reason = \"opens nothing\")")
                .file(".dockerignore");

        assertTrue(ignored.endsWith("\n!store/dev.key\n"), ignored);
    }

    @Test
    void leavesWhatFilesNamesToSecretFile() {
        tester.file("store/.env", "")
                .compile("files = \"store\"")
                .hasErrors(error(
                                "files",
                                1,
                                18,
                                "\"store/.env\" has the name of a file with credentials, which everyone who"
                                        + " pulls the image could read",
                                "remove it and mount it when the service runs, with docker run -v or a"
                                        + " Kubernetes secret")
                        .of("SecretFile"));
    }

    @Test
    void acceptsTemplatesAndPublicKeys() {
        tester.file("store/.env.example", "")
                .file("store/id_rsa.pub", "")
                .file("store/store.go", "package store\n\nimport \"embed\"\n\n//go:embed all:*\nvar f embed.FS\n");
        tester.accepts("port = 8000");
    }

    @Test
    void acceptsFilesElsewhere() {
        tester.file("deploy/.env", "").file("store/env", "").file("store/id_rsa.go", "package store\n");
        tester.accepts("port = 8000");
    }

    @Test
    void acceptsKeysThatAreMadeForTests() {
        tester.file("store/testdata/server.key", "")
                .file("store/test-fixtures/tls/server.key", "")
                .file("cmd/stub/rsa.key", "")
                .accepts("port = 8000");
    }

    @Test
    void acceptsExamplesInAnEmbeddedTemplate() {
        String text = "# password = \"s3cretive-horse-3\"\n# url = \"http://user:pass123@localhost\"\n";
        embedding("sample.conf", text).accepts("port = 8000");
        embedding("config-example.yaml", text).accepts("port = 8000");
    }

    private RuleTester embedding(String file, String text) {
        return tester.file("store/" + file, text)
                .file(
                        "store/store.go",
                        "package store\n\nimport \"embed\"\n\n//go:embed " + file + "\nvar f embed.FS\n");
    }

    @Test
    void refusesAnEmbeddedFileThatHoldsAKey() {
        embedding("server.pem", CERTIFICATE + KEY)
                .compile("port = 8000")
                .hasError(
                        "module",
                        1,
                        1,
                        "store/server.pem holds a private key in line 4 and is embedded (store/store.go:5):"
                                + " everyone who has the"
                                + " image could read it",
                        "read it when the service runs, from a mounted file");
    }

    @Test
    void looksAtTheFirstMebibyteOfAnEmbeddedFile() {
        String line = "# ".repeat(511) + "#\n";

        embedding("server.conf", line.repeat(1023) + KEY)
                .compile("port = 8000")
                .hasError(
                        "module",
                        1,
                        1,
                        "store/server.conf holds a private key in line 1024 and is embedded (store/store.go:5):"
                                + " everyone who has the"
                                + " image could read it",
                        "read it when the service runs, from a mounted file");
        embedding("server.conf", line.repeat(1024) + KEY).accepts("port = 8000");
    }

    @Test
    void acceptsCertificatesAndPagesThatAreEmbedded() {
        embedding("ca.pem", CERTIFICATE).accepts("port = 8000");
        embedding("keys.html", KEY).accepts("port = 8000");
    }

    @Test
    void acceptsAKeyThatNothingEmbeds() {
        tester.file("store/server.pem", KEY).accepts("port = 8000");
    }

    /** Files of Vite and of the like, which no one has put a secret into. */
    @Test
    void acceptsFilesThatHoldNoCredentialWhateverTheirName() {
        tester.file("store/.env", "VITE_APP_TYPE=main\n")
                .file("store/.npmrc", "save-exact=true\n")
                .file("store/apt.key", "-----BEGIN PGP PUBLIC KEY BLOCK-----\n")
                .accepts("port = 8000");
    }

    @Test
    void keepsOutWhatItFindsUnderOtherNames() {
        String ignored = tester.file("store/PROD.ENV", "DB_PASSWORD=hunter2\n")
                .compile("waive = @Waiver(rule = \"SecretInContext\", reason = \"a demo\")")
                .file(".dockerignore");

        assertTrue(ignored.contains("\nstore/PROD.ENV\n"), ignored);
    }
}
