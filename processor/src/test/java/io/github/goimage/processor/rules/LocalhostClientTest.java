package io.github.goimage.processor.rules;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalhostClientTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(LocalhostClient.class, directory).file("go.mod", GoService.mod());
        main("");
    }

    private RuleTester main(String... statements) {
        return tester.file(
                "main.go", GoService.main("\"cmp\",\"database/sql\",\"net/http\",\"os\",\"log\"", statements));
    }

    @Test
    void advisesAgainstLocalhostInAVariable() {
        tester.compile("env = {\"A=b\", \"DATABASE_URL=postgres://app@localhost:5432/app\"}")
                .hasAdvice(
                        "env[1]",
                        "\"localhost:5432\" in DATABASE_URL is the container itself, which does not listen there",
                        "name the host or the container that does, such as db:5432");
    }

    /** Its address is a name for nothing. */
    @Test
    void acceptsAClientWithADialerOfItsOwn() {
        tester.file("go.mod", GoService.mod() + "\nrequire google.golang.org/grpc v1.70.0\n")
                .file("go.sum", GoService.sum("google.golang.org/grpc v1.70.0"));
        String imports = "\"google.golang.org/grpc\"";
        tester.file("main.go", GoService.main(imports, "grpc.NewClient(\"localhost:50051\")"))
                .compile("stripDebug = true")
                .advises("connects to localhost:50051");
        tester.file(
                        "main.go",
                        GoService.main(
                                imports,
                                "options := []grpc.DialOption{grpc.WithContextDialer(dial)}",
                                "grpc.NewClient(\"localhost:50051\", options...)"))
                .accepts("stripDebug = true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "options.Client().ApplyURI(\"mongodb://localhost:27017\")",
                "options.Client().SetAppName(\"api\").ApplyURI(\"mongodb://root:x@localhost:27017/app\")",
                "opts := options.Client(); opts.ApplyURI(\"mongodb://localhost:27017\")",
            })
    void readsTheOptionsOfMongo(String statements) {
        for (String version : List.of("", "/v2")) {
            String module = "go.mongodb.org/mongo-driver" + version;
            tester.file(
                            "go.mod",
                            GoService.mod() + "\nrequire " + module + " v" + (version.isEmpty() ? 1 : 2) + ".1.0\n")
                    .file("go.sum", GoService.sum(module + " v" + (version.isEmpty() ? 1 : 2) + ".1.0"));
            String imports = "\"" + module + "/mongo/options\"";
            tester.file("main.go", GoService.main(imports, statements))
                    .compile("stripDebug = true")
                    .advises("main.go:8 connects to localhost:27017");
            tester.file("main.go", GoService.main(imports, statements.replace("localhost", "db")))
                    .accepts("stripDebug = true");
            tester.file("main.go", GoService.main(imports, statements.replace("ApplyURI", "SetReplicaSet")))
                    .accepts("stripDebug = true");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REDIS_ADDR=127.0.0.1:6379,127.0.0.1:6379",
        "API=http://localhost:81/x,localhost:81",
        "K=[::1]:9092,[::1]:9092"
    })
    void knowsItByAnyName(String line, String address) {
        tester.compile("env = \"" + line + "\"").hasAdvice("env", "\"" + address + "\" in ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LISTEN_ADDR=localhost:8080",
                "BIND=127.0.0.1:80",
                "HOST=localhost",
                "DB=db:5432",
                "URL=http://localhost.example.com:80",
                "URL=http://mylocalhost:80",
                "SELF=http://localhost:9000/healthz",
                "WHERE=localhost:7",
            })
    void acceptsOtherVariables(String line) {
        main("log.Fatal(http.ListenAndServe(cmp.Or(os.Getenv(\"WHERE\"), \":9000\"), nil))")
                .accepts("env = \"" + line + "\"");
    }

    @Test
    void advisesAgainstAClientThatEveryRunConnects() {
        main("_, err := http.Get(\"http://localhost:9200/_cat\")", "log.Print(err)")
                .compile("user = 20000")
                .hasAdvice(
                        "env",
                        "main.go:12 connects to localhost:9200, which in a container is the container itself",
                        "let an environment variable name the host");
    }

    @Test
    void namesTheVariableThatChangesIt() {
        main("sql.Open(\"acme\", \"app@tcp(\"+cmp.Or(os.Getenv(\"DB\"), \"localhost:3306\")+\")/app\")")
                .compile("user = 20000")
                .hasAdvice(
                        "env",
                        "main.go:12 connects to localhost:3306, which in a container is the container itself",
                        "env = \"DB=db:3306\", with the host or the container that listens there");
        tester.accepts("env = \"DB=db:3306\"");
    }

    @Test
    void namesTheVariableOfTheHostAlone() {
        main("sql.Open(\"acme\", \"app@tcp(\"+cmp.Or(os.Getenv(\"DB_HOST\"), \"localhost\")+\":3306)/app\")")
                .compile("user = 20000")
                .hasAdvice(
                        "env",
                        "main.go:12 connects to localhost:3306, which in a container is the container itself",
                        "env = \"DB_HOST=db\", with the host or the container that listens there");
    }

    @Test
    void readsTheOptionsOfAClient() {
        tester.file("go.mod", GoService.mod() + "\nrequire github.com/redis/go-redis/v9 v9.1.0\n")
                .file("go.sum", GoService.sum("github.com/redis/go-redis/v9 v9.1.0"))
                .file(
                        "main.go",
                        GoService.main(
                                "\"github.com/redis/go-redis/v9\"",
                                "redis.NewClient(&redis.Options{Addr: \"localhost:6379\"})"))
                .compile("user = 20000")
                .hasAdvice("env", "main.go:8 connects to localhost:6379");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.HandleFunc(\"/\", func() { http.Get(\"http://localhost:9200\") })",
                "if os.Getenv(\"X\") == \"1\" { http.Get(\"http://localhost:9200\") }",
                "http.Get(\"http://localhost:9000/healthz\"); log.Fatal(http.ListenAndServe(\":9000\", nil))",
                "http.Get(\"https://example.com/?at=localhost\")",
                "sql.Open(\"acme\", \"app@tcp(db:3306)/app\")",
            })
    void acceptsClientsThatAreOnlyPossibleOrOfOthers(String statements) {
        main(statements).accepts("user = 20000");
    }
}
