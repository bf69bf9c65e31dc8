package io.github.goimage.processor.rules;

import static io.github.goimage.processor.CpuLimit.assertWithin;
import static io.github.goimage.processor.rules.RuleTester.error;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InvalidNameTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(InvalidName.class, directory);
    }

    @Test
    void refusesAnImageName() {
        tester.compile("name = \"Local_Cache!\"")
                .hasError(
                        "name",
                        1,
                        17,
                        "\"Local_Cache!\" is not a valid image name: use lower-case letters and digits,"
                                + " separated by . _ or -, at most"
                                + " 128",
                        "name = \"local-cache\"");
    }

    @Test
    void refusesAnEmptyImageName() {
        tester.compile("name = \"\"")
                .hasError(
                        "name",
                        1,
                        17,
                        "\"\" is not a valid image name: use lower-case letters and digits, separated by . _ or"
                                + " -, at most 128",
                        "name = \"service\"");
    }

    @Test
    void suggestsSomethingForANameWithoutLetters() {
        tester.compile("name = \"ü\"")
                .hasError(
                        "name",
                        1,
                        17,
                        "\"ü\" is not a valid image name: use lower-case letters and digits, separated by . _"
                                + " or -, at most 128",
                        "name = \"service\"");
    }

    @Test
    void refusesAnImageNameThatIsTooLong() {
        tester.compile("name = \"" + "n".repeat(129) + "\"")
                .hasError(
                        "name",
                        1,
                        17,
                        "\"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn…\""
                                + " is not a valid image name: use lower-case letters and digits, separated by"
                                + " . _ or -, at most 128",
                        "name ="
                                + " \"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn\"");
        tester.compile("name = \"" + "n".repeat(128) + "\"").isWritten();
    }

    @Test
    void namesTheImageOfRepeatedAnnotationsByPosition() {
        tester.compilePackage("""
                @GoImage(name = "api")
                @GoImage(name = "API")""")
                .hasError(
                        "[1](name)",
                        2,
                        17,
                        "\"API\" is not a valid image name: use lower-case letters and digits, separated by . _"
                                + " or -, at most 128",
                        "name = \"api\"");
    }

    @Test
    void refusesAModule() {
        tester.compile("module = \"\"")
                .hasError(
                        "module",
                        1,
                        19,
                        "\"\" is not a directory path relative to the project directory",
                        "use a path with / and without a leading one, such as module = \"services/api\"");
        tester.compile("module = \"services\\\\api\"")
                .hasError(
                        "module",
                        1,
                        19,
                        "\"services\\api\" is not a directory path relative to the project directory",
                        "module = \"services/api\"");
        tester.compile("module = \"C:/api\"")
                .hasError(
                        "module",
                        1,
                        19,
                        "\"C:/api\" is not a directory path relative to the project directory",
                        "use a path with / and without a leading one, such as module = \"services/api\"");
    }

    @Test
    void refusesAMainPackage() {
        tester.compile("main = \"\"")
                .hasError(
                        "main",
                        1,
                        17,
                        "\"\" is not a package path relative to the module directory",
                        "main = \"./cmd/localcache\"");
        tester.compile("main = \"../api\"")
                .hasError(
                        "main",
                        1,
                        17,
                        "\"../api\" is not a package path relative to the module directory",
                        "main = \"./cmd/localcache\"");
        tester.compile("main = \"/api\"")
                .hasError(
                        "main",
                        1,
                        17,
                        "\"/api\" is not a package path relative to the module directory",
                        "main = \"./cmd/localcache\"");
        tester.compile("main = \"./...\"")
                .hasError(
                        "main",
                        1,
                        17,
                        "\"./...\" is not a package path relative to the module directory",
                        "main = \"./cmd/localcache\"");
        tester.compile("main = \"-x\"")
                .hasError(
                        "main",
                        1,
                        17,
                        "\"-x\" is not a package path relative to the module directory",
                        "main = \"./cmd/localcache\"");
        tester.compile("main = \"cmd\\\\api\"")
                .hasError(
                        "main",
                        1,
                        17,
                        "\"cmd\\api\" is not a package path relative to the module directory",
                        "main = \"cmd/api\"");
    }

    @Test
    void acceptsAMainPackageHoweverItIsWritten() {
        assertTrue(tester.compile("main = \"cmd//api/\"").file("Dockerfile").contains("\"./cmd/api\""));
        tester.accepts("main = \".\"");
    }

    @Test
    void refusesAReference() {
        tester.compile("from = \"\"")
                .hasError(
                        "from",
                        1,
                        17,
                        "\"\" is not a valid image reference",
                        "registry/path:tag or registry/path:tag@sha256:<64 hex digits>, such as from ="
                                + " \"alpine:3.24\"; or"
                                + " remove from");
        tester.compile("from = \"://\"")
                .hasError(
                        "from",
                        1,
                        17,
                        "\"://\" is not a valid image reference",
                        "registry/path:tag or registry/path:tag@sha256:<64 hex digits>, such as from ="
                                + " \"alpine:3.24\"; or"
                                + " remove from");
        tester.compile("base = ALPINE, from = \"https://docker.io/Library/alpine:3.24 \"")
                .hasError(
                        "from",
                        1,
                        32,
                        "\"https://docker.io/Library/alpine:3.24 \" is not a valid image reference",
                        "from = \"docker.io/library/alpine:3.24\"");
        tester.compile("from = \"alpine@sha256:0123\"")
                .hasError(
                        "from",
                        1,
                        17,
                        "\"alpine@sha256:0123\" is not a valid image reference",
                        "registry/path:tag or registry/path:tag@sha256:<64 hex digits>, such as from ="
                                + " \"alpine:3.24\"; or"
                                + " remove from");
        tester.compile("from = \"a//b:1\"")
                .hasError(
                        "from",
                        1,
                        17,
                        "\"a//b:1\" is not a valid image reference",
                        "registry/path:tag or registry/path:tag@sha256:<64 hex digits>, such as from ="
                                + " \"alpine:3.24\"; or"
                                + " remove from");
    }

    @Test
    void refusesTheEmptyImageAsAnotherBase() {
        tester.compile("base = ALPINE, from = \"scratch\"")
                .hasError(
                        "from",
                        1,
                        32,
                        "\"scratch\" is Docker's word for the empty image, which lacks what is in ALPINE",
                        "base = Base.SCRATCH without from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scratch:latest",
                "docker.io/library/scratch",
                "scratch@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            })
    void refusesTheEmptyImageWithATagOrADigest(String from) {
        tester.compile("from = \"" + from + "\"")
                .hasError(
                        "from",
                        1,
                        17,
                        "\"%s\" is not an image: Docker's word for the empty image takes neither a tag nor a digest"
                                .formatted(from),
                        "base = Base.SCRATCH without from");
    }

    @Test
    void refusesAVariableWithoutValueOrName() {
        tester.compile("env = \"DEBUG\"")
                .hasError(
                        "env",
                        1,
                        16,
                        "\"DEBUG\" is not of the form NAME=value, where NAME has letters, digits and underscores",
                        "env = \"DEBUG=…\"");
        tester.compile("env = \"=x\"")
                .hasError(
                        "env",
                        1,
                        16,
                        "\"\" is not of the form NAME=value, where NAME has letters, digits and underscores",
                        "env = \"NAME=…\"");
        tester.compile("env = \"\"")
                .hasError(
                        "env",
                        1,
                        16,
                        "\"\" is not of the form NAME=value, where NAME has letters, digits and underscores",
                        "env = \"NAME=…\"");
    }

    @Test
    void refusesAVariablesName() {
        tester.compile("env = \"log-level=info\"")
                .hasError(
                        "env",
                        1,
                        16,
                        "\"log-level\" is not of the form NAME=value, where NAME has letters, digits and underscores",
                        "env = \"log_level=…\"");
        tester.compile("env = {\"A=1\", \"2nd=2\"}")
                .hasError(
                        "env[1]",
                        1,
                        24,
                        "\"2nd\" is not of the form NAME=value, where NAME has letters, digits and underscores",
                        "\"_2nd=…\"");
    }

    @Test
    void refusesAVariableSetTwice() {
        tester.compile("env = {\"A=1\", \"B=2\", \"A=3\"}")
                .hasError("env[2]", 1, 31, "the variable A is set twice", "set each variable once");
    }

    @Test
    void acceptsAnyValueOfAVariable() {
        tester.accepts("env = {\"_a1=\", \"B==\", \"C=ü \\\" \\\\ $x\", \"b=lower\"}");
    }

    @Test
    void refusesALabelsKey() {
        tester.compile("labels = \"Org.Acme=x\"")
                .hasError(
                        "labels",
                        1,
                        19,
                        "\"Org.Acme\" is not of the form key=value, where key begins with a letter and has"
                                + " lower-case letters,"
                                + " digits, single . and -",
                        "labels = \"org.acme=…\"");
        tester.compile("""
                labels = {"a=1", "a..b=2", "1st=3", "a_b=4", "=x", "a"}""")
                .hasErrors(
                        error(
                                "labels[1]",
                                1,
                                27,
                                "\"a..b\" is not of the form key=value, where key begins with a letter and has"
                                        + " lower-case letters,"
                                        + " digits, single . and -",
                                "\"a.b=…\""),
                        error(
                                "labels[2]",
                                1,
                                37,
                                "\"1st\" is not of the form key=value, where key begins with a letter and has"
                                        + " lower-case letters, digits,"
                                        + " single . and -",
                                "\"st=…\""),
                        error(
                                "labels[3]",
                                1,
                                46,
                                "\"a_b\" is not of the form key=value, where key begins with a letter and has"
                                        + " lower-case letters, digits,"
                                        + " single . and -",
                                "\"a-b=…\""),
                        error(
                                "labels[4]",
                                1,
                                55,
                                "\"\" is not of the form key=value, where key begins with a letter and has"
                                        + " lower-case letters, digits,"
                                        + " single . and -",
                                "\"com.acme.key=…\""),
                        error(
                                "labels[5]",
                                1,
                                61,
                                "\"a\" is not of the form key=value, where key begins with a letter and has"
                                        + " lower-case letters, digits,"
                                        + " single . and -",
                                "\"a=…\""));
    }

    @Test
    void refusesDockersOwnLabels() {
        tester.compile("labels = \"com.docker.stack=x\"")
                .hasError(
                        "labels",
                        1,
                        19,
                        "label keys below com.docker., io.docker., org.dockerproject. are reserved for Docker",
                        "labels = \"com.acme.stack=…\", with your own domain");
    }

    @Test
    void refusesALabelSetTwice() {
        tester.compile("labels = {\"a=1\", \"a=2\"}")
                .hasError("labels[1]", 1, 27, "the label a is set twice", "set each label once");
    }

    @Test
    void acceptsLabels() {
        tester.accepts("""
                labels = {"a=", "org.opencontainers.image.ref.name=1.0", "com.acme.ref-name=1.0", "b2.3c=="}""");
    }

    @Test
    void shortensWhatIsLong() {
        tester.compile("env = \"" + "é".repeat(25_000) + "\"")
                .hasError(
                        "env",
                        1,
                        16,
                        "\"éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé…\""
                                + " is not of the form NAME=value, where NAME has letters, digits and underscores",
                        "env = \"NAME=…\"");
    }

    @Test
    void refusesWhatIsNoPatternOfModulePaths() {
        refusesPattern("https://github.com/acme/*", "github.com/acme/*");
        refusesPattern("github.com/acme/...", "github.com/acme");
        refusesPattern("github.com/acme/", "github.com/acme");
        refusesPattern("git.acme.com:8443/x", "github.com/acme/*");
        refusesPattern("ci@git.acme.com/x", "github.com/acme/*");
        refusesPattern("git.acme.com/[a", "github.com/acme/*");
        refusesPattern("git.acme.com/$HOME", "github.com/acme/*");
        refusesPattern("git.acme.com /x", "github.com/acme/*");
        refusesPattern("/github.com/acme", "github.com/acme/*");
        refusesPattern("", "github.com/acme/*");
        tester.compile("build = @Build(privateModules = \"a.com,b.com\")")
                .hasError(
                        "build.privateModules",
                        1,
                        42,
                        "\"a.com,b.com\" is not a valid pattern of module paths",
                        "write one string for each pattern, without commas: privateModules = {\"github.com/acme/*\","
                                + " \"git.acme.com\"}");
        for (String pattern : List.of("*", "*.*/acme", "**/*")) {
            tester.compile("build = @Build(privateModules = \"" + pattern + "\")")
                    .hasError(
                            "build.privateModules",
                            1,
                            42,
                            "\"" + pattern
                                    + "\" makes the modules of all hosts private, so the checksum database no longer"
                                    + " protects them",
                            "use a pattern that begins with the host: privateModules = \"github.com/acme/*\"");
        }
        tester.accepts("build = @Build(privateModules = {\"github.com/acme/*\", \"*.acme.com\", \"git.acme.com\","
                + " \"git.acme.com/team-[a-c]?/x_1~.git\"})");
    }

    private void refusesPattern(String pattern, String fix) {
        tester.compile("build = @Build(privateModules = \"" + pattern + "\")")
                .hasError(
                        "build.privateModules",
                        1,
                        42,
                        "\"%s\" is not a valid pattern of module paths".formatted(pattern),
                        "privateModules = \"%s\"".formatted(fix));
    }

    @Test
    void isQuickWithWhatIsLong() {
        assertWithin(Duration.ofSeconds(20), () -> {
            tester.compile("labels = \"" + "a.".repeat(25_000) + "=x\"")
                    .hasError(
                            "labels",
                            1,
                            19,
                            "\"a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.…\""
                                    + " is not of the form key=value, where key begins with a letter and has"
                                    + " lower-case letters, digits, single"
                                    + " . and -",
                            "labels = \"com.acme.key=…\"");
            tester.compile("from = \"" + "a/".repeat(25_000) + "\"")
                    .hasError(
                            "from",
                            1,
                            17,
                            "\"a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/…\""
                                    + " is not a valid image reference",
                            "registry/path:tag or registry/path:tag@sha256:<64 hex digits>, such as from ="
                                    + " \"alpine:3.24\"; or"
                                    + " remove from");
            tester.compile("build = @Build(privateModules = \"" + "a/".repeat(25_000) + "\")")
                    .hasError(
                            "build.privateModules",
                            1,
                            42,
                            "\"a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/…\""
                                    + " is not a valid pattern of module paths",
                            "privateModules = \"github.com/acme/*\"");
            tester.compile("args = \"" + "a".repeat(55_000) + "\"").isWritten();
            tester.compile("args = \"-----BEGIN " + "A ".repeat(25_000) + "\"").isWritten();
        });
    }

    @Test
    void neverPrintsASecret() {
        String token = String.join("_", "ghp", "1aB2cD3eF4gH5iJ6kL7mN8oP9qR0sT1uV2wX");
        tester.compile("env = \"" + token + "\"")
                .hasErrors(
                        error(
                                "env",
                                2,
                                1,
                                "a GitHub token (not shown) is not of the form NAME=value, where NAME has"
                                        + " letters, digits and underscores",
                                "env = \"NAME=…\""),
                        error(
                                        "env",
                                        2,
                                        1,
                                        "the value is a GitHub token, which everyone who pulls the image could read",
                                        "remove it and set it when the service runs: docker run -e NAME, --env-file,"
                                                + " or a mounted secret; then revoke this one")
                                .of("PlaintextSecret"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://bot:, @registry.acme.example/x:1, a URL with a password",
        "bot:, @registry.acme.example/x:1, a login of a registry",
        "bot:, @registry:5000/x, a login of a registry",
        "bot:, @localhost:5000/a/x:1, a login of a registry"
    })
    void norTheLoginOfARegistry(String user, String image, String what) {
        tester.compile("from = \"" + user + "S3cret" + "pw" + image + "\"")
                .hasErrors(
                        error(
                                "from",
                                2,
                                1,
                                what + " (not shown) is not a valid image reference",
                                "registry/path:tag or registry/path:tag@sha256:<64 hex digits>, such as from ="
                                        + " \"alpine:3.24\"; or"
                                        + " remove from"),
                        error(
                                        "from",
                                        2,
                                        1,
                                        "the value is " + what + ", which everyone who pulls the image could read",
                                        "remove it, and let docker login keep it for the registry; then revoke this"
                                                + " one")
                                .of("PlaintextSecret"));
    }

    @Test
    void refusesAStampThatIsNamedTwice() {
        RuleTester.of(InvalidName.class, directory)
                .compile("build = @Build(stamp = {\"main.version=a\", \"main.version=b\"})")
                .hasError(
                        "build.stamp[1]",
                        1,
                        52,
                        "main.version is listed twice",
                        "remove one of the two: each stamp has one default");
    }
}
