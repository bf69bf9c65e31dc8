package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.golang.oracle.GoCommand;
import io.github.goimage.processor.vuln.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The fix of findings, run as it is printed: then there is no finding, and the program builds. Not in an ordinary run:
 * {@code -Dtest=VulnerableModuleNightly}.
 */
@Tag("toolchain")
class VulnerableModuleNightly {
    private static final String MAIN = """
            package main

            import (
            	"fmt"

            	"github.com/go-chi/chi/v5"
            	"github.com/go-chi/chi/v5/middleware"
            	"golang.org/x/text/language"
            )

            func main() {
            	r := chi.NewRouter()
            	r.Use(middleware.RealIP)
            	fmt.Println(language.Make("en"))
            }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {"plain", "vendored", "replaced", "replaced for one version", "in a directory", "in a workspace"})
    void theFixIsEnough(String layout) throws Exception {
        new TestDatabase("2999-01-01T00:00:00Z")
                .report(
                        "GO-2026-5775",
                        "github.com/go-chi/chi/v5",
                        "0 5.2.2",
                        "github.com/go-chi/chi/v5/middleware:RealIP")
                .report(
                        "GO-2022-1059",
                        "golang.org/x/text",
                        "0 0.3.8",
                        "golang.org/x/text/language:ParseAcceptLanguage")
                .write(directory.resolve("vulndb"));
        String module = layout.startsWith("in a ") ? "services/api" : ".";
        Path sources = Files.createDirectories(directory.resolve(module));
        Files.writeString(sources.resolve("main.go"), MAIN);
        Files.writeString(sources.resolve("go.mod"), "module example.com/api\n\ngo 1.26\n");
        GoCommand go = new GoCommand(sources, Map.of("GOWORK", "off"));
        go.run("get", "github.com/go-chi/chi/v5@v5.2.1", "golang.org/x/text@v0.3.7");
        if (layout.startsWith("replaced")) {
            String only = layout.equals("replaced") ? "" : "@v0.3.7";
            go.run("mod", "edit", "-replace=golang.org/x/text" + only + "=golang.org/x/text@v0.3.7");
        }
        go.run("mod", "tidy");
        if (layout.equals("in a workspace")) {
            Files.writeString(directory.resolve("go.work"), "go 1.26\n\nuse ./services/api\n");
        }
        if (layout.equals("vendored")) {
            go.run("mod", "vendor");
        }
        RuleTester tester =
                RuleTester.of(VulnerableModule.class, directory).file("goimage.properties", "vulndb = vulndb\n");
        String members = "module = \"" + module + "\"";

        List<String> fixes = tester.compile(members).fixes();
        assertEquals(2, fixes.size(), fixes::toString);
        assertEquals("the command of GO-2026-5775 fixes this, too", fixes.get(1));
        run(fixes.get(0));

        assertEquals(List.of(), tester.compile(members).fixes());
        Optional<String> advice = advised(tester, members);
        assertEquals(Optional.of("go work vendor").filter(fix -> layout.equals("in a workspace")), advice);
        if (advice.isPresent()) {
            run(advice.get());
        }
        tester.compile(members).isAccepted();
        new GoCommand(sources, Map.of()).run("build", "-o", "/dev/null", ".");
    }

    /** Of modules whose new versions require higher ones of each other than are enough. */
    @Test
    void theFixOfModulesThatRequireEachOtherIsEnough() throws Exception {
        new TestDatabase("2999-01-01T00:00:00Z")
                .report("GO-2026-5013", "golang.org/x/crypto", "0 0.52.0", "golang.org/x/crypto/ssh:Dial")
                .report("GO-2026-4441", "golang.org/x/net", "0 0.45.0", "golang.org/x/net/html:Parse")
                .write(directory.resolve("vulndb"));
        Files.writeString(directory.resolve("main.go"), """
                package main

                import (
                	"golang.org/x/crypto/ssh"
                	"golang.org/x/net/html"
                )

                func main() { println(ssh.Dial, html.Parse) }
                """);
        Files.writeString(directory.resolve("go.mod"), "module example.com/api\n\ngo 1.26\n");
        GoCommand go = new GoCommand(directory, Map.of("GOWORK", "off"));
        go.run("get", "golang.org/x/crypto@v0.21.0", "golang.org/x/net@v0.23.0");
        go.run("mod", "tidy");
        RuleTester tester =
                RuleTester.of(VulnerableModule.class, directory).file("goimage.properties", "vulndb = vulndb\n");

        run(tester.compile("port = 8080").fixes().get(0));

        tester.compile("port = 8080").isAccepted();
        go.run("build", "-o", "/dev/null", ".");
    }

    /**
     * Modules that are only selected, a go.mod that does not list all, and errors: one command, then nothing is said.
     */
    @ParameterizedTest
    @CsvSource({"standard, 1.26", "strict, 1.26", "standard, 1.16"})
    void theFixOfAdviceIsEnough(String profile, String line) throws Exception {
        new TestDatabase("2999-01-01T00:00:00Z")
                .report("GO-2022-1059", "golang.org/x/text", "0 0.3.8", "golang.org/x/text/width:Fold")
                .write(directory.resolve("vulndb"));
        Files.writeString(directory.resolve("main.go"), """
                package main

                import "golang.org/x/text/language"

                func main() { println(language.Make("en").String()) }
                """);
        Files.writeString(directory.resolve("go.mod"), "module example.com/api\n\ngo " + line + "\n");
        GoCommand go = new GoCommand(directory, Map.of("GOWORK", "off"));
        go.run("get", "golang.org/x/text@v0.3.7");
        go.run("mod", "tidy");
        RuleTester tester = RuleTester.of(VulnerableModule.class, directory)
                .file("goimage.properties", "vulndb = vulndb\nprofile = " + profile + "\nrules = UnpinnedBase:off\n");

        int commands = 0;
        for (Optional<String> fix = advised(tester, "port = 8080");
                fix.isPresent() && commands < 2;
                fix = advised(tester, "port = 8080")) {
            run(fix.get());
            commands++;
        }
        assertEquals(line.equals("1.16") ? 2 : 1, commands);

        assertEquals(
                "go " + (line.equals("1.16") ? "1.17" : line),
                Files.readString(directory.resolve("go.mod"))
                        .lines()
                        .filter(each -> each.startsWith("go "))
                        .findFirst()
                        .orElseThrow());
        tester.compile("port = 8080").isAccepted();
        go.run("build", "-o", "/dev/null", ".");
    }

    /** Returns the fix of advice, which is a part of the image's note. */
    private static Optional<String> advised(RuleTester tester, String members) {
        List<String> lines = tester.compile(members).note().lines().toList();
        return lines.stream()
                .filter(line -> line.startsWith("[VulnerableModule] "))
                .map(line -> lines.get(lines.indexOf(line) + 1).substring("fix: ".length()))
                .findFirst();
    }

    private void run(String command) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        shell.environment().put("GOTOOLCHAIN", "local");
        Process process = shell.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor() == 0, command + ": " + output);
    }
}
