package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.demo.Docker.Builder;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What module rules keep from happening: without the rule the build or the run fails as recorded, with its fix both
 * work.
 *
 * <p>Without the rule is with a waiver. A fixed rule takes none: there the Dockerfile is that of a module which breaks
 * none.
 */
final class ModuleRulesIT {
    private static final String MOD = "module example.com/app\n\ngo 1.26\n";
    private static final String IMAGE = "goimage-rules";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    /**
     * A module that breaks a rule.
     *
     * @param members of the annotation
     * @param files beside go.mod
     * @param failure a part of what is said without the rule
     * @param fixed the members with the fix
     * @param mended the files of the fix
     */
    record Trap(
            String rule,
            String members,
            Map<String, String> files,
            String failure,
            String fixed,
            Map<String, String> mended) {
        @Override
        public String toString() {
            return rule;
        }
    }

    static Stream<Trap> traps() {
        return Stream.of(
                new Trap(
                        "EmbedMissing",
                        "port = 8080",
                        Map.of(
                                "main.go",
                                main("_ \"embed\"", "//go:embed page.html\nvar page string", "println(page)")),
                        "pattern page.html: no matching files found",
                        "port = 8080",
                        Map.of("page.html", "hello")),
                new Trap(
                        "MissingGoSum",
                        "port = 8080",
                        Map.of(
                                "go.mod",
                                MOD + "\nrequire github.com/google/uuid v1.6.0\n",
                                "go.sum",
                                "",
                                "main.go",
                                main("_ \"github.com/google/uuid\"", "", "")),
                        "missing go.sum entry for module providing package github.com/google/uuid",
                        "port = 8080",
                        Map.of("go.sum", """
                                github.com/google/uuid v1.6.0 h1:NIvaJDMOsjHA8n1jAhLSgzrAzy1Hgr+hNrb57e+94F0=
                                github.com/google/uuid v1.6.0/go.mod h1:TIyPZe4MgqvfeYDBFedMoGGpEw/LqOeaOT+nhxU+yHo=
                                """)),
                new Trap(
                        "UnresolvedImport",
                        "port = 8080",
                        Map.of("main.go", main("_ \"example.com/app/log\"", "", "")),
                        "no required module provides package example.com/app/log",
                        "port = 8080",
                        Map.of("log/log.go", "package log\n")),
                new Trap(
                        "CgoRequired",
                        "port = 8080",
                        Map.of("main.go", main("\"C\"", "", "println(int(C.int(1)))")),
                        "build constraints exclude all Go files",
                        "port = 8080, build = @Build(cgo = true)",
                        Map.of()),
                new Trap(
                        "InconsistentVendor",
                        "port = 8080",
                        Map.of(
                                "go.mod",
                                MOD + "\nrequire example.org/a v1.1.0\n",
                                "vendor/modules.txt",
                                "# example.org/a v1.0.0\n## explicit\nexample.org/a\n",
                                "vendor/example.org/a/a.go",
                                "package a\n",
                                "main.go",
                                main("_ \"example.org/a\"", "", "")),
                        "inconsistent vendoring",
                        "port = 8080",
                        Map.of("vendor/modules.txt", "# example.org/a v1.1.0\n## explicit\nexample.org/a\n")),
                new Trap(
                        "MissingCLibrary",
                        "build = @Build(cgo = true)",
                        Map.of(
                                "main.go",
                                "package main\n\n// #cgo LDFLAGS: -lsodium\nimport \"C\"\n\nfunc main() {}\n"),
                        "cannot find -lsodium",
                        "build = @Build(cgo = true)",
                        Map.of("main.go", "package main\n\n// #cgo LDFLAGS: -lm\nimport \"C\"\n\nfunc main() {}\n")),
                new Trap(
                        "NeedMissing",
                        "needs = {}",
                        Map.of(
                                "main.go",
                                main(
                                        "\"time\"",
                                        "",
                                        "if _, err := time.LoadLocation(\"Asia/Tokyo\"); err != nil"
                                                + " {\n\t\tpanic(err)\n\t}")),
                        "unknown time zone Asia/Tokyo",
                        "needs = TIME_ZONES",
                        Map.of()),
                new Trap(
                        "ProgramMissing",
                        "base = SCRATCH",
                        Map.of(
                                "main.go",
                                main(
                                        "\"os/exec\"",
                                        "",
                                        "if err := exec.Command(\"sh\", \"-c\", \"true\").Run(); err != nil"
                                                + " {\n\t\tpanic(err)\n\t}")),
                        "executable file not found",
                        "base = ALPINE",
                        Map.of()),
                new Trap(
                        "BaseCannotRun",
                        "base = SCRATCH",
                        Map.of("main.go", """
                                package main

                                import (
                                	"plugin"
                                	"strings"
                                )

                                func main() {
                                	if _, err := plugin.Open("/none.so"); !strings.Contains(err.Error(), "realpath failed") {
                                		panic(err)
                                	}
                                }
                                """),
                        "plugin: not implemented",
                        "base = DISTROLESS_BASE, build = @Build(cgo = true)",
                        Map.of()),
                new Trap(
                        "SuiteMismatch",
                        "base = DISTROLESS_BASE, from = \"gcr.io/distroless/base-debian12:nonroot\","
                                + " build = @Build(cgo = true)",
                        Map.of("main.go", """
                                package main

                                // #include <string.h>
                                import "C"

                                func main() {
                                	var to [2]C.char
                                	println(int(C.strlcpy(&to[0], C.CString("a"), 2)))
                                }
                                """),
                        "version `GLIBC_2.38' not found",
                        "base = DISTROLESS_BASE, build = @Build(cgo = true)",
                        Map.of()),
                new Trap(
                        "GoVersionTooLow",
                        "build = @Build(go = \"1.26\")",
                        Map.of("go.mod", "module example.com/app\n\ngo 1.27\n", "main.go", main("", "", "")),
                        "cannot find \"go1.27.0\" in PATH",
                        "build = @Build(go = \"1.26\")",
                        Map.of("go.mod", MOD)),
                new Trap(
                        "UnknownStamp",
                        "build = @Build(stamp = \"main.Version=1.2\")",
                        Map.of(
                                "main.go",
                                main(
                                        "",
                                        "var version = \"dev\"",
                                        "if version != \"1.2\" {\n\t\tpanic(\"this is \" + version)\n\t}")),
                        "this is dev",
                        "build = @Build(stamp = \"main.version=1.2\")",
                        Map.of()));
    }

    /** Modules that break a rule which cannot be waived. */
    static Stream<Trap> fixedTraps() {
        String hello = main("\"fmt\"", "", "fmt.Println(1)");
        return Stream.of(
                new Trap(
                        "ModuleNotFound",
                        "module = \"service\"",
                        Map.of("service/main.go", hello),
                        "go.mod file not found in current directory or any parent directory",
                        "module = \"service\"",
                        Map.of("service/go.mod", MOD)),
                new Trap(
                        "MalformedModule",
                        "port = 8080",
                        Map.of("go.mod", MOD + "requires example.org/a v1.0.0\n", "main.go", hello),
                        "unknown directive: requires",
                        "port = 8080",
                        Map.of("go.mod", MOD)),
                new Trap(
                        "NoMainPackage",
                        "port = 8080",
                        Map.of("app.go", "package app\n"),
                        "/app",
                        "main = \"./cmd/api\"",
                        Map.of("cmd/api/main.go", hello)),
                new Trap(
                        "AmbiguousMain",
                        "port = 8080",
                        Map.of("cmd/api/main.go", hello, "cmd/worker/main.go", hello),
                        "no Go files in /src",
                        "main = \"./cmd/worker\"",
                        Map.of()),
                new Trap(
                        "OutsideContext",
                        "port = 8080",
                        Map.of(
                                "go.mod",
                                MOD + "\nrequire example.com/lib v0.0.0\n\nreplace example.com/lib => ../lib\n",
                                "../lib/go.mod",
                                "module example.com/lib\n",
                                "../lib/lib.go",
                                "package lib\n",
                                "main.go",
                                main("_ \"example.com/lib\"", "", "")),
                        "reading /lib/go.mod: open /lib/go.mod: no such file or directory",
                        "port = 8080",
                        Map.of(
                                "go.mod",
                                MOD + "\nrequire example.com/lib v0.0.0\n\nreplace example.com/lib => ./lib\n",
                                "lib/go.mod",
                                "module example.com/lib\n",
                                "lib/lib.go",
                                "package lib\n")));
    }

    /** Services that break a rule about how they are reached and stopped. */
    static Stream<Trap> services() {
        String good = service(":8080", "syscall.SIGTERM");
        return Stream.of(
                new Trap(
                        "LoopbackListen",
                        "port = 8080",
                        Map.of("main.go", service("127.0.0.1:8080", "syscall.SIGTERM")),
                        "port 8080 does not answer",
                        "port = 8080",
                        Map.of("main.go", good)),
                new Trap(
                        "PortMismatch",
                        "port = 9090",
                        Map.of("main.go", good),
                        "port 9090 does not answer",
                        "port = 8080",
                        Map.of()),
                new Trap(
                        "SignalNotHandled",
                        "port = 8080, stopSignal = SIGTERM",
                        Map.of("main.go", service(":8080", "syscall.SIGINT")),
                        "stopped with exit code 2",
                        "port = 8080, stopSignal = SIGINT",
                        Map.of()));
    }

    private static String service(String address, String signal) {
        return """
                package main

                import (
                	"fmt"
                	"net"
                	"net/http"
                	"os"
                	"os/signal"
                	"syscall"
                )

                func main() {
                	stop := make(chan os.Signal, 1)
                	signal.Notify(stop, %s)
                	listener, err := net.Listen("tcp", "%s")
                	if err != nil {
                		panic(err)
                	}
                	go http.Serve(listener, nil)
                	fmt.Println("ready")
                	<-stop
                }
                """.formatted(signal, address);
    }

    private static String main(String imports, String declarations, String statements) {
        return "package main\n\nimport (" + imports + ")\n\n" + declarations + "\n\nfunc main() {\n\t" + statements
                + "\n}\n";
    }

    @ParameterizedTest
    @MethodSource("traps")
    void failsWithoutTheRuleAndWorksWithItsFix(Trap trap) {
        Compiled refused = refused(trap);
        Compiled broken =
                Compiled.in(directory.resolve("broken"), files(trap), trap.members() + ", waive = " + waivers(refused));
        assertFails(trap, () -> buildAndRun(broken.dockerfile(Builder.BUILDKIT), broken.directory()));

        Compiled fixed = fixed(trap);
        buildAndRun(fixed.dockerfile(Builder.BUILDKIT), fixed.directory());
    }

    @ParameterizedTest
    @MethodSource("fixedTraps")
    void failsWithTheDockerfileOfAnotherModule(Trap trap) throws IOException {
        Compiled refused = refused(trap);
        Compiled waived =
                Compiled.in(directory.resolve("waived"), files(trap), trap.members() + ", waive = " + waivers(refused));
        assertTrue(waived.rules().contains("UnknownWaiver"), waived::toString);
        Compiled other = Compiled.in(
                directory.resolve("other"), Map.of("go.mod", MOD, "main.go", main("", "", "")), "port = 8080");
        Compiled fixed = fixed(trap);
        Path context = Path.of(ExpectedProjectsIT.context(fixed.dockerfile(Builder.BUILDKIT)));
        assertFails(
                trap,
                () -> buildAndRun(
                        other.dockerfile(Builder.BUILDKIT), refused.directory().resolve(context)));

        buildAndRun(fixed.dockerfile(Builder.BUILDKIT), fixed.directory().resolve(context));
    }

    @ParameterizedTest
    @MethodSource("services")
    void isNotReachedOrStoppedWithoutTheRule(Trap trap) {
        Compiled refused = refused(trap);
        Compiled broken =
                Compiled.in(directory.resolve("broken"), files(trap), trap.members() + ", waive = " + waivers(refused));
        assertFails(trap, () -> buildAndServe(broken));

        buildAndServe(fixed(trap));
    }

    private static Map<String, String> files(Trap trap) {
        Map<String, String> files = new TreeMap<>(Map.of("go.mod", MOD));
        files.putAll(trap.files());
        return files;
    }

    private Compiled refused(Trap trap) {
        Compiled refused = Compiled.in(directory.resolve("refused"), files(trap), trap.members());
        String finding = refused.findings().stream()
                .filter(text -> text.startsWith("[" + trap.rule() + "]"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not found by " + trap + ":\n" + refused));
        assertTrue(finding.contains("\n  fix: "), finding);
        return refused;
    }

    /** Returns waivers of everything that was found. */
    private static String waivers(Compiled refused) {
        return Stream.of(refused.rules().split(" "))
                .map(rule -> "@Waiver(rule = \"" + rule + "\", reason = \"shown here\")")
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static void assertFails(Trap trap, Executable use) {
        String said = assertThrows(IllegalStateException.class, use).getMessage();
        assertTrue(said.contains(trap.failure()), said);
    }

    private Compiled fixed(Trap trap) {
        Map<String, String> files = files(trap);
        files.putAll(trap.mended());
        Compiled fixed = Compiled.in(directory.resolve("fixed"), files, trap.fixed());
        assertEquals("", fixed.rules(), fixed::toString);
        return fixed;
    }

    private static void build(Path dockerfile, Path context) {
        Docker.build(Builder.BUILDKIT, dockerfile, context, "--network=host", "-t", IMAGE);
    }

    private static void buildAndRun(Path dockerfile, Path context) {
        build(dockerfile, context);
        Docker.docker("run", "--rm", IMAGE);
    }

    /** Asks a service on the port that its image declares, and stops it. */
    private static void buildAndServe(Compiled compiled) {
        build(compiled.dockerfile(Builder.BUILDKIT), compiled.directory());
        String container = Docker.docker("run", "--detach", "--publish-all", IMAGE);
        try {
            await(container);
            String port = Docker.inspect(container, "{{range $port, $host := .Config.ExposedPorts}}{{$port}}{{end}}");
            assertAnswers(
                    port.replace("/tcp", ""),
                    Docker.docker("port", container, port).lines().findFirst().orElseThrow());
            Docker.docker("stop", "--time", "20", container);
            String code = Docker.inspect(container, "{{.State.ExitCode}}");
            if (!code.equals("0")) {
                throw new IllegalStateException("stopped with exit code " + code);
            }
        } finally {
            Docker.docker("rm", "--force", container);
        }
    }

    private static void await(String container) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Docker.docker("logs", container).contains("ready")) {
            assertTrue(System.nanoTime() < deadline, "the service does not start");
        }
    }

    private static void assertAnswers(String port, String published) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://localhost:" + published.substring(published.lastIndexOf(':') + 1))
                            .toURL()
                            .openConnection();
            connection.setReadTimeout((int) PATIENCE.toMillis());
            connection.getResponseCode();
        } catch (IOException e) {
            throw new IllegalStateException("port " + port + " does not answer", e);
        }
    }
}
