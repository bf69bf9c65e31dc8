package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AmbiguousMainTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(AmbiguousMain.class, directory).file("go.mod", "module example.com/api\n\ngo 1.26\n");
    }

    private static String server(int port) {
        return GoService.main("\"net/http\"", "http.ListenAndServe(\":" + port + "\", nil)");
    }

    @Test
    void refusesToChoose() {
        tester.file("cmd/admin/main.go", "package main\n\nfunc main() {}\n")
                .file("cmd/server/main.go", server(8474))
                .file("worker/main.go", server(9090));
        tester.compile("port = 8000")
                .hasError(
                        "main",
                        1,
                        1,
                        "the module has several main packages: ./cmd/server (listens on :8474), ./worker"
                                + " (listens on :9090), ./cmd/admin (runs once)",
                        "main = \"./cmd/server\", or main = {\"./cmd/server\", \"./worker\"} for both in one image");
    }

    @Test
    void acceptsTheNameOfTheImage() {
        tester.file("cmd/server/main.go", server(8474)).file("cmd/localcache/main.go", "package main\n");
        tester.compile("port = 8000").isAccepted();
    }

    @Test
    void acceptsADaemonBesideItsClient() {
        tester.file("cmd/localcache/main.go", "package main\n").file("cmd/localcached/main.go", "package main\n");
        choosesMain("./cmd/localcached");
    }

    @Test
    void acceptsTheModulesNameWithoutItsSeparators() {
        tester.file("go.mod", "module example.com/VictoriaMetrics\n\ngo 1.26\n")
                .file("app/agent/main.go", server(8429))
                .file("app/victoria-metrics/main.go", server(8428));
        choosesMain("./app/victoria-metrics");
    }

    @Test
    void acceptsTheOnlyOneBelowCmdThatIsNoTest() {
        tester.file("cmd/server/main.go", server(8474)).file("cmd/test-server/main.go", server(8475));
        choosesMain("./cmd/server");
    }

    @Test
    void acceptsTheOnlyOneInTheModulesName() {
        tester.file("go.mod", "module example.com/seaweedfs\n\ngo 1.26\n")
                .file("cmd/weed-db/main.go", server(5432))
                .file("cmd/weed-sql/main.go", server(5432))
                .file("other/mq_client_example/main.go", server(8475))
                .file("weed/main.go", server(9333));
        choosesMain("./weed");
    }

    @Test
    void acceptsAServerBesideItsClientThatListensToo() {
        tester.file("cmd/frpc/main.go", server(7400))
                .file("cmd/frps/main.go", "package main\n\nfunc main() {}\n")
                .compile("")
                .hasError(
                        "main",
                        1,
                        1,
                        "the module has several main packages: ./cmd/frps (runs once), ./cmd/frpc (listens on :7400)",
                        "main = \"./cmd/frps\", or main = {\"./cmd/frps\", \"./cmd/frpc\"} for both in one image");
        tester.file("cmd/frps/main.go", server(7500));
        choosesMain("./cmd/frps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"interactsh-client", "cli", "trace_cli", "etcdctl"})
    void acceptsTheOnlyServerThatIsNoClient(String client) {
        tester.file("cmd/" + client + "/main.go", server(7400)).file("cmd/store/main.go", server(7500));
        choosesMain("./cmd/store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clientele", "clip", "rpc"})
    void takesNoOtherNameForAClient(String name) {
        tester.file("cmd/" + name + "/main.go", server(7400)).file("cmd/store/main.go", server(7500));
        tester.compile("")
                .hasError(
                        "main",
                        1,
                        1,
                        "the module has several main packages: ./cmd/" + name + " (listens on :7400), ./cmd/store"
                                + " (listens on :7500)",
                        "main = \"./cmd/" + name + "\", or main = {\"./cmd/" + name + "\", \"./cmd/store\"} for both"
                                + " in one image");
    }

    private void choosesMain(String main) {
        tester.compile("").hasLine("main package: " + main + ", ");
    }

    @Test
    void choosesBelowCmdFirst() {
        tester.file("cmd/server/main.go", "package main\n").file("tools/gen/main.go", "package main\n");
        tester.accepts("port = 8000");
    }

    @Test
    void choosesTheRootFirst() {
        tester.file("main.go", "package main\n").file("cmd/api/main.go", "package main\n");
        tester.accepts("port = 8000");
    }

    @Test
    void acceptsAName() {
        tester.file("a/main.go", "package main\n").file("b/main.go", "package main\n");
        tester.accepts("main = \"./b\"");
        tester.accepts("main = {\"./b\", \"a\"}");
    }
}
