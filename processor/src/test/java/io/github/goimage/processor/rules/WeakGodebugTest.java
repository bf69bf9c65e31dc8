package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WeakGodebugTest {
    private static final String MAIN = "package main\n\nfunc main() {}\n";

    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(WeakGodebug.class, directory)
                .file("go.mod", GoService.mod())
                .file("main.go", MAIN);
    }

    @Test
    void warnsOfALineOfGoMod() {
        tester.file("go.mod", GoService.mod() + "\ngodebug tls10server=1\n")
                .compile("port = 8080")
                .hasWarning(
                        "module",
                        1,
                        1,
                        "go.mod:5: tls10server=1: the program accepts TLS 1.0 and 1.1",
                        "delete the line");
    }

    @Test
    void warnsOfALineOfTheMainPackage() {
        tester.file("cmd/api/main.go", "//go:debug rsa1024min=0\n" + MAIN)
                .compile("main = \"./cmd/api\"")
                .hasWarning(
                        "module",
                        1,
                        1,
                        "cmd/api/main.go:1: rsa1024min=0: the program accepts RSA keys below 1024 bits",
                        "delete the line");
    }

    @Test
    void warnsOfALineOfGoWork() {
        tester.file("go.work", "go 1.26\n\nuse .\n\ngodebug tls3des=1\n")
                .compile("port = 8080")
                .hasWarning("module", 1, 1, "go.work:5: tls3des=1: the program offers 3DES in TLS", "delete the line");
    }

    @Test
    void warnsOfTheDefaultsOfAnOldRelease() {
        tester.file("go.mod", GoService.mod() + "\ngodebug default=go1.24\n")
                .compile("port = 8080")
                .hasWarning(
                        "module",
                        1,
                        1,
                        "go.mod:5: default=go1.24 restores old defaults: the program takes randomness for keys"
                                + " from any io.Reader; accepts SHA-1 signatures in TLS 1.2; accepts URLs with"
                                + " malformed hosts",
                        "delete the line");
    }

    @Test
    void warnsOfTheEnvironment() {
        tester.compile("env = {\"A=b\", \"GODEBUG=http2debug=1,execerrdot=0\"}")
                .hasWarning(
                        "env[1]",
                        1,
                        24,
                        "GODEBUG has execerrdot=0: the program runs programs from the current directory",
                        "remove execerrdot=0");
    }

    @Test
    void warnsOfVeryLargeKeys() {
        tester.file("main.go", "//go:debug tlsmaxrsasize=16384\n" + MAIN)
                .compile("port = 8080")
                .hasWarning(
                        "module",
                        1,
                        1,
                        "main.go:1: tlsmaxrsasize=16384: the program verifies RSA keys so large that a client can stall"
                                + " it",
                        "delete the line");
    }

    @Test
    void seesThroughTheSuffixThatGoHonors() {
        tester.compile("env = \"GODEBUG=tls10server=1#y\"")
                .hasWarning(
                        "env",
                        1,
                        16,
                        "GODEBUG has tls10server=1#y: the program accepts TLS 1.0 and 1.1",
                        "remove tls10server=1#y");
    }

    @Test
    void thePageListsAllSettings() throws IOException {
        String page = Files.readString(Path.of("../docs/rules/WeakGodebug.md"));

        for (WeakSetting setting : WeakSetting.ALL) {
            String row = "(?s).*\\| `" + setting.key() + "[^|]*\\| " + Pattern.quote(setting.effect()) + " \\|.*";
            assertTrue(page.matches(row), setting::key);
            String written = "`" + setting.key() + "=" + setting.value() + "`";
            String line = "(?s).*\n\\| 1\\." + setting.since() + " \\|[^\n]*" + Pattern.quote(written) + ".*";
            assertTrue(setting.since() == 0 || page.matches(line), written);
        }
    }

    @Test
    void acceptsSettingsThatGiveNothingUp() {
        tester.file("go.mod", GoService.mod() + "\ngodebug (\n\ttls10server=0\n\tpanicnil=1\n\tdefault=go1.26\n)\n")
                .file("main.go", "//go:debug tlsmaxrsasize=4096\n" + MAIN)
                .accepts("env = \"GODEBUG=netdns=go\"");
    }

    @Test
    void acceptsWhatTheMainPackageMends() {
        tester.file("go.mod", GoService.mod() + "\ngodebug tls10server=1\n")
                .file("main.go", "//go:debug tls10server=0\n" + MAIN)
                .accepts("port = 8080");
    }

    @Test
    void advisesToRaiseALineWhoseServersAcceptOldTls() {
        tester.file("go.mod", "module example.com/api\n\ngo 1.21\n")
                .compile("port = 8080")
                .hasAdvice(
                        "module",
                        "go.mod:3: with go 1.21 the program has that release's defaults, such as containermaxprocs=0,"
                                + " rsa1024min=0, tls10server=1, tls3des=1, tlsrsakex=1, tlssha1=1, tlsunsafeekm=1",
                        "go 1.26 in go.mod, unless the program must serve peers that know no TLS 1.2");
    }

    @Test
    void advisesToRaiseTheLineOfAWorkspace() {
        tester.file("go.mod", "module example.com/api\n\ngo 1.18\n")
                .file("go.work", "go 1.18\n\nuse .\n")
                .compile("port = 8080")
                .hasAdvice("module", "go.work:1: with go 1.18 the program has that release's defaults, such as ");
    }

    @Test
    void namesNoDefaultThatALineOverrides() {
        tester.file(
                        "go.mod",
                        "module example.com/api\n\ngo 1.21\n\ngodebug (\n\trsa1024min=1\n\ttls3des=0\n\ttlssha1=0\n)\n")
                .file("main.go", "//go:debug tls10server=0\n" + MAIN)
                .compile("port = 8080")
                .hasAdvice(
                        "module",
                        "go.mod:3: with go 1.21 the program has that release's defaults, such as containermaxprocs=0,"
                                + " tlsrsakex=1, tlsunsafeekm=1",
                        "go 1.26 in go.mod, unless the program must serve peers that know no TLS 1.2");
    }

    /** The linker sets the defaults of go.mod in the same way, and what the annotation says comes later. */
    @Test
    void warnsOfAStampOfTheDefaults() {
        tester.compile("build = @Build(stamp = \"runtime.godebugDefault=http2debug=1,tls10server=1\")")
                .hasWarning(
                        "build.stamp",
                        1,
                        33,
                        "GODEBUG has tls10server=1: the program accepts TLS 1.0 and 1.1",
                        "remove tls10server=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.22", "1.22.5", "1.24", "1.26"})
    void saysNothingOfLaterLines(String go) {
        tester.file("go.mod", "module example.com/api\n\ngo " + go + "\n").accepts("port = 8080");
    }

    @Test
    void acceptsAnOldGoLineAndNewerDefaults() {
        tester.file("go.mod", "module example.com/api\n\ngo 1.20\n\ngodebug default=go1.22\n")
                .accepts("port = 8080");
    }

    @Test
    void acceptsLinesOfGoModBelowGoWork() {
        tester.file("go.mod", GoService.mod() + "\ngodebug tls10server=1\n")
                .file("go.work", "go 1.26\n\nuse .\n")
                .accepts("port = 8080");
    }

    @Test
    void acceptsAWaiver() {
        tester.file("go.mod", GoService.mod() + "\ngodebug tls10server=1\n").accepts("""
                waive = @Waiver(rule = "WeakGodebug", reason = "scanners in the plant speak TLS 1.0 alone")""");
    }

    @Test
    void warnsOfALineForOnePlatform() {
        tester.file("debug_arm64.go", "//go:debug rsa1024min=0\npackage main\n")
                .compile("build = @Build(platforms = {\"linux/amd64\", \"linux/arm64\"})")
                .hasWarning(
                        "module",
                        1,
                        1,
                        "debug_arm64.go:1: rsa1024min=0: the program accepts RSA keys below 1024 bits",
                        "delete the line");
    }
}
