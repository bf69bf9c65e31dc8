package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NotWritableTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(NotWritable.class, directory)
                .file("go.mod", GoService.mod())
                .file("data/app.db", "x");
    }

    private RuleTester main(String... statements) {
        return tester.file("main.go", GoService.main("\"log\",\"os\",\"fmt\",\"flag\",\"net\"", statements));
    }

    @Test
    void warnsOfAWriteThatEveryRunMakes() {
        main("if err := os.WriteFile(\"/var/lib/api/state.json\", nil, 0o644); err != nil {", "log.Fatal(err)", "}")
                .compile("user = 20000")
                .hasWarning(
                        "volumes",
                        1,
                        1,
                        "main.go:12 writes \"/var/lib/api/state.json\", where the service cannot write",
                        "volumes = \"/var/lib/api\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "dir, _ := os.UserCacheDir()   # $XDG_CACHE_HOME  # env = \"XDG_CACHE_HOME=/cache\", volumes = \"/cache\"",
                "dir, _ := os.UserConfigDir()  # $XDG_CONFIG_HOME # env = \"XDG_CONFIG_HOME=/config\", volumes ="
                        + " \"/config\"",
                "dir, _ := os.UserHomeDir()    # $HOME # env = \"HOME=/home\", volumes = \"/home\"",
                "dir := os.Getenv(\"HOME\")    # $HOME # env = \"HOME=/home\", volumes = \"/home\"",
            })
    void namesAVolumeForWhatLiesBelowTheHomeDirectory(String statement, String shown, String fix) {
        RuleTester service =
                main(statement, "if err := os.MkdirAll(dir+\"/api\", 0o700); err != nil { log.Fatal(err) }");

        service.compile("user = 20000").warns("writes \"" + shown + "/api\"", "fix: " + fix);
        service.accepts(fix);
    }

    @Test
    void warnsOfTheDefaultOfAFlagThatAStructWithoutANameHolds() {
        main("if err := os.MkdirAll(options.Data, 0o755); err != nil { log.Fatal(err) }")
                .file("options.go", """
                        package main

                        import "flag"

                        var options struct {
                        	Data string
                        }

                        func init() {
                        	flag.StringVar(&options.Data, "data-dir", "./data", "directory of the uploads")
                        }
                        """)
                .compile("user = 20000")
                .warns("writes \"./data\"", "fix: volumes = \"/data\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "os.MkdirAll(\".\", 0o755)",
                "os.WriteFile(dir+\"/state.json\", nil, 0o644)",
                "os.WriteFile(dir+\".tmp\", nil, 0o644)",
                "os.MkdirAll(data(), 0o755)",
            })
    void saysNothingOfTheWorkingDirectoryAndWhatIsNoPath(String call) {
        main("var dir string", "log.Fatal(" + call + ")").file("data.go", """
                        package main

                        import "runtime"

                        func data() string {
                        	switch runtime.GOOS {
                        	case "windows":
                        		return "AppData"
                        	case "linux":
                        		return "/tmp/data"
                        	default:
                        		return "data"
                        	}
                        }
                        """).accepts("user = 20000");
    }

    @Test
    void namesNoFlagThatOnlyLeadsToTheWrite() {
        main(
                        "p := flag.String(\"mode\", \"all\", \"\")",
                        "if *p == \"all\" { if err := os.Mkdir(\"out\", 0o755); err != nil { log.Fatal(err) } }")
                .compile("user = 20000")
                .warns("fix: volumes = \"/out\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "log.Fatal(os.MkdirAll(\"/var/cache/api\", 0o755))               # fix: volumes = \"/var/cache/api\"",
                "fmt.Println(os.WriteFile(\"state/x.json\", nil, 0o644))         # fix: volumes = \"/state\"",
                "f, err := os.OpenFile(\"data/app.db\", os.O_RDWR, 0); fmt.Println(f != nil, err) # fix:"
                        + " volumes = \"/data\"",
                "if _, err := os.Create(\"app.db\"); err != nil { panic(err) }   # fix: write \"/data/app.db\","
                        + " and volumes = \"/data\"",
                "p := flag.String(\"db\", \"app.db\", \"\"); if _, err := os.Create(*p); err != nil {"
                        + " panic(err) } # fix: args = \"--db=/data/app.db\", and volumes = \"/data\"",
                "f, err := os.OpenFile(\"/var/log/app.log\", os.O_APPEND|os.O_CREATE, 0); if err != nil {"
                        + " log.Fatal(err) }; _ = f # fix: write the log to standard output",
                "_, err := net.Listen(\"unix\", \"/run/api/api.sock\"); if err != nil { log.Fatal(err) } # fix:"
                        + " volumes = \"/run/api\"",
            })
    void namesWhatToDo(String statement, String fix) {
        main(statement).compile("user = 20000").warns("[NotWritable]", fix);
    }

    @Test
    void acceptsAGeneratorOfGoCode() {
        main("if err := os.WriteFile(\"api/types.go\", nil, 0o644); err != nil { log.Fatal(err) }")
                .accepts("user = 20000");
        main("if err := os.WriteFile(\"api/types.json\", nil, 0o644); err != nil { log.Fatal(err) }")
                .compile("user = 20000")
                .warns("[NotWritable]", "fix: volumes = \"/api\"");
    }

    @Test
    void keepsTheVolumesThatAreThere() {
        main("log.Fatal(os.MkdirAll(\"/cache\", 0o755))")
                .compile("volumes = \"/data\"")
                .warns("fix: volumes = {\"/data\", \"/cache\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "os.MkdirAll(\"/cache\", 0o755)                                       # may write \"/cache\"",
                "if x { log.Fatal(os.MkdirAll(\"/cache\", 0o755)) }                   # may write \"/cache\"",
                "if err := os.MkdirAll(\"/cache\", 0o755); err != nil { log.Print(err) } # may write \"/cache\"",
            })
    void advisesOfWhatARunMayWrite(String statement, String advice) {
        main(statement).compile("user = 20000").advises(advice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "/data/x      # volumes = \"/data\"",
                "data/x       # volumes = \"/data\"",
                "/tmp/x       # user = 20000",
                "/dev/stdout  # user = 20000",
                "../x         # user = 20000",
            })
    void acceptsWhatTheServiceMayWrite(String path, String members) {
        main("log.Fatal(os.WriteFile(\"" + path + "\", nil, 0))").accepts(members);
    }

    /** What is compared is a word that stands for something else; the root and the binary are no place to write to. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "dir == \"default\"               # os.MkdirAll(dir+\"/api\", 0o755)",
                "slices.Contains([]string{\"off\", \"default\"}, dir) # os.MkdirAll(dir+\"/api\", 0o755)",
                "x                             # os.Mkdir(\"/\", 0o755)",
                "x                             # self, _ := os.Executable(); os.Rename(\"/tmp/new\", self+\".old\")",
            })
    void saysNothingOfWordsAndOfWhatNobodyWrites(String condition, String write) {
        main("println(" + condition + ")", "if x { save() }", "}", "var dir = \"default\"", "func save() {", write)
                .accepts("user = 20000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "dir == \"other\" # os.MkdirAll(dir+\"/api\", 0o755) # may write \"default/api\"",
                "x # os.Mkdir(\"/x\", 0o755) # may write \"/x\"",
                "x # os.Rename(\"/tmp/new\", \"/apps\") # may write \"/apps\"",
            })
    void advisesOfOtherPaths(String condition, String write, String advice) {
        main("println(" + condition + ")", "if x { save() }", "}", "var dir = \"default\"", "func save() {", write)
                .compile("user = 20000")
                .advises(advice);
    }

    /** The directory of a user who is not known, and what follows the return of Linux. */
    @Test
    void saysNothingOfDirectoriesThatStandForOthers() {
        RuleTester service = tester.file(
                "main.go",
                GoService.main(
                        "\"os\",\"os/user\",\"path\",\"runtime\"",
                        "if x { os.WriteFile(history(), nil, 0o600) }",
                        "}",
                        "func history() string {",
                        "home := \".\"",
                        "if usr, err := user.Current(); err == nil { home = usr.HomeDir }",
                        "if runtime.GOOS == \"linux\" { return path.Join(home, \".config\", \"history\") }",
                        "return path.Join(\"AppData\", \"history\")"));
        service.accepts("user = 20000");
        tester.file(
                        "main.go",
                        GoService.main(
                                "\"os\",\"path\"",
                                "if x { os.WriteFile(history(), nil, 0o600) }",
                                "}",
                                "func history() string {",
                                "home := \".\"",
                                "return path.Join(home, \".config\", \"history\")"))
                .compile("user = 20000")
                .advises("may write \".config/history\"");
    }

    @Test
    void aCommandOfTheTeamsOwnWritesWhenItIsGiven() {
        String own = """
                        type simpleCommand struct {
                        	name string
                        	run  func() error
                        }

                        func main() {
                        	cobra.OnInitialize()
                        	for _, command := range %s {
                        		command.run()
                        	}
                        }

                        func generator() *simpleCommand {
                        	return &simpleCommand{name: "generate", run: func() error { write(); return nil }}
                        }
                        """;
        RuleTester service = commands("github.com/spf13/cobra", own.formatted("[]*simpleCommand{generator()}"));
        service.accepts("args = \"serve\"");
        service.compile("args = \"generate\"").advises("may write \"state.json\"");
        commands("github.com/spf13/cobra", own.formatted("all(generator())"))
                .compile("args = \"serve\"")
                .advises("may write \"state.json\"");
    }

    private RuleTester using(String module, String... statements) {
        return importing(module, "log\",\"" + module.substring(0, module.indexOf(' ')), statements);
    }

    private RuleTester importing(String module, String imported, String... statements) {
        return tester.file("go.mod", GoService.mod() + "\nrequire " + module + "\n")
                .file("go.sum", GoService.sum(module))
                .file("main.go", GoService.main("\"" + imported + "\"", statements));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "badger.Open(badger.DefaultOptions(\"db\"))",
                "badger.Open(badger.DefaultOptions(\"db\").WithLogger(nil).WithSyncWrites(true))",
                "badger.Open(badger.LSMOnlyOptions(\"db\"))",
            })
    void whatTheOptionsOfALibraryNameIsOpenedWithThem(String open) {
        String badger = "github.com/dgraph-io/badger/v4 v4.8.0";
        using(badger, "if _, err := " + open + "; err != nil { log.Fatal(err) }")
                .compile("user = 20000")
                .warns("main.go:9 writes \"db\"", "fix: volumes = \"/db\"");
        String[] inVariables =
                open.replace("badger.Open(", "").replaceFirst("\\)$", "").split("(?<=\"\\))", 2);
        using(
                        badger,
                        "opts := " + inVariables[0],
                        "all := opts" + inVariables[1],
                        "if _, err := badger.Open(all); err != nil { log.Fatal(err) }")
                .compile("user = 20000")
                .warns("main.go:9 writes \"db\"", "fix: volumes = \"/db\"");
        using(badger, "db, err := " + open, "println(db, err)")
                .compile("user = 20000")
                .advises("may write \"db\"");
        using(badger, "if _, err := " + open.replace("\"db\"", "\"\"") + "; err != nil { log.Fatal(err) }")
                .accepts("user = 20000");
    }

    private RuleTester apiserver(String options) {
        return importing(
                        "k8s.io/apiserver v0.34.1",
                        "log",
                        "o := options{}",
                        "if err := o.secure(); err != nil { log.Fatal(err) }")
                .file("options.go", """
                    package main

                    import genericoptions "k8s.io/apiserver/pkg/server/options"

                    type options struct {
                    	serving *genericoptions.SecureServingOptionsWithLoopback
                    }

                    """ + options);
    }

    private static final String SECURE = """
        func (o *options) secure() error {
        	return o.serving.MaybeDefaultWithSelfSignedCerts("localhost", nil, nil)
        }
        """;

    @Test
    void aLibraryWritesInADirectoryOfItsOwnChoice() {
        RuleTester service = apiserver(SECURE);
        service.compile("user = 20000")
                .warns(
                        "options.go:10 writes \"apiserver.local.config/certificates\" (the default of"
                                + " k8s.io/apiserver/pkg/server/options), where the service cannot write",
                        "fix: volumes = \"/apiserver.local.config/certificates\"");
        service.accepts("volumes = \"/apiserver.local.config/certificates\"");
        service.accepts("args = \"--cert-dir=/tmp\"");
        service.accepts("args = {\"--tls-cert-file\", \"/certs/tls.crt\"}");
        service.compile("args = \"--secure-port=4443\"").warns("[NotWritable]");
        service.file("client.go", "package main\n\nfunc init() { client.TLS.CertFile = file() }\n")
                .compile("user = 20000")
                .warns("[NotWritable]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "func init() { made.serving.ServerCert.CertDirectory = \"\" }",
                "func init() { flag.StringVar(&made.serving.ServerCert.CertDirectory, \"certs\", \"/tmp\", \"\") }",
                "func init() { made.serving.ServerCert.CertKey.CertFile = file() }",
                "var cert = genericoptions.GeneratableKeyCert{CertKey: genericoptions.CertKey{CertFile: file()}}",
            })
    void theCodeChoosesTheDirectoryOfALibrary(String choice) {
        apiserver(SECURE + "\nvar made options\n" + choice).accepts("user = 20000");
    }

    @Test
    void aLibraryWritesNothingThatIsNotCalled() {
        apiserver("func (o *options) secure() error { return nil }").accepts("user = 20000");
        apiserver("type own struct{}\n\nfunc (own) MaybeDefaultWithSelfSignedCerts() error { return nil }\n\n"
                        + "func (o *options) secure() error { return own{}.MaybeDefaultWithSelfSignedCerts() }")
                .accepts("user = 20000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "github.com/pocketbase/pocketbase v0.30.0 # github.com/pocketbase/pocketbase # app := pocketbase.New();"
                        + " if err := app.Start(); err != nil { log.Fatal(err) } # main.go:9 writes \"/pb_data\""
                        + " # volumes = \"/pb_data\" # args = \"--dir=/tmp\"",
                "github.com/caddyserver/certmagic v0.25.6 # github.com/caddyserver/certmagic"
                        + " # log.Fatal(certmagic.HTTPS(nil, nil)) # main.go:9 writes \"$XDG_DATA_HOME/certmagic\""
                        + " # env = \"XDG_DATA_HOME=/data\", volumes = \"/data\" # env = \"HOME=/tmp\"",
                "golang.org/x/crypto v0.59.0 # golang.org/x/crypto/acme/autocert # l := autocert.NewListener();"
                        + " l.Close(); log.Print() # main.go:9 may write \"$XDG_CACHE_HOME/golang-autocert\""
                        + " # env = \"XDG_CACHE_HOME=/cache\", volumes = \"/cache\" # env = \"XDG_CACHE_HOME=/tmp\"",
                "tailscale.com v1.104.7 # tailscale.com/tsnet # s := &tsnet.Server{Hostname: \"api\"};"
                        + " s.Start(); log.Print()"
                        + " # main.go:9 may write \"$XDG_CONFIG_HOME/tsnet-app\""
                        + " # env = \"XDG_CONFIG_HOME=/config\", volumes = \"/config\" # env = \"HOME=/tmp\"",
                "github.com/caddyserver/caddy/v2 v2.11.9 # github.com/caddyserver/caddy/v2/cmd # log.Print();"
                        + " cmd.Main()"
                        + " # main.go:9 may write \"$XDG_DATA_HOME/caddy\""
                        + " # env = {\"XDG_CONFIG_HOME=/config\", \"XDG_DATA_HOME=/data\"},"
                        + " volumes = {\"/config\", \"/data\"}"
                        + " # env = \"HOME=/tmp\"",
            })
    void namesAVolumeForTheDirectoryOfALibrary(
            String module, String imported, String statement, String said, String fix, String replaced) {
        RuleTester service = importing(module, "log\",\"" + imported, statement);

        RuleTester.Result result = service.compile("user = 20000");
        if (said.contains("may write")) {
            result.advises(said);
        } else {
            result.warns(said);
        }
        service.accepts(fix);
        service.accepts(replaced);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "github.com/pocketbase/pocketbase v0.30.0 # github.com/pocketbase/pocketbase # app :="
                        + " pocketbase.NewWithConfig(pocketbase.Config{DefaultDataDir: dir()}); log.Fatal(app.Start())",
                "github.com/caddyserver/certmagic v0.25.6 # github.com/caddyserver/certmagic #"
                        + " certmagic.Default.Storage = store(); log.Fatal(certmagic.HTTPS(nil, nil))",
                "tailscale.com v1.104.7 # tailscale.com/tsnet # s := &tsnet.Server{Dir: dir()}; log.Fatal(s.Start())",
                "tailscale.com v1.104.7 # tailscale.com/tsnet # s := new(tsnet.Server); s.Dir = dir();"
                        + " log.Fatal(s.Start())",
            })
    void acceptsTheDirectoryThatTheCodeChooses(String module, String imported, String statement) {
        importing(module, "log\",\"" + imported, statement).accepts("user = 20000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "cfg.OutputPaths = LOG; zap.Must(cfg.Build()) # true",
                "cfg.OutputPaths = LOG; log.Fatal(cfg.Build()) # true",
                "if len(os.Args) > 2 { cfg.OutputPaths = LOG }; zap.Must(cfg.Build()) # false",
                "cfg.OutputPaths = LOG; log.Fatal(other.Build()) # false",
                "cfg.OutputPaths = LOG; logger, err := cfg.Build(); use(logger, err) # false",
            })
    void aFieldThatIsAlwaysSetIsOpenedWithTheOthers(String statements, boolean certain) {
        RuleTester.Result result = using(
                        "go.uber.org/zap v1.27.0",
                        "cfg := zap.NewProductionConfig(); other := cfg",
                        statements.replace("LOG", "[]string{\"/var/log/api/api.log\"}"))
                .compile("user = 20000");
        if (certain) {
            result.warns("writes \"/var/log/api/api.log\"", "fix: volumes = \"/var/log/api\"");
        } else {
            result.advises("may write \"/var/log/api/api.log\"");
        }
    }

    @Test
    void theDatabaseOfADialectorIsOpenedByWhatTakesIt() {
        String sqlite = "github.com/glebarez/sqlite v1.11.0";
        String gorm = "gorm.io/gorm v1.25.0";
        tester.file("go.mod", GoService.mod() + "\nrequire (\n\t" + sqlite + "\n\t" + gorm + "\n)\n")
                .file("go.sum", GoService.sum(sqlite) + GoService.sum(gorm))
                .file(
                        "main.go",
                        GoService.main(
                                "\"log\",\"github.com/glebarez/sqlite\",\"gorm.io/gorm\"",
                                "dialector := sqlite.Open(\"store/api.db\")",
                                "if _, err := gorm.Open(dialector, &gorm.Config{}); err != nil { log.Fatal(err) }"))
                .compile("user = 20000")
                .warns("writes \"store/api.db\"", "fix: volumes = \"/store\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "go.etcd.io/etcd/server/v3 v3.7.3 # go.etcd.io/etcd/server/v3/embed # c := embed.NewConfig(); c.Dir ="
                        + " \"default.etcd\"; log.Print() # default.etcd # /default.etcd",
                "github.com/nats-io/nats-server/v2 v2.15.1 # github.com/nats-io/nats-server/v2/server #"
                        + " log.Print(server.NewServer(&server.Options{StoreDir: \"jetstream\"})) # jetstream # /jetstream",
                "github.com/hashicorp/serf v0.10.2 # github.com/hashicorp/serf/serf # c := serf.DefaultConfig();"
                        + " c.SnapshotPath = \"serf/snap\"; log.Print() # serf/snap # /serf",
                "github.com/tus/tusd/v2 v2.9.1 # github.com/tus/tusd/v2/pkg/filestore # s := filestore.New(\"up\");"
                        + " s.UseIn(nil); log.Print() # up # /up",
                "github.com/prometheus/prometheus v0.316.0 # github.com/prometheus/prometheus/tsdb # db, _ :="
                        + " tsdb.Open(\"tsdb\", nil, nil, nil, nil); db.Close(); log.Print()"
                        + " # tsdb # /tsdb",
            })
    void whatAServerIsToldToKeepItsDataIn(
            String module, String imported, String statement, String path, String volume) {
        RuleTester service = importing(module, "log\",\"" + imported, statement);

        service.compile("user = 20000").advises("main.go:9 may write \"" + path + "\"");
        service.accepts("volumes = \"" + volume + "\"");
    }

    @Test
    void readsTheFieldsOfTheConfigurationOfZap() {
        String zap = "go.uber.org/zap v1.27.0";
        using(
                        zap,
                        "cfg := zap.NewProductionConfig()",
                        "cfg.OutputPaths = []string{\"stdout\", \"/var/log/api/api.log\"}",
                        "cfg.Build()")
                .compile("user = 20000")
                .hasAdvice(
                        "volumes",
                        "main.go:10 may write \"/var/log/api/api.log\", where the service cannot write",
                        "volumes = \"/var/log/api\"");
        using(zap, "var cfg zap.Config", "cfg.ErrorOutputPaths = []string{\"logs/x\"}")
                .compile("user = 20000")
                .advises("main.go:10 may write \"logs/x\"");
        using(zap, "cfg := zap.NewProductionConfig()", "cfg.OutputPaths = []string{\"stderr\"}")
                .accepts("user = 20000");
        using(zap, "cfg := other()", "cfg.OutputPaths = []string{\"/x/y\"}", "zap.NewNop()")
                .accepts("user = 20000");
    }

    private RuleTester commands(String library, String commands) {
        return tester.file("go.mod", GoService.mod() + "\nrequire " + version(library) + "\n")
                .file("go.sum", GoService.sum(version(library)))
                .file("write.go", """
                        package main

                        import "os"

                        func write() {
                        	if err := os.WriteFile("state.json", nil, 0o644); err != nil {
                        		os.Stderr.WriteString("not written")
                        	}
                        }
                        """)
                .file("main.go", "package main\n\nimport \"" + library + "\"\n\n" + commands);
    }

    private static String version(String library) {
        return library + (library.endsWith("/v2") ? " v2.27.0" : " v1.9.0");
    }

    @Test
    void aCommandOfCobraWritesWhenItIsGiven() {
        RuleTester service = commands("github.com/spf13/cobra", """
                        func main() {
                        	root := &cobra.Command{Use: "api", Run: func(*cobra.Command, []string) { println("serving") }}
                        	root.AddCommand(generator())
                        	if err := root.Execute(); err != nil {
                        		panic(err)
                        	}
                        }

                        func generator() *cobra.Command {
                        	command := &cobra.Command{
                        		Use:     "generate [flags]",
                        		Aliases: []string{"g"},
                        		Run:     func(*cobra.Command, []string) { write() },
                        	}
                        	return command
                        }
                        """);

        service.accepts("user = 20000");
        service.accepts("args = \"serve\"");
        service.compile("args = {\"generate\", \"-v\"}").advises("may write \"state.json\"");
        service.compile("args = \"g\"").advises("may write \"state.json\"");
        service.compile("fixedArgs = \"generate\"").advises("may write \"state.json\"");
    }

    @Test
    void theRootCommandWritesWithoutBeingGiven() {
        commands("github.com/spf13/cobra", """
                        var root = &cobra.Command{Use: "api", Run: func(*cobra.Command, []string) { write() }}

                        func main() {
                        	if err := root.Execute(); err != nil {
                        		panic(err)
                        	}
                        }
                        """).compile("user = 20000").advises("may write \"state.json\"");
    }

    @Test
    void aProgramThatGivesItselfArgumentsMayRunAnyCommand() {
        commands("github.com/spf13/cobra", """
                        var root, serve = &cobra.Command{Use: "api"}, &cobra.Command{Use: "serve", Run: run}

                        func run(*cobra.Command, []string) { write() }

                        func main() {
                        	root.AddCommand(serve)
                        	root.SetArgs([]string{"serve"})
                        	root.Execute()
                        }
                        """).compile("user = 20000").advises("may write \"state.json\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cli.Command{", "{", "&cli.Command{"})
    void aCommandOfCliWritesWhenItIsGiven(String literal) {
        RuleTester service = commands("github.com/urfave/cli/v2", """
                        func main() {
                        	app := &cli.App{
                        		Action: func(*cli.Context) error { return nil },
                        		Commands: []*cli.Command{
                        			LITERALName: "format", Action: func(*cli.Context) error { write(); return nil }},
                        		},
                        	}
                        	app.Run(nil)
                        }
                        """.replace("LITERAL", literal));

        service.accepts("user = 20000");
        service.compile("args = \"format\"").advises("may write \"state.json\"");
    }

    @Test
    void whatACommandAndTheStartShareIsWrittenAnyway() {
        commands("github.com/urfave/cli/v2", """
                        func main() {
                        	app := &cli.App{
                        		Action:   func(*cli.Context) error { write(); return nil },
                        		Commands: []*cli.Command{{Name: "format", Action: func(*cli.Context) error { write(); return nil }}},
                        	}
                        	app.Run(nil)
                        }
                        """).compile("user = 20000").advises("may write \"state.json\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "if os.Getenv(\"PROFILE\") != \"\" { os.Create(\"app.prof\") }   # env = \"PROFILE=1\"",
                "p := os.Getenv(\"PROFILE\"); if p == \"\" { return }; os.Create(\"app.prof\") # env = \"PROFILE=1\"",
                "p := flag.Bool(\"profile\", false, \"\"); if *p { os.Create(\"app.prof\") } # args = \"-profile\"",
                "p := flag.String(\"mode\", \"a\", \"\"); if *p == \"b\" { os.Create(\"app.prof\") } # args = \"-mode=b\"",
            })
    void whatOnlyASettingLeadsToIsWrittenWhenItIsGiven(String statement, String member) {
        main(statement).accepts("user = 20000");
        main(statement).compile(member).advises("may write \"app.prof\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if len(os.Args) > 3 { os.Create(\"app.prof\") }",
                "if ready() { os.Create(\"app.prof\") }",
                "if _, err := os.Stat(\"x\"); os.IsNotExist(err) { os.Create(\"app.prof\") }",
                "defer func() { os.Create(\"app.prof\") }()",
                "handle(func() { os.Create(\"app.prof\") })",
            })
    void whatAnyRunMayReachIsAdvice(String statement) {
        main(statement).compile("user = 20000").advises("may write \"app.prof\"");
    }

    @Test
    void nothingIsWrittenByAFunctionThatNothingCalls() {
        main("println(1)").file("unused.go", """
                        package main

                        import "os"

                        func unused() { os.Create("app.prof") }
                        """).accepts("user = 20000");
        main("println(1)").file("unused.go", """
                        package main

                        import "os"

                        type server struct{}

                        func (server) ServeHTTP() { os.Create("request.log") }
                        """).compile("user = 20000").advises("may write \"request.log\"");
    }

    @Test
    void aTildeIsTheHomeDirectory() {
        main("if err := os.MkdirAll(\"~/.api/cache\", 0o700); err != nil { log.Fatal(err) }")
                .compile("user = 20000")
                .warns("writes \"$HOME/.api/cache\"", "fix: env = \"HOME=/home\", volumes = \"/home\"");
    }

    @Test
    void aRelativePathBeginsWhereTheProgramWent() {
        String write = "if err := os.WriteFile(\"app.db\", nil, 0o600); err != nil { log.Fatal(err) }";

        main("os.Chdir(\"/srv/api\")", write).compile("user = 20000").warns("writes \"/srv/api/app.db\"");
        main("os.Chdir(\"/srv/api\")", write).accepts("volumes = \"/srv/api\"");
        main("os.Chdir(flag.Arg(0))", write).accepts("user = 20000");
        main("go func() { os.Chdir(flag.Arg(0)); os.Create(\"app.db\") }()").accepts("user = 20000");
        main("go func() { os.Create(\"app.db\") }()").compile("user = 20000").advises("may write \"app.db\"");
    }

    @Test
    void aSocketIsListenedOnWhereEveryRunGets() {
        main("if flag.NFlag() > 1 { net.Listen(\"unix\", \"/run/api.sock\") }").accepts("user = 20000");
        main("go func() { net.Listen(\"unix\", \"/run/api.sock\") }()")
                .compile("user = 20000")
                .advises("may write \"/run/api.sock\"");
    }

    private static final String WRITES =
            "if err := os.MkdirAll(\"data\", 0o755); err != nil { log.Fatal(err) }; if err := os.MkdirAll(\"/srv/x/y\", 0o755);"
                    + " err != nil { log.Fatal(err) }";

    @Test
    void completesVolumesWithWhatEveryRunWrites() {
        RuleTester.Result result = main(WRITES, "if len(os.Args) > 2 { os.MkdirAll(\"/var/cache/api\", 0o755) }")
                .compile("volumes = \"/srv/x\"");
        assertTrue(result.note().endsWith("complete: @GoImage(volumes = {\"/srv/x\", \"/data\"})"), result::note);
        String waived =
                "volumes = \"/srv/x\", waive = @io.github.goimage.Waiver(rule = \"NotWritable\", reason = \"mounted\")";
        assertFalse(tester.compile(waived).note().contains("complete: "));
    }

    @Test
    void whatTheSystemHasIsTheServicesOwnBelowItsWorkingDirectory() {
        String old = "FROM golang AS build\nCOPY . .\nRUN go build -o /api .\n\nFROM alpine\nWORKDIR /srv/api\n"
                + "COPY --from=build /api /api\nENTRYPOINT [\"/api\"]\n";
        String completed = "workdir = \"/srv/api\", volumes = \"var\"";
        RuleTester.Result result = main("if err := os.MkdirAll(\"./var\", 0o755); err != nil { log.Fatal(err) }")
                .file("Dockerfile", old)
                .compile("");
        assertTrue(result.note().endsWith("complete: @GoImage(" + completed + ")"), result::note);
        tester.accepts(completed);
    }

    @Test
    void completesVolumesBesideTheWorkingDirectoryOfTheOldImage() {
        String old = "FROM golang AS build\nCOPY . .\nRUN go build -o /api .\n\nFROM alpine\nWORKDIR /srv/api\n"
                + "VOLUME [\"/srv/x\", \"/config\"]\nCOPY --from=build /api /api\nENTRYPOINT [\"/api\"]\n";
        String completed = "workdir = \"/srv/api\", volumes = {\"data\", \"/srv/x\", \"/config\"}";
        RuleTester.Result result = main(WRITES).file("Dockerfile", old).compile("");
        assertTrue(result.note().endsWith("complete: @GoImage(" + completed + ")"), result::note);
        tester.accepts(completed);
    }
}
