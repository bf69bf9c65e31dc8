package io.github.goimage.processor.rules;

import static io.github.goimage.processor.rules.RuleTester.error;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
        tester.compile("name = \"Local_Cache!\"").hasError(1, 17, """
                [InvalidName] com.acme.localcache @GoImage(name): "Local_Cache!" is no image name: lower-case \
                letters and digits, separated by . _ or -, at most 128
                fix: name = "local-cache"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
    }

    @Test
    void refusesAnEmptyImageName() {
        tester.compile("name = \"\"").hasError(1, 17, """
                [InvalidName] com.acme.localcache @GoImage(name): "" is no image name: lower-case letters and \
                digits, separated by . _ or -, at most 128
                fix: name = "service"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
    }

    @Test
    void suggestsSomethingForANameWithoutLetters() {
        tester.compile("name = \"ü\"").hasError(1, 17, """
                [InvalidName] com.acme.localcache @GoImage(name): "ü" is no image name: lower-case letters and \
                digits, separated by . _ or -, at most 128
                fix: name = "service"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
    }

    @Test
    void refusesAnImageNameThatIsTooLong() {
        tester.compile("name = \"" + "n".repeat(129) + "\"").hasError(1, 17, """
                [InvalidName] com.acme.localcache @GoImage(name): \
                "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn…" is no image name: lower-case letters and digits, separated by . _ or -, at most 128
                fix: name = \
                "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
        tester.compile("name = \"" + "n".repeat(128) + "\"").isWritten();
    }

    @Test
    void namesTheImageOfRepeatedAnnotationsByPosition() {
        tester.compilePackage("""
                @GoImage(name = "api")
                @GoImage(name = "API")""").hasError(2, 17, """
                        [InvalidName] com.acme.localcache @GoImage[1](name): "API" is no image name: lower-case letters and \
                        digits, separated by . _ or -, at most 128
                        fix: name = "api"
                        https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
    }

    @Test
    void refusesAModule() {
        tester.compile("module = \"\"").hasError(1, 19, """
                [InvalidName] com.acme.localcache @GoImage(module): "" is no directory counted from the project \
                directory
                fix: a path with / and without a leading one, as module = "services/api"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
        tester.compile("module = \"services\\\\api\"").hasError(1, 19, """
                [InvalidName] com.acme.localcache @GoImage(module): "services\\api" is no directory counted from \
                the project directory
                fix: module = "services/api"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
        tester.compile("module = \"C:/api\"").hasError(1, 19, """
                [InvalidName] com.acme.localcache @GoImage(module): "C:/api" is no directory counted from the \
                project directory
                fix: a path with / and without a leading one, as module = "services/api"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
    }

    @Test
    void refusesAMainPackage() {
        tester.compile("main = \"\"").hasError(1, 17, """
                [InvalidName] com.acme.localcache @GoImage(main): "" is no package path counted from the module \
                directory
                fix: main = "./cmd/localcache"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
        tester.compile("main = \"../api\"").hasError(1, 17, """
                [InvalidName] com.acme.localcache @GoImage(main): "../api" is no package path counted from the \
                module directory
                fix: main = "./cmd/localcache"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
        tester.compile("main = \"/api\"").hasError(1, 17, """
                [InvalidName] com.acme.localcache @GoImage(main): "/api" is no package path counted from the module \
                directory
                fix: main = "./cmd/localcache"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
        tester.compile("main = \"./...\"").hasError(1, 17, """
                [InvalidName] com.acme.localcache @GoImage(main): "./..." is no package path counted from the \
                module directory
                fix: main = "./cmd/localcache"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
        tester.compile("main = \"-x\"").hasError(1, 17, """
                [InvalidName] com.acme.localcache @GoImage(main): "-x" is no package path counted from the module \
                directory
                fix: main = "./cmd/localcache"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
        tester.compile("main = \"cmd\\\\api\"").hasError(1, 17, """
                [InvalidName] com.acme.localcache @GoImage(main): "cmd\\api" is no package path counted from the \
                module directory
                fix: main = "cmd/api"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
    }

    @Test
    void acceptsAMainPackageHoweverItIsWritten() {
        assertTrue(tester.compile("main = \"cmd//api/\"").file("Dockerfile").contains("\"./cmd/api\""));
        tester.accepts("main = \".\"");
    }

    @Test
    void refusesAReference() {
        tester.compile("from = \"\"").hasError(1, 17, """
                [InvalidName] com.acme.localcache @GoImage(from): "" is no image reference
                fix: registry/path:tag or registry/path:tag@sha256:<64 hex digits>, as from = "alpine:3.24"; or \
                leave from out
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
        tester.compile("from = \"://\"").hasError(1, 17, """
                [InvalidName] com.acme.localcache @GoImage(from): "://" is no image reference
                fix: registry/path:tag or registry/path:tag@sha256:<64 hex digits>, as from = "alpine:3.24"; or \
                leave from out
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
        tester.compile("base = ALPINE, from = \"https://docker.io/Library/alpine:3.24 \"")
                .hasError(1, 32, """
                        [InvalidName] com.acme.localcache @GoImage(from): "https://docker.io/Library/alpine:3.24 " is no \
                        image reference
                        fix: from = "docker.io/library/alpine:3.24"
                        https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
        tester.compile("from = \"alpine@sha256:0123\"").hasError(1, 17, """
                [InvalidName] com.acme.localcache @GoImage(from): "alpine@sha256:0123" is no image reference
                fix: registry/path:tag or registry/path:tag@sha256:<64 hex digits>, as from = "alpine:3.24"; or \
                leave from out
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
        tester.compile("from = \"a//b:1\"").hasError(1, 17, """
                [InvalidName] com.acme.localcache @GoImage(from): "a//b:1" is no image reference
                fix: registry/path:tag or registry/path:tag@sha256:<64 hex digits>, as from = "alpine:3.24"; or \
                leave from out
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
    }

    @Test
    void refusesTheEmptyImageAsAnotherBase() {
        tester.compile("base = ALPINE, from = \"scratch\"").hasError(1, 32, """
                [InvalidName] com.acme.localcache @GoImage(from): "scratch" is Docker's word for the empty image, \
                which brings nothing of ALPINE
                fix: leave from out, with base = Base.SCRATCH
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scratch:latest",
                "docker.io/library/scratch",
                "scratch@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            })
    void refusesTheEmptyImageWithATagOrADigest(String from) {
        tester.compile("from = \"" + from + "\"").hasError(1, 17, """
                [InvalidName] com.acme.localcache @GoImage(from): "%s" is no image: Docker's word for the empty one takes \
                neither a tag nor a digest
                fix: leave from out, with base = Base.SCRATCH
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""".formatted(from));
    }

    @Test
    void refusesAVariableWithoutValueOrName() {
        tester.compile("env = \"DEBUG\"").hasError(1, 16, """
                [InvalidName] com.acme.localcache @GoImage(env): "DEBUG" is no NAME=value with a name of letters, \
                digits and underscores
                fix: env = "DEBUG=…"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
        tester.compile("env = \"=x\"").hasError(1, 16, """
                [InvalidName] com.acme.localcache @GoImage(env): "" is no NAME=value with a name of letters, digits \
                and underscores
                fix: env = "NAME=…"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
        tester.compile("env = \"\"").hasError(1, 16, """
                [InvalidName] com.acme.localcache @GoImage(env): "" is no NAME=value with a name of letters, digits \
                and underscores
                fix: env = "NAME=…"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
    }

    @Test
    void refusesAVariablesName() {
        tester.compile("env = \"log-level=info\"").hasError(1, 16, """
                [InvalidName] com.acme.localcache @GoImage(env): "log-level" is no NAME=value with a name of \
                letters, digits and underscores
                fix: env = "log_level=…"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
        tester.compile("env = {\"A=1\", \"2nd=2\"}").hasError(1, 24, """
                [InvalidName] com.acme.localcache @GoImage(env[1]): "2nd" is no NAME=value with a name of letters, \
                digits and underscores
                fix: "_2nd=…"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
    }

    @Test
    void refusesAVariableSetTwice() {
        tester.compile("env = {\"A=1\", \"B=2\", \"A=3\"}").hasError(1, 31, """
                [InvalidName] com.acme.localcache @GoImage(env[2]): the variable A is set twice
                fix: set each variable once
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
    }

    @Test
    void acceptsAnyValueOfAVariable() {
        tester.accepts("env = {\"_a1=\", \"B==\", \"C=ü \\\" \\\\ $x\", \"b=lower\"}");
    }

    @Test
    void refusesALabelsKey() {
        tester.compile("labels = \"Org.Acme=x\"").hasError(1, 19, """
                [InvalidName] com.acme.localcache @GoImage(labels): "Org.Acme" is no key=value with a key that \
                begins with a letter and has lower-case letters, digits, single . and -
                fix: labels = "org.acme=…"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
        tester.compile("""
                labels = {"a=1", "a..b=2", "1st=3", "a_b=4", "=x", "a"}""")
                .hasErrors(
                        error(1, 27, """
                        [InvalidName] com.acme.localcache @GoImage(labels[1]): "a..b" is no key=value with a key that \
                        begins with a letter and has lower-case letters, digits, single . and -
                        fix: "a.b=…"
                        https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md"""), error(1, 37, """
                        [InvalidName] com.acme.localcache @GoImage(labels[2]): "1st" is no key=value with a key that begins \
                        with a letter and has lower-case letters, digits, single . and -
                        fix: "st=…"
                        https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md"""), error(1, 46, """
                        [InvalidName] com.acme.localcache @GoImage(labels[3]): "a_b" is no key=value with a key that begins \
                        with a letter and has lower-case letters, digits, single . and -
                        fix: "a-b=…"
                        https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md"""), error(1, 55, """
                        [InvalidName] com.acme.localcache @GoImage(labels[4]): "" is no key=value with a key that begins \
                        with a letter and has lower-case letters, digits, single . and -
                        fix: "com.acme.key=…"
                        https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md"""), error(1, 61, """
                        [InvalidName] com.acme.localcache @GoImage(labels[5]): "a" is no key=value with a key that begins \
                        with a letter and has lower-case letters, digits, single . and -
                        fix: "a=…"
                        https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md"""));
    }

    @Test
    void refusesDockersOwnLabels() {
        tester.compile("labels = \"com.docker.stack=x\"").hasError(1, 19, """
                [InvalidName] com.acme.localcache @GoImage(labels): label keys below com.docker., io.docker., \
                org.dockerproject. are Docker's own
                fix: labels = "com.acme.stack=…", with a domain of yours
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
    }

    @Test
    void refusesALabelSetTwice() {
        tester.compile("labels = {\"a=1\", \"a=2\"}").hasError(1, 27, """
                [InvalidName] com.acme.localcache @GoImage(labels[1]): the label a is set twice
                fix: set each label once
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
    }

    @Test
    void acceptsLabels() {
        tester.accepts("""
                labels = {"a=", "org.opencontainers.image.ref.name=1.0", "com.acme.ref-name=1.0", "b2.3c=="}""");
    }

    @Test
    void shortensWhatIsLong() {
        tester.compile("env = \"" + "é".repeat(25_000) + "\"").hasError(1, 16, """
                [InvalidName] com.acme.localcache @GoImage(env): \
                "éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé…" is no NAME=value with a name of letters, digits and underscores
                fix: env = "NAME=…"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
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
        tester.compile("build = @Build(privateModules = \"a.com,b.com\")").hasError(1, 42, """
                [InvalidName] com.acme.localcache @GoImage(build.privateModules): "a.com,b.com" is no pattern of module \
                paths
                fix: one string for each pattern, without commas: privateModules = {"github.com/acme/*", "git.acme.com"}
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
        for (String pattern : List.of("*", "*.*/acme", "**/*")) {
            tester.compile("build = @Build(privateModules = \"" + pattern + "\")")
                    .hasError(1, 42, """
                    [InvalidName] com.acme.localcache @GoImage(build.privateModules): "%s" takes the modules of all hosts \
                    for private, which the checksum database then guards no longer
                    fix: a pattern that begins with the host: privateModules = "github.com/acme/*"
                    https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""".formatted(pattern));
        }
        tester.accepts("build = @Build(privateModules = {\"github.com/acme/*\", \"*.acme.com\", \"git.acme.com\","
                + " \"git.acme.com/team-[a-c]?/x_1~.git\"})");
    }

    private void refusesPattern(String pattern, String fix) {
        tester.compile("build = @Build(privateModules = \"" + pattern + "\")")
                .hasError(1, 42, """
                [InvalidName] com.acme.localcache @GoImage(build.privateModules): "%s" is no pattern of module paths
                fix: privateModules = "%s"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""".formatted(pattern, fix));
    }

    @Test
    void isQuickWithWhatIsLong() {
        assertTimeout(Duration.ofSeconds(20), () -> {
            tester.compile("labels = \"" + "a.".repeat(25_000) + "=x\"").hasError(1, 19, """
                    [InvalidName] com.acme.localcache @GoImage(labels): \
                    "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.…" is no key=value with a key that begins with a letter and has lower-case letters, digits, single . and -
                    fix: labels = "com.acme.key=…"
                    https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
            tester.compile("from = \"" + "a/".repeat(25_000) + "\"").hasError(1, 17, """
                    [InvalidName] com.acme.localcache @GoImage(from): \
                    "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/…" is no image reference
                    fix: registry/path:tag or registry/path:tag@sha256:<64 hex digits>, as from = "alpine:3.24"; or \
                    leave from out
                    https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
            tester.compile("build = @Build(privateModules = \"" + "a/".repeat(25_000) + "\")")
                    .hasError(1, 42, """
                    [InvalidName] com.acme.localcache @GoImage(build.privateModules): \
                    "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/…" is no pattern of module paths
                    fix: privateModules = "github.com/acme/*"
                    https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
            tester.compile("args = \"" + "a".repeat(55_000) + "\"").isWritten();
            tester.compile("args = \"-----BEGIN " + "A ".repeat(25_000) + "\"").isWritten();
        });
    }

    @Test
    void neverPrintsASecret() {
        String token = String.join("_", "ghp", "1aB2cD3eF4gH5iJ6kL7mN8oP9qR0sT1uV2wX");
        tester.compile("env = \"" + token + "\"").hasErrors(error(1, 16, """
                [InvalidName] com.acme.localcache @GoImage(env): a GitHub token (not shown) is no NAME=value with a \
                name of letters, digits and underscores
                fix: env = "NAME=…"
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md"""), error(1, 16, """
                [PlaintextSecret] com.acme.localcache @GoImage(env): the value is a GitHub token, which everybody \
                who pulls the image could read
                fix: leave it out and set it when the service runs: docker run -e NAME, --env-file, or a mounted secret; then revoke this one
                https://github.com/goimage/goimage/blob/main/docs/rules/PlaintextSecret.md"""));
        tester.compile("from = \"https://bot:" + "S3cret" + "pw@registry.acme.example/x:1\"")
                .hasErrors(error(1, 17, """
                        [InvalidName] com.acme.localcache @GoImage(from): a URL with a password (not shown) is no image \
                        reference
                        fix: registry/path:tag or registry/path:tag@sha256:<64 hex digits>, as from = "alpine:3.24"; or \
                        leave from out
                        https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md"""), error(1, 17, """
                        [PlaintextSecret] com.acme.localcache @GoImage(from): the value is a URL with a password, which \
                        everybody who pulls the image could read
                        fix: leave it out, as only what everybody may read belongs here; then revoke this one
                        https://github.com/goimage/goimage/blob/main/docs/rules/PlaintextSecret.md"""));
    }

    @Test
    void refusesAStampThatIsNamedTwice() {
        RuleTester.of(InvalidName.class, directory)
                .compile("build = @Build(stamp = {\"main.version=a\", \"main.version=b\"})")
                .hasError(1, 52, """
                        [InvalidName] com.acme.localcache @GoImage(build.stamp[1]): main.version is named twice
                        fix: leave one of the two out, each stamp has one default
                        https://github.com/goimage/goimage/blob/main/docs/rules/InvalidName.md""");
    }
}
