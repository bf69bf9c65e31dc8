package io.github.goimage.processor.rules;

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
}
