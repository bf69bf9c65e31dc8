package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretFileTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(SecretFile.class, directory)
                .file("go.mod", "module example.com/api\n\ngo 1.26\n")
                .file("main.go", "package main\n\nfunc main() {}\n");
    }

    private static final String KEY = "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----\n";
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

    @Test
    void refusesNamesOfCredentials() {
        tester.file("config/.env", "").file("config/app.yaml", "").file("config/deep/id_rsa", "");
        tester.compile("files = \"config\"")
                .hasErrors(
                        RuleTester.error(
                                "files",
                                1,
                                18,
                                "\"config/.env\" has the name of a file with credentials, which everyone who"
                                        + " pulls the image could read",
                                "remove it and mount it when the service runs, with docker run -v or a"
                                        + " Kubernetes secret"),
                        RuleTester.error(
                                "files",
                                1,
                                18,
                                "\"config/deep/id_rsa\" has the name of a file with credentials, which everyone"
                                        + " who pulls the image could read",
                                "remove it and mount it when the service runs, with docker run -v or a"
                                        + " Kubernetes secret"));
        tester.compile("files = {\"config/app.yaml\", \"config/.env:/env\"}")
                .hasError(
                        "files[1]",
                        1,
                        38,
                        "\"config/.env\" has the name of a file with credentials, which everyone who pulls the"
                                + " image could read",
                        "remove it and mount it when the service runs, with docker run -v or a Kubernetes secret");
        tester.file(".git/config", "")
                .compile("files = \".git/config\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\".git/config\" is version control with its whole history, which everyone who pulls"
                                + " the image could read",
                        "remove it and mount it when the service runs, with docker run -v or a Kubernetes secret");
    }

    /** A name that a reader would see in another order, "web/mep.html" for one. */
    @Test
    void escapesANameThatCannotBeSeen() {
        tester.file("web/\u202elmth.pem", KEY)
                .compile("files = \"web\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"web/\\u202elmth.pem\" holds a private key in line 1, which everyone who pulls the image could"
                                + " read",
                        "remove it and mount it when the service runs, with docker run -v or a Kubernetes secret");
    }

    /** Of a directory that is copied as a whole, no generated file has the names. */
    @Test
    void aNameThatCannotBeSeenReachesNoGeneratedFile() {
        tester.file("web/\u202elmth.txt", "text").compile("files = \"web\"").isAccepted();
        for (String text : tester.files("files = \"web\"").values()) {
            assertTrue(text.indexOf('\u202e') < 0, text);
        }
    }

    @Test
    void refusesWhatHoldsCredentials() {
        tester.file("tls/both.pem", CERTIFICATE + KEY)
                .compile("files = \"tls\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"tls/both.pem\" holds a private key in line 4, which everyone who pulls the image could read",
                        "remove it and mount it when the service runs, with docker run -v or a Kubernetes secret");
        tester.file("app.yaml", "tls:\n  key: |\n    -----BEGIN PRIVATE KEY-----\n    MHc\n")
                .compile("files = \"app.yaml\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"app.yaml\" holds a private key in line 3, which everyone who pulls the image could read",
                        "remove it and mount it when the service runs, with docker run -v or a Kubernetes secret");
        tester.file("gcp.json", "{\"type\": \"service_account\", \"private_key\": \"-----BEGIN PRIVATE KEY-----\\n\"}")
                .compile("files = \"gcp.json\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"gcp.json\" holds the key of a Google service account in line 1, which everyone who"
                                + " pulls the image could"
                                + " read",
                        "remove it and mount it when the service runs, with docker run -v or a Kubernetes secret");
        tester.file("kube/config", "apiVersion: v1\nkind: Config\nusers:\n- name: a\n  user:\n    token: abc\n")
                .compile("files = \"kube\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"kube/config\" holds a kubeconfig with credentials in line 6, which everyone who"
                                + " pulls the image could read",
                        "remove it and mount it when the service runs, with docker run -v or a Kubernetes secret");
    }

    @Test
    void looksBehindLinks() throws IOException {
        tester.file("secrets/.env", "").file("web/index.html", "");
        Files.createSymbolicLink(directory.resolve("web/settings"), Path.of("../secrets/.env"));
        tester.compile("files = \"web\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"web/settings\" has the name of a file with credentials, which everyone who pulls the"
                                + " image could read",
                        "remove it and mount it when the service runs, with docker run -v or a Kubernetes secret");
    }

    /**
     * The ignore file hides .git; a directory of another name, which only Git's own would be on some systems, it sends.
     */
    @Test
    void looksIntoWhatOnlyLooksLikeVersionControl() {
        tester.file("web/.GIT/config", "[remote]\nurl = https://bot:k9Xw2pQz7mLr4@git.acme.example/x\n")
                .file("web/.git/config", "[remote]\nurl = https://bot:k9Xw2pQz7mLr4@git.acme.example/x\n")
                .compile("files = \"web\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"web/.GIT/config\" holds a URL with a password in line 2, which everyone who pulls the image"
                                + " could read",
                        "remove it and mount it when the service runs, with docker run -v or a Kubernetes secret");
    }

    @Test
    void looksIntoTheWholeModuleIfAWaiverCopiesIt() {
        tester.file("config/app.yaml", KEY)
                .file(".env", "DB_PASSWORD=hunter2\n")
                .file(".ENV", "DB_PASSWORD=hunter2\n")
                .compile("files = \".:/srv\", waive = @Waiver(rule = \"WholeContext\", reason = \"it is public\")")
                .hasErrors(
                        whole("\".ENV\" has the name of a file with credentials"),
                        whole("\"config/app.yaml\" holds a private key in line 1"));
    }

    private static RuleTester.Expected whole(String problem) {
        return RuleTester.error(
                "files",
                1,
                18,
                problem + ", which everyone who pulls the image could read",
                "remove it and mount it when the service runs, with docker run -v or a Kubernetes secret");
    }

    @Test
    void aWaiverLetsItThrough() {
        String ignored = tester.file("config/.env", "")
                .compile("files = \"config\", waive = @Waiver(rule = \"SecretFile\", reason = \"opens nothing\")")
                .file(".dockerignore");

        assertTrue(ignored.endsWith("\n\n# Copied beside the binary.\n!config/.env\n"), ignored);
    }

    @Test
    void acceptsCertificatesTemplatesAndPages() {
        tester.file("web/ca.pem", CERTIFICATE + CERTIFICATE)
                .file("web/.env.example", "")
                .file("web/id_rsa.pub", "")
                .file("web/keys.html", KEY)
                .file("web/token.yaml", "kind: Config\nname: x\n")
                .file("web/.git", "gitdir: ../.git/modules/web\n")
                .accepts("files = \"web\"");
    }

    @Test
    void refusesNamesWithoutCaseAndContentOfAnyFile() {
        String fix = "remove it and mount it when the service runs, with docker run -v or a Kubernetes secret";
        tester.file("a/ID_RSA", "")
                .compile("files = \"a\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"a/ID_RSA\" has the name of a file with credentials, which everyone who pulls the image could"
                                + " read",
                        fix);
        tester.file("web/app.js", "let a = 1;\nlet token = 'ghp_" + "1aB2cD3eF4gH5iJ6kL7mN8oP9qR0sT1uV2wX';\n")
                .compile("files = \"web\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"web/app.js\" holds a GitHub token in line 2, which everyone who pulls the image could read",
                        fix);
    }
}
