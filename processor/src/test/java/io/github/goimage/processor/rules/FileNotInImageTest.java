package io.github.goimage.processor.rules;

import static io.github.goimage.processor.CpuLimit.assertWithin;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileNotInImageTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(FileNotInImage.class, directory)
                .file("go.mod", GoService.mod())
                .file("data/a.json", "{}")
                .file("data/b.json", "{}")
                .file("templates/index.html", "x")
                .file(".env", "PORT=1")
                .file("tls/server.crt", "x");
    }

    private RuleTester main(String... statements) {
        return tester.file(
                "main.go",
                GoService.main("\"log\",\"os\",\"fmt\",\"html/template\",\"path/filepath\",\"flag\"", statements));
    }

    @Test
    void warnsOfAFileThatEveryRunOpens() {
        main("b, err := os.ReadFile(\"data/a.json\")", "if err != nil {", "panic(err)", "}", "_ = b")
                .compile("user = 20000")
                .hasWarning(
                        "files",
                        1,
                        1,
                        "main.go:13 opens \"data/a.json\", which the image does not hold",
                        "files = \"data/a.json\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "template.Must(template.ParseGlob(\"data/*.json\"))",
                "template.Must(template.ParseFiles(\"data/a.json\"))",
                "log.Fatal(os.ReadFile(\"data/a.json\"))",
            })
    void whatFilesBringsBelowTheWorkingDirectoryIsThere(String statement) {
        main(statement).file("data/a.json", "{}\n").accepts("files = \"data\", workdir = \"/srv/api\"");
        main(statement).file("data/a.json", "{}\n").accepts("volumes = \"data\", workdir = \"/srv/api\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log.Fatal(os.ReadFile(\"data/a.json\"))",
                "if _, err := os.Open(\"./data/a.json\"); err != nil { log.Fatalf(\"%v\", err) }",
                "if _, err := os.Open(\"data/a.json\"); err == nil { } else { os.Exit(1) }",
                "b, err := os.ReadFile(\"data/a.json\"); if err != nil { fmt.Println(err); return }; _ = b",
                "_, err := os.ReadFile(\"data/a.json\"); check(err)",
                "if err := load(\"data/a.json\"); err != nil { log.Panic(err) }",
                "fmt.Println(os.ReadFile(\"data/a.json\"))",
                "template.Must(template.ParseFiles(\"data/a.json\"))",
                "if len(os.Args) > 1 { return }; log.Fatal(os.ReadFile(\"data/a.json\"))",
                "p := flag.String(\"config\", \"data/a.json\", \"\"); flag.Parse(); log.Fatal(os.ReadFile(*p))",
                "dir := os.Getenv(\"DIR\"); if dir == \"\" { dir = \"data\" };"
                        + " log.Fatal(os.ReadFile(filepath.Join(dir, \"a.json\")))",
                "go func() { for { log.Fatal(os.ReadFile(\"data/a.json\")) } }()",
                "if os.Getenv(\"X\") == \"\" { log.Fatal(os.ReadFile(\"data/a.json\")) }",
            })
    void isCertain(String statement) {
        main(statement)
                .file("more.go", """
                        package main

                        import (
                        	"log"
                        	"os"
                        )

                        func check(err error) {
                        	if err != nil {
                        		log.Fatal(err)
                        	}
                        }

                        func load(path string) error {
                        	if f, err := os.Open(path); err != nil {
                        		return err
                        	} else {
                        		return f.Close()
                        	}
                        }
                        """)
                .compile("user = 20000")
                .warns("[FileNotInImage]", "fix: files = \"data/a.json\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "os.ReadFile(\"data/a.json\")",
                "if b, err := os.ReadFile(\"data/a.json\"); err == nil { _ = b }",
                "if _, err := os.ReadFile(\"data/a.json\"); err != nil { log.Print(err) }",
                "if x { log.Fatal(os.ReadFile(\"data/a.json\")) }",
                "if x { return }; log.Fatal(os.ReadFile(\"data/a.json\"))",
                "if len(os.Args) < 2 { return }; log.Fatal(os.ReadFile(\"data/a.json\"))",
                "http.HandleFunc(\"/\", func() { log.Fatal(os.ReadFile(\"data/a.json\")) })",
                "for _, y := range x { log.Fatal(os.ReadFile(\"data/a.json\")) }",
                "p := \"data/a.json\"; if x { p = \"data/b.json\" }; log.Fatal(os.ReadFile(p))",
                "go func() error { _, err := os.ReadFile(\"data/a.json\"); return err }()",
            })
    void isPossible(String statement) {
        main(statement)
                .compile("user = 20000")
                .advises("[FileNotInImage] com.acme.localcache @GoImage(files): main.go:13 may open \"data/a.json\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "data/a.json      # files = \"data\"",
                "data/a.json      # files = \"data/a.json\"",
                "/srv/data/a.json # files = \"data:/srv/data\"",
                "data/a.json      # volumes = \"/data\"",
                "/etc/hosts       # user = 20000",
                "/proc/stat       # user = 20000",
                "/tmp/x           # user = 20000",
                "../other/a.json  # user = 20000",
            })
    void acceptsWhatIsThere(String path, String members) {
        main("log.Fatal(os.ReadFile(\"" + path + "\"))").accepts(members);
    }

    @Test
    void acceptsWhatTheAnnotationReplaces() {
        main("p := flag.String(\"config\", \"data/a.json\", \"\")", "flag.Parse()", "log.Fatal(os.ReadFile(*p))")
                .accepts("args = \"-config=/etc/api.json\", volumes = \"/etc/api\"");
    }

    @Test
    void namesTheFewestFiles() {
        List<String> fixes = main(
                        "template.Must(template.ParseGlob(\"templates/*.html\"))",
                        "if _, err := os.ReadFile(\"data/a.json\"); err != nil { panic(err) }",
                        "log.Fatal(os.ReadFile(\"data/b.json\"))")
                .compile("files = \"tls\"")
                .fixes();

        String fix = "files = {\"tls\", \"data\", \"templates\"}";
        assertEquals(List.of(fix, fix, fix), fixes);
    }

    @Test
    void completesFilesWithAllOfThem() {
        main(
                        "if _, err := os.ReadFile(\"data/a.json\"); err == nil { }",
                        "if _, err := os.ReadFile(\"templates/index.html\"); err == nil { }")
                .compile("files = \"tls\"")
                .hasLine("complete: @GoImage(files = {\"tls\", \"data/a.json\", \"templates/index.html\"})");
    }

    @Test
    void doesNotCompleteWhatAWaiverAccepts() {
        main(
                        "if _, err := os.ReadFile(\"data/a.json\"); err == nil { }",
                        "if _, err := os.ReadFile(\"data/b.json\"); err == nil { }")
                .compile("waive = @io.github.goimage.Waiver(rule = \"FileNotInImage\", only = \"/data/a.json\","
                        + " reason = \"mounted in production\")")
                .hasLine("complete: @GoImage(files = \"data/b.json\", ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "root.Execute() | Run: func(*cobra.Command, []string) { log.Fatal(os.ReadFile(\"data/a.json\")) }",
                "root.Execute() | RunE: run",
                "if err := root.Execute(); err != nil { os.Exit(1) } | RunE: run",
                "cobra.CheckErr(root.ExecuteContext(nil)) | PersistentPreRunE: run, Run: func() {}",
                "cobra.OnInitialize(load); root.Execute() | Run: func() {}",
                "command().Execute() | Use: \"x\"",
            })
    void followsTheRootCommandOfCobra(String code) {
        String[] parts = code.split(" \\| ");
        boolean ends = parts[0].contains("err") || parts[0].contains("Err");
        RuleTester.Result result = commandLine(
                        "github.com/spf13/cobra", parts[0], "var root = &cobra.Command{" + parts[1] + "}\n", """

                        func run(*cobra.Command, []string) error {
                        	_, err := os.ReadFile("data/a.json")
                        	return err
                        }

                        func load() { log.Fatal(os.ReadFile("data/a.json")) }

                        func command() *cobra.Command {
                        	command := &cobra.Command{Run: func() { load() }}
                        	return command
                        }
                        """)
                .compile("user = 20000");

        if (ends || !parts[1].equals("RunE: run")) {
            result.warns("[FileNotInImage]", "fix: files = \"data/a.json\"");
        } else {
            result.advises("may open \"data/a.json\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app := &cli.App{Action: run}; if err := app.Run(os.Args); err != nil { log.Fatal(err) }",
                "app := cli.NewApp(); app.Action = run; log.Fatal(app.Run(os.Args))",
            })
    void followsTheActionOfUrfaveCli(String statements) {
        commandLine("github.com/urfave/cli/v2", statements, "", """

                        func run(*cli.Context) error {
                        	_, err := os.ReadFile("data/a.json")
                        	return err
                        }
                        """)
                .compile("user = 20000")
                .warns("[FileNotInImage]", "fix: files = \"data/a.json\"");
    }

    @Test
    void readsTheFieldOfAConfigurationThatATagNames() {
        commandLine("github.com/spf13/viper", "http.HandleFunc(\"/\", (&server{&config{}}).page)", "", """

                        type config struct {
                        	UI string `mapstructure:"ui-path"`
                        }

                        type server struct{ config *config }

                        func (s *server) page() {
                        	_, err := os.ReadFile(s.config.UI + "/index.html")
                        	log.Print(err)
                        }

                        func init() { viper.SetDefault("ui-path", "./templates") }
                        """)
                .compile("user = 20000")
                .advises("may open \"./templates/index.html\"", "files = \"templates/index.html\"");
    }

    @Test
    void aCommandThatIsAddedAsALiteralOpensWhenItIsGiven() {
        for (String added : List.of(
                "&cobra.Command{Use: \"x\", Run: func() { load() }}",
                "[]*cobra.Command{{Use: \"x\", Run: func() { load() }}}...",
                "commands...")) {
            RuleTester service = commandLine(
                    "github.com/spf13/cobra",
                    "root.AddCommand(" + added + "); root.Execute()",
                    "var root = &cobra.Command{Use: \"api\"}\n"
                            + (added.startsWith("commands")
                                    ? "var commands = []*cobra.Command{{Use: \"x\", Run: func() { load() }}}\n"
                                    : ""),
                    "\nfunc load() { log.Fatal(os.ReadFile(\"data/a.json\")) }\n");

            service.accepts("args = \"serve\"");
            service.compile("args = \"x\"").advises("may open \"data/a.json\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "root.RegisterFlagCompletionFunc(\"name\", names)",
                "root.RegisterFlagCompletionFunc(\"name\", func() { names() })",
                "sub := &cobra.Command{Use: \"sub\", ValidArgsFunction: names}; root.AddCommand(sub)",
            })
    void whatAShellAsksForIsNotOnTheWayOfARun(String statement) {
        commandLine(
                        "github.com/spf13/cobra",
                        "root := &cobra.Command{Use: \"api\"}; " + statement + "; root.Execute()",
                        "",
                        "\nfunc names() { log.Print(os.ReadFile(\"data/a.json\")) }\n")
                .accepts("args = \"serve\"");
    }

    @Test
    void aCommandThatAFunctionRegistersOpensWhenItIsGiven() {
        RuleTester service = commandLine("github.com/spf13/cobra", "println(len(commands))", "", """

                var commands = map[string]Command{}

                type Command struct {
                	Name string
                	CobraFunc func(*cobra.Command)
                }

                func RegisterCommand(command Command) { commands[command.Name] = command }

                func init() {
                	RegisterCommand(Command{
                		Name:      "load",
                		CobraFunc: func(cmd *cobra.Command) { cmd.RunE = wrapped(load) },
                	})
                }

                func wrapped(f func() error) func(*cobra.Command, []string) error { return nil }

                func load() error {
                	_, err := os.ReadFile("data/a.json")
                	return err
                }
                """);

        service.accepts("args = \"run\"");
        service.compile("args = \"load\"").advises("may open \"data/a.json\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "os.Exit(run())                # 1      # true",
                "code := run(); os.Exit(code)  # 2      # true",
                "os.Exit(run())                # failed # true",
                "os.Exit(run())                # 0      # false",
                "println(run())                # 1      # false",
            })
    void anExitStatusIsAnErrorThatEndsTheProgram(String statements, String status, boolean ends) {
        RuleTester.Result result =
                main(statements).file("run.go", """
                        package main

                        import "os"

                        const failed = 3

                        func run() int {
                        	data, err := os.ReadFile("data/a.json")
                        	if err != nil {
                        		println("no data")
                        		return STATUS
                        	}
                        	return len(data) - len(data)
                        }
                        """.replace("STATUS", status)).compile("user = 20000");

        if (ends) {
            result.warns("opens \"data/a.json\"", "fix: files = \"data/a.json\"");
        } else {
            result.advises("may open \"data/a.json\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if len(os.Args) == 1 { println(\"usage\"); return }",
                "if len(os.Args) < 2 { println(\"usage\"); os.Exit(2) }",
                "if flag.NArg() == 0 { flag.Usage(); os.Exit(0) }",
                "if len(os.Args) < 2 { log.Fatal(\"usage\") }",
            })
    void aProgramThatNeedsAnArgumentIsGivenOne(String statement) {
        main(statement, "(&api{}).run()")
                .file("api.go", """
                        package main

                        import (
                        	"log"
                        	"os"
                        	"path/filepath"
                        )

                        type api struct{ directory string }

                        func (a *api) run() {
                        	a.directory = "data"
                        	if _, err := os.ReadFile(filepath.Join(a.directory, "a.json")); err != nil {
                        		log.Fatal(err)
                        	}
                        }
                        """)
                .compile("args = \"x\"")
                .advises("may open \"data/a.json\"");
    }

    @Test
    void theFixNamesNoFileThatAWaiverAccepts() {
        main(
                        "for _, name := range []string{\"data/a.json\", \"data/b.json\"} {",
                        "if _, err := os.ReadFile(name); err != nil { log.Fatal(err) }",
                        "}")
                .compile("waive = @Waiver(rule = \"FileNotInImage\", only = \"/data/a.json\", reason = \"mounted\")")
                .warns("opens \"data/b.json\"", "fix: files = \"data/b.json\"");
    }

    @Test
    void aWordThatACommentComparesIsAPath() {
        RuleTester service = main("defer func() { log.Print(os.ReadDir(\"data\")) }()");
        service.file("mode.go", "package main\n\n// case \"data\", or mode == \"data\", reads it.\nvar mode = \"x\"\n")
                .compile("user = 20000")
                .advises("may open \"data\"");
        for (String asked : List.of(
                "func is(mode string) bool { return mode == \"data\" }",
                "func is(mode string) bool {\n\tswitch mode {\n\tcase \"all\", \"data\":\n\t\treturn true\n\t}"
                        + "\n\treturn false\n}",
                "import \"slices\"\n\nfunc is(mode string) bool {"
                        + "\n\treturn slices.Contains([]string{\"all\", \"data\"}, mode)\n}")) {
            service.file("mode.go", "package main\n\n" + asked + "\n").accepts("user = 20000");
        }
    }

    private RuleTester commandLine(String path, String statements, String before, String behind) {
        String module = path + (path.endsWith("/v2") ? " v2.1.0" : " v1.1.0");
        return tester.file("go.mod", GoService.mod() + "\nrequire " + module + "\n")
                .file("go.sum", GoService.sum(module))
                .file("main.go", GoService.main("\"log\",\"os\",\"" + path + "\"", statements) + before + behind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "viper.AddConfigPath(\"config\"); viper.SetConfigName(\"app\") # files = \"config/app.yaml\"",
                "viper.AddConfigPath(\"/etc/api\"); viper.AddConfigPath(\".\"); viper.SetConfigName(\"api\") #"
                        + " files = \"api.toml\"",
                "viper.AddConfigPath(\"$HOME/.api\"); viper.AddConfigPath(\"./config\") # files = \"config/config.json\"",
            })
    void findsTheConfigurationThatViperSearches(String statements, String fix) {
        tester.file("config/app.yaml", "a: 1").file("config/config.json", "{}").file("api.toml", "a = 1");
        commandLine(
                        "github.com/spf13/viper",
                        statements + "; if err := viper.ReadInConfig(); err != nil { log.Fatal(err) }",
                        "",
                        "")
                .compile("user = 20000")
                .warns("[FileNotInImage]", "fix: " + fix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "viper.AddConfigPath(\"/etc/api\"); viper.SetConfigName(\"app\"); log.Fatal(viper.ReadInConfig())",
                "viper.AddConfigPath(\"config\"); viper.SetConfigName(\"other\"); log.Fatal(viper.ReadInConfig())",
                "viper.AddConfigPath(\"../config\"); viper.SetConfigName(\"app\"); log.Fatal(viper.ReadInConfig())",
                "viper.AddConfigPath(\"config\"); viper.SetConfigName(\"app\")",
            })
    void saysNothingOfAConfigurationThatIsElsewhere(String statements) {
        tester.file("config/app.yaml", "a: 1");
        commandLine("github.com/spf13/viper", statements, "", "").accepts("user = 20000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filepath.Glob(\"api/*.go\")",
                "os.ReadFile(\"go.mod\")",
                "os.ReadFile(\"testdata/a.json\")",
                "os.ReadFile(os.Getenv(\"HOME\") + \"/data/a.json\")",
                "os.ReadFile(filepath.Join(\"\", \"data/a.json\"))",
                "os.ReadFile(dir + \"/data/a.json\")",
            })
    void saysNothingOfSourcesAndWhatIsNoPath(String call) {
        main("dir := \"\"", call, "fmt.Println(dir)")
                .file("api/api.go", "package api")
                .file("testdata/a.json", "{}")
                .accepts("user = 20000");
    }

    /** Only tools for the code itself list its directories. */
    @Test
    void saysNothingOfADirectoryOfCodeThatARunMayList() {
        tester.file("tpl/tpl.go", "package tpl\n").file("web/a.html", "");
        tester.file("main.go", GoService.main("\"os\",\"log\"", "if x { os.ReadDir(\"tpl\") }"))
                .accepts("user = 20000");
        tester.file("main.go", GoService.main("\"os\",\"log\"", "if x { os.ReadDir(\"web\") }"))
                .compile("user = 20000")
                .advises("may open \"web\"");
    }

    /** Two links to their own directory double the ways at each element of the pattern. */
    @Test
    void aPatternThroughLinksTakesNoMoreThanLinearTime() {
        main("fmt.Println(filepath.Glob(\"" + "*/".repeat(30) + "*.none\"))")
                .link("a", ".")
                .link("b", ".");
        assertWithin(
                Duration.ofSeconds(10), () -> tester.compile("user = 20000").file("Dockerfile"));
        main("template.Must(template.ParseGlob(\"" + "*/".repeat(5000) + "*.none\"))");
        assertWithin(
                Duration.ofSeconds(10), () -> tester.compile("user = 20000").file("Dockerfile"));
    }

    @Test
    void aWaiverNamesThePath() {
        main("log.Fatal(os.ReadFile(\"data/a.json\"))")
                .accepts("waive = @io.github.goimage.Waiver(rule = \"FileNotInImage\", only = \"/data/a.json\", "
                        + "reason = \"mounted\")");
    }

    @Test
    void advisesToMountWhatIsSecret() {
        main("log.Fatal(os.ReadFile(\"tls/server.crt\"))")
                .compile("user = 20000")
                .advises(
                        "[FileNotInImage] com.acme.localcache @GoImage(files): main.go:13 opens"
                                + " \"tls/server.crt\", which the image does not hold and must not",
                        "fix: docker run -v \"$PWD/tls/server.crt:/tls/server.crt:ro\"");
    }

    @Test
    void advisesOfAnEnvironmentFile() {
        tester.file(
                        "main.go",
                        GoService.main(
                                "\"log\",\"github.com/joho/godotenv\"",
                                "if err := godotenv.Load(); err != nil { log.Fatal(err) }"))
                .file("go.mod", GoService.mod() + "\nrequire github.com/joho/godotenv v1.5.1\n")
                .file("go.sum", GoService.sum("github.com/joho/godotenv v1.5.1"))
                .compile("user = 20000")
                .advises("fix: docker run --env-file .env");
    }

    @Test
    void advisesToMountWhatIsNowhere() {
        main("log.Fatal(os.ReadFile(\"/etc/api/config.yaml\"))")
                .compile("user = 20000")
                .advises("opens \"/etc/api/config.yaml\", which neither the module nor the image holds");
    }

    @Test
    void warnsOfAPatternThatMatchesNothing() {
        main("template.Must(template.ParseGlob(\"views/*.html\"))")
                .compile("user = 20000")
                .warns("opens \"views/*.html\", which matches no file of the module");
    }

    @Test
    void warnsOfAPathBesideASourceFile() {
        tester.file("main.go", GoService.main("\"log\",\"example.com/api/config\"", "log.Fatal(config.Load())"))
                .file("config/config.go", """
                        package config

                        import (
                        	"os"
                        	"path/filepath"
                        	"runtime"
                        )

                        func Load() ([]byte, error) {
                        	_, self, _, _ := runtime.Caller(0)
                        	return os.ReadFile(filepath.Join(filepath.Dir(self), "app.yaml"))
                        }
                        """)
                .file("config/app.yaml", "a: b")
                .compile("files = \"config/app.yaml\"")
                .warns(
                        "config/config.go:11 opens a file beside its source file (config/config.go:10)",
                        "\"example.com/api/config/app.yaml\"");
    }

    @Test
    void aConfigurationThatIsOnlyUsedIfItIsThereNeedNotBe() {
        String search = "viper.AddConfigPath(\".\"); viper.SetConfigName(\"server\")";
        RuleTester service = tester.file("server.yaml", "port: 1\n")
                .file("go.mod", GoService.mod() + "\nrequire github.com/spf13/viper v1.20.0\n")
                .file("go.sum", GoService.sum("github.com/spf13/viper v1.20.0"));
        String imports = "\"log\",\"github.com/spf13/viper\"";

        service.file(
                        "main.go",
                        GoService.main(
                                imports, search, "if err := viper.ReadInConfig(); err == nil {", "log.Print()", "}"))
                .accepts("user = 20000");
        service.file(
                        "main.go",
                        GoService.main(
                                imports, search, "if err := viper.ReadInConfig(); err != nil {", "log.Print(err)", "}"))
                .compile("user = 20000")
                .advises("may open \"./server.yaml\"");
    }
}
