package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProgramMissingTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(ProgramMissing.class, directory).file("go.mod", GoService.mod());
    }

    private RuleTester main(String... statements) {
        return tester.file("main.go", GoService.main("\"os/exec\"", statements));
    }

    @Test
    void warnsOfAShellThatScratchLacks() {
        main("exec.Command(\"sh\", \"-c\", \"date\")")
                .compile("base = SCRATCH")
                .hasWarning(
                        "base",
                        1,
                        17,
                        "main.go:8 runs \"sh\", which SCRATCH does not have",
                        "base = Base.ALPINE, or Go code that does the same");
    }

    @Test
    void advisesWhereNoBaseIsWritten() {
        main("exec.Command(\"pgrep\", \"api\")")
                .compile("port = 8080")
                .hasAdvice(
                        "base",
                        "main.go:8 runs \"pgrep\", which SCRATCH does not have",
                        "base = Base.ALPINE, or Go code that does the same");
    }

    @Test
    void warnsOfOneThatAlpineLacksAndDebianHolds() {
        main("exec.Command(\"/bin/bash\")", "exec.Command(\"bash\")")
                .compile("base = ALPINE")
                .hasWarning(
                        "base",
                        1,
                        17,
                        "main.go:8 runs \"/bin/bash\", which ALPINE does not have",
                        "base = Base.DEBIAN, or Go code that does the same");
    }

    @Test
    void warnsOfOneThatNoBaseHolds() {
        main("exec.CommandContext(nil, \"git\", \"fetch\")")
                .compile("base = DEBIAN")
                .hasWarning(
                        "base",
                        1,
                        17,
                        "main.go:8 runs \"git\", which DEBIAN does not have",
                        "from = an image of yours that has it, whose registry goimage.properties allows: registries = its"
                                + " name, or Go code that does the same");
    }

    @Test
    void acceptsOneThatTheBaseHolds() {
        main("exec.Command(\"sh\")", "exec.Command(\"/usr/bin/env\")").accepts("base = ALPINE");
    }

    @Test
    void acceptsProgramsOfOtherSystemsAndDesktops() {
        main(
                        "exec.Command(\"cmd\", \"/c\", \"start\")",
                        "exec.Command(\"xdg-open\")",
                        "exec.Command(\"wl-copy\")",
                        "exec.Command(\"notify-send\", \"x\")",
                        "exec.Command(\"tool.exe\")")
                .accepts("port = 8080");
    }

    @Test
    void acceptsWhatIsOnlyLookedUp() {
        main("exec.LookPath(\"git\")").accepts("port = 8080");
    }

    /** A file that looks its program up goes on without. */
    @Test
    void acceptsWhatIsLookedUpBefore() {
        String look = "if _, err := exec.LookPath(tool); err != nil { return }";
        main("const tool = \"debuginfod-find\"", look, "exec.Command(tool)").accepts("port = 8080");
        main("tool := \"gcloud\"", look, "exec.Command(tool)").accepts("port = 8080");
        main("const tool = \"gcloud\"", "exec.Command(tool)")
                .compile("port = 8080")
                .advises("gcloud");
    }

    /** What is asked for by its name is run only if it is there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "if _, err := exec.LookPath(\"fortune\"); err == nil { exec.Command(\"fortune\") }",
                "if _, err := exec.LookPath(\"fortune\"); err != nil { return }; exec.Command(\"fortune\")",
                "_, err := exec.LookPath(\"fortune\"); if err != nil { return }; exec.Command(\"fortune\")",
                "if _, err := exec.LookPath(\"fortune\"); err != nil { } else { exec.Command(\"fortune\") }",
                "if has(\"fortune\") { exec.Command(\"fortune\") } else if has(\"cowsay\") { exec.Command(\"cowsay\") }",
                "run := func() string { if !has(\"xc\") { return \"\" }; exec.Command(\"xc\"); return \"\" }; run()",
            })
    void acceptsWhatIsRunIfItIsFound(String statements) {
        main(statements + "\n}\n\nfunc has(name string) bool {", "_, err := exec.LookPath(name)", "return err == nil")
                .accepts("base = SCRATCH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if has(\"git\") { exec.Command(\"fortune\") }",
                "if _, err := exec.LookPath(\"fortune\"); err != nil { log.Fatal(err) }; exec.Command(\"fortune\")",
                "run := func() error { if !has(\"fortune\") { return fail }; exec.Command(\"fortune\"); return nil }; run()",
                "run := func() error { if _, err := exec.LookPath(\"fortune\"); err != nil { return err };"
                        + " exec.Command(\"fortune\"); return nil }; run()",
                "if found(\"fortune\") { exec.Command(\"fortune\") }",
            })
    void warnsOfWhatIsRunAnywayOrWhoseLackIsAnError(String statements) {
        main(
                        statements
                                + "\n}\n\nfunc found(name string) bool { return name != \"\" }\n\nfunc has(name string) bool"
                                + " {",
                        "_, err := exec.LookPath(name)",
                        "return err == nil")
                .compile("base = SCRATCH")
                .warns("runs \"fortune\", which SCRATCH does not have");
    }

    @Test
    void acceptsWhatTheUserOfATerminalChooses() {
        tester.file(
                        "main.go",
                        GoService.main(
                                "\"os\",\"os/exec\"",
                                "pager := os.Getenv(\"PAGER\")",
                                "if pager == \"\" { pager = \"more\" }",
                                "exec.Command(pager)"))
                .accepts("base = SCRATCH");
        tester.file(
                        "main.go",
                        GoService.main(
                                "\"os\",\"os/exec\"",
                                "tool := os.Getenv(\"CONVERTER\")",
                                "if tool == \"\" { tool = \"convert\" }",
                                "exec.Command(tool)"))
                .compile("base = SCRATCH")
                .warns("runs \"convert\"");
    }

    @Test
    void saysNothingOfWhatTheProgramCannotReach() {
        main("println()").file("git.go", """
                package main

                import "os/exec"

                func root() { exec.Command("git", "rev-parse") }
                """).accepts("base = SCRATCH");
        main("root()").compile("base = SCRATCH").warns("git.go:5 runs \"git\"");
    }

    @Test
    void saysNothingOfACommandThatIsNotGiven() {
        RuleTester service = tester.file("go.mod", GoService.mod() + "\nrequire github.com/spf13/cobra v1.9.0\n")
                .file("go.sum", GoService.sum("github.com/spf13/cobra v1.9.0"))
                .file("main.go", """
                        package main

                        import (
                        	"os/exec"

                        	"github.com/spf13/cobra"
                        )

                        func main() {
                        	root := &cobra.Command{Use: "api", Run: func(*cobra.Command, []string) { println() }}
                        	root.AddCommand(&cobra.Command{Use: "x", ValidArgsFunction: complete})
                        	root.AddCommand(attest())
                        	root.Execute()
                        }

                        func attest() *cobra.Command {
                        	command := &cobra.Command{Use: "attest", Run: func(*cobra.Command, []string) { exec.Command("cosign") }}
                        	return command
                        }

                        func complete(*cobra.Command, []string, string) ([]string, int) {
                        	exec.Command("git", "branch")
                        	return nil, 0
                        }
                        """);
        service.accepts("base = SCRATCH");
        service.compile("base = SCRATCH, args = \"attest\"").warns("runs \"cosign\"");
        service.compile("base = SCRATCH, args = \"__complete\"").warns("runs \"git\"");
    }

    @Test
    void acceptsProgramsThatComeWithTheService() {
        main("exec.Command(\"./helper\")", "exec.Command(\"/proc/self/exe\")", "exec.Command(\"/opt/tool/bin/x\")")
                .accepts("port = 8080");
    }

    @Test
    void acceptsAnImageWhoseProgramsAreNotKnown() {
        main("exec.Command(\"git\")").accepts("""
                base = ALPINE, from = "cgr.dev/chainguard/git:2.54", waive = @Waiver(rule = "UnpinnedBase", reason = "why")""");
    }

    @Test
    void severalProgramsAreOnePieceOfAdvice() {
        main("exec.Command(\"git\")", "exec.Command(\"fortune\")", "exec.Command(\"toilet\")")
                .compile("")
                .hasAdvice(
                        "base",
                        "main.go:9 runs \"fortune\", main.go:8 runs \"git\", main.go:10 runs \"toilet\","
                                + " which SCRATCH does not have",
                        "from = an image of yours that has them, whose registry goimage.properties allows: registries ="
                                + " its name, or Go code that does the same");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if runtime.GOOS == \"darwin\" { exec.Command(\"git\") }",
                "if runtime.GOOS != \"darwin\" { return }; exec.Command(\"git\")",
                "if runtime.GOOS != \"linux\" { exec.Command(\"git\") } else { println() }",
                "switch runtime.GOOS { case \"darwin\": exec.Command(\"git\"); case \"linux\": println() }",
            })
    void acceptsWhatOnlyOtherSystemsRun(String statement) {
        onSystems(statement).accepts("base = SCRATCH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if runtime.GOOS == \"linux\" { exec.Command(\"git\") }",
                "if runtime.GOOS == \"darwin\" { return }; exec.Command(\"git\")",
                "if runtime.GOOS != \"darwin\" { println() }; exec.Command(\"git\")",
                "switch runtime.GOOS { case \"darwin\": println(); default: exec.Command(\"git\") }",
                "println(runtime.GOOS); select { case <-make(chan int): exec.Command(\"git\") }",
                "println(runtime.GOOS); for i := range []int{1} { defer func() { _ = i; go exec.Command(\"git\").Run() }() }",
                "m := map[string]any{runtime.GOOS: []any{exec.Command(\"git\")}}; println(m)",
                "var c = exec.Command(\"git\"); println(c, runtime.GOOS)",
            })
    void warnsOfWhatLinuxRuns(String statement) {
        onSystems(statement).compile("base = SCRATCH").warns("runs \"git\"");
    }

    private RuleTester onSystems(String statement) {
        return tester.file("main.go", GoService.main("\"os/exec\",\"runtime\"", statement));
    }

    @Test
    void saysWhereTheProgramItselfLies() {
        main("exec.Command(\"api\", \"worker\")", "exec.Command(\"git\")");
        RuleTester.Result result = tester.compile("");
        result.hasAdvice(
                "base",
                "main.go:8 runs \"api\", which is the program itself and lies at /app",
                "os.Executable() in place of the name");
        result.hasAdvice("base", "main.go:9 runs \"git\", which SCRATCH does not have");
    }

    @Test
    void saysWhereAFurtherProgramLies() {
        String main = GoService.main("\"os/exec\"", "exec.Command(\"tool\")", "exec.Command(\"/tool\")");
        tester.file("cmd/api/main.go", main).file("cmd/tool/main.go", GoService.main("\"os\"", "os.Exit(0)"));
        tester.compile("base = SCRATCH, main = {\"./cmd/api\", \"./cmd/tool\"}")
                .warns("cmd/api/main.go:8 runs \"tool\", which is a program of the image and lies at /tool");
        tester.compile("base = SCRATCH, main = \"./cmd/api\"").warns("runs \"tool\", which SCRATCH does not have");
    }

    @Test
    void saysWhereTheOldImageInstallsIt() {
        main("exec.Command(\"ffmpeg\")", "exec.Command(\"pdftotext\")", "exec.Command(\"git\")");
        tester.file("Dockerfile", dockerfile("apk add --no-cache poppler-utils\nRUN apk add ffmpeg=~7"))
                .compile("")
                .hasAdvice(
                        "base",
                        "main.go:8 runs \"ffmpeg\" (Dockerfile:8 installs it), main.go:10 runs \"git\", main.go:9 runs"
                                + " \"pdftotext\" (Dockerfile:7 installs it), which SCRATCH does not have",
                        "from = an image of yours that has them, whose registry goimage.properties allows: registries ="
                                + " its name, or Go code that does the same");
        main("exec.Command(\"psql\")");
        tester.file("Dockerfile", dockerfile("apt-get update && apt-get install -y postgresql-client-17"))
                .compile("base = ALPINE")
                .warns("main.go:8 runs \"psql\" (Dockerfile:7 installs it), which ALPINE does not have");
    }

    @Test
    void readsNoDockerfileIfTheProjectSaysSo() {
        main("exec.Command(\"ffmpeg\")");
        tester.file("Dockerfile", dockerfile("apk add ffmpeg"))
                .file("goimage.properties", "rules = CopyFromDockerfile:off\n")
                .compile("")
                .hasAdvice("base", "main.go:8 runs \"ffmpeg\", which SCRATCH does not have");
    }

    @Test
    void whatOnlyTheBuildInstallsIsNotInTheOldImage() {
        main("exec.Command(\"git\")");
        tester.file(
                        "Dockerfile",
                        "FROM golang AS build\nRUN apk add git\nCOPY . .\nRUN go build -o /api .\nFROM scratch\n"
                                + "COPY --from=build /api /api\nENTRYPOINT [\"/api\"]\n")
                .compile("")
                .hasAdvice("base", "main.go:8 runs \"git\", which SCRATCH does not have");
    }

    private static String dockerfile(String install) {
        return "FROM golang AS build\nCOPY . .\nRUN go build -o /api .\n\nFROM alpine\n"
                + "COPY --from=build /api /api\nRUN " + install + "\nENTRYPOINT [\"/api\"]\n";
    }
}
