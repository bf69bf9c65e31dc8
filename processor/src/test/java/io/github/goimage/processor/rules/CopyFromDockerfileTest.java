package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CopyFromDockerfileTest {
    private static final String HEAD = "FROM golang:1.26 AS build\nWORKDIR /src\nCOPY . .\n";
    private static final String BUILD = HEAD + "RUN go build -o /api .\nFROM alpine:3\nCOPY --from=build /api /api\n";

    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void service() {
        tester = RuleTester.of(CopyFromDockerfile.class, directory)
                .file("go.mod", GoService.mod())
                .file(
                        "main.go",
                        "package main\n\nimport \"os\"\n\nvar version, commit string\n\nfunc main() { serve(os.Args) }\n"
                                + "func serve(arguments []string) {}\n");
    }

    private void completes(String dockerfile, String annotation) {
        tester.file("Dockerfile", dockerfile);
        RuleTester.Result result = tester.compile("");
        result.hasLine("complete: " + annotation);
        tester.compilePackage(annotation).isAccepted();
    }

    private void saysNothing(String dockerfile) {
        tester.file("Dockerfile", dockerfile).compile("").isAccepted();
    }

    @Test
    void proposesNoLabelThatARuleWouldTellOf() {
        String labels = "LABEL org.opencontainers.image.title=\"api\" org.opencontainers.image.version=\"$V\""
                + " org.opencontainers.image.revision=\"$R\"\nENTRYPOINT [\"/api\"]\n";
        completes(
                BUILD + "ARG V=dev\nARG R=unknown\n" + labels,
                "@GoImage(labels = \"org.opencontainers.image.title=api\")");
        completes(
                BUILD + "ARG V=1.4.0\nARG R=4f2c1d09\n" + labels,
                "@GoImage(labels = {\"org.opencontainers.image.title=api\", \"org.opencontainers.image.version=1.4.0\","
                        + " \"org.opencontainers.image.revision=4f2c1d09\"})");
    }

    @Test
    void saysWhatTheDockerfileSays() {
        tester.file("web/index.html", "").file("conf/app.yaml", "");
        completes(
                """
                # syntax=docker/dockerfile:1
                ARG GO=1.26
                FROM golang:${GO} AS build
                WORKDIR /src
                COPY . .
                ARG VERSION=dev
                RUN CGO_ENABLED=0 go build \\
                    # a comment between continued lines
                    -tags 'netgo,osusergo' -ldflags="-s -w -X main.version=${VERSION} -X 'main.commit=$(git rev-parse HEAD)'" \\
                    -o /out/api .

                FROM alpine:3.22
                RUN apk add --no-cache ca-certificates git=~2 && adduser -D app
                WORKDIR /srv/api
                COPY --from=build /out/api /usr/local/bin/api
                COPY --from=build /src/web ./web
                COPY conf/app.yaml /etc/api/
                ENV LOG_LEVEL=info MODE="a b"
                LABEL org.opencontainers.image.source="https://example.com/api"
                EXPOSE 8080 9125/udp 80
                VOLUME ["/var/lib/api"]
                STOPSIGNAL SIGINT
                USER 20001:20001
                HEALTHCHECK --interval=5s --retries=2 CMD ["/usr/local/bin/api", "-health"]
                ENTRYPOINT ["/sbin/tini", "--", "/usr/local/bin/api", "-bind=0.0.0.0"]
                CMD ["serve"]
                """,
                "@GoImage(port = 8080, udpPort = 9125, user = 20001, files = {\"web:/srv/api/web\","
                        + " \"conf/app.yaml:/etc/api/\"}, env = {\"LOG_LEVEL=info\", \"MODE=a b\"}, labels ="
                        + " \"org.opencontainers.image.source=https://example.com/api\", args = \"serve\", fixedArgs ="
                        + " \"-bind=0.0.0.0\", workdir = \"/srv/api\", volumes = \"/var/lib/api\", stopSignal = SIGINT,"
                        + " healthcheck = \"-health\", healthcheckOptions = @HealthcheckOptions(interval = \"5s\","
                        + " retries = 2), build = @Build(tags = {\"netgo\", \"osusergo\"}, stamp ="
                        + " {\"main.version=dev\", \"main.commit\"}))");
        tester.compile("")
                .hasAdvice(
                        "",
                        "Dockerfile says what the annotation does not: EXPOSE (line 20), ENTRYPOINT (line 25), CMD (line"
                                + " 26), ENV (line 18), LABEL (line 19), STOPSIGNAL (line 22), VOLUME (line 21), COPY"
                                + " (line 17), WORKDIR (line 14), USER (line 23), HEALTHCHECK (line 24), -tags,"
                                + " -ldflags; left out: EXPOSE 80, below 1024; the packages git");
    }

    @Test
    void whatIsWrittenStays() {
        tester.file("Dockerfile", BUILD + "EXPOSE 8080\nENV A=b\nENTRYPOINT [\"/api\"]\n")
                .compile("port = 9090")
                .hasLine("complete: @GoImage(port = 9090, env = \"A=b\")");
        tester.compile("port = 8080, env = \"A=c\"").isAccepted();
    }

    @Test
    void proposesOnlyWhatCompiles() {
        // /proc is no place for a volume, the variable is one of the build, and the user is one of the host's.
        completes(
                BUILD + "VOLUME /proc /data\nUSER 1000\nENV GOFLAGS=-mod=mod A=b\nCMD [\"/api\"]\n",
                "@GoImage(env = \"A=b\", volumes = \"/data\")");
        // What the code says wins over a port that it does not listen on.
        tester.file("main.go", GoService.main("\"net/http\"", "http.ListenAndServe(\":9090\", nil)"));
        completes(BUILD + "EXPOSE 8080\nENV A=b\nCMD [\"/api\"]\n", "@GoImage(port = 9090, env = \"A=b\")");
    }

    @Test
    void aHealthCheckThatIsNoneIsDroppedWithItsTimes() {
        tester.file(
                "main.go", "package main\n\nimport \"net/http\"\n\nfunc main() { http.ListenAndServe(addr(), nil) }\n");
        completes(
                BUILD + "EXPOSE 8080\nHEALTHCHECK --interval=5s CMD [\"/api\", \"-health\"]\nENTRYPOINT [\"/api\"]\n",
                "@GoImage(port = 8080)");
    }

    @Test
    void neverQuotesACredential() {
        String secret = "xK9vQ2mP7wL4zR8t";
        tester.file(
                "Dockerfile",
                BUILD + "ENV A=b DB_PASSWORD=" + secret + "\nLABEL token=" + secret + "\nENTRYPOINT [\"/api\"]\n");
        RuleTester.Result result = tester.compile("");
        result.hasLine("complete: @GoImage(env = \"A=b\")");
        assertTrue(result.note().contains("left out: ENV DB_PASSWORD, a credential"), result::note);
        assertFalse(result.note().contains(secret), result::note);
    }

    @Test
    void namesWhatNoAnnotationSays() {
        tester.file(
                        "Dockerfile",
                        BUILD + "RUN apt-get update && apt-get install -y --no-install-recommends ffmpeg tzdata\n"
                                + "EXPOSE 80 8080\nHEALTHCHECK CMD curl -f localhost:8080 || exit 1\n"
                                + "ENTRYPOINT [\"/docker-entrypoint.sh\"]\nCMD [\"/api\", \"-v\"]\n")
                .compile("")
                .hasAdvice(
                        "",
                        "Dockerfile says what the annotation does not: EXPOSE (line 8), CMD (line 11); left out: EXPOSE"
                                + " 80, below 1024; ENTRYPOINT (line 10) is a script, docker-entrypoint.sh; HEALTHCHECK"
                                + " (line 9) runs a shell; the packages ffmpeg");
    }

    @Test
    void whatLiesBelowTheBinarysNameLiesElsewhere() {
        tester.file("conf/app.yaml", "");
        completes(
                HEAD + "RUN go build -o api .\nFROM scratch\nWORKDIR /app\nCOPY --from=build /src/api .\n"
                        + "COPY conf conf\nENTRYPOINT [\"./api\"]\nCMD [\"-c\", \"/app/conf/app.yaml\"]\n",
                "@GoImage(files = \"conf:/srv/conf\", args = {\"-c\", \"/srv/conf/app.yaml\"}, workdir = \"/srv\")");
    }

    @Test
    void knowsTheVariableOfTheOfficialImage() {
        tester.file("conf/app.yaml", "");
        completes(
                "FROM golang:1.26 AS build\nWORKDIR $GOPATH/src/example.com/api\nCOPY . .\nRUN go build -o /api .\n"
                        + "FROM alpine\nCOPY --from=build /api /api\n"
                        + "COPY --from=build /go/src/example.com/api/conf/app.yaml /config/app.yaml\n"
                        + "CMD [\"/api\", \"-config=/config/app.yaml\"]\n",
                "@GoImage(files = \"conf/app.yaml:/config/app.yaml\", args = \"-config=/config/app.yaml\")");
    }

    @Test
    void copiesNothingToOnePlaceTwice() {
        tester.file("static/app.css", "")
                .file("templates/home.html", "")
                .file("data/products.json", "")
                .file("main.go", GoService.main("\"os\"", "os.ReadDir(\"static\")", "os.Open(\"data/products.json\")"));
        completes(
                HEAD + "RUN go build -o /api .\nFROM scratch\nWORKDIR /src\nCOPY --from=build /api /src/server\n"
                        + "COPY ./templates ./templates\nCOPY ./static ./static\nCOPY data data\n"
                        + "ENTRYPOINT [\"/src/server\"]\n",
                "@GoImage(files = {\"static\", \"templates:/src/templates\", \"data:/src/data\"}, workdir ="
                        + " \"/src\")");
    }

    @Test
    void readsTheGrammarOfBuildKit() {
        completes(
                "# escape=`\n\nFROM golang AS build\nCOPY <<-EOF /etc/x `\n\nRUN go build -o /api .\n\tEOF\n"
                        + "FROM scratch AS base\nENV A=b\nfrom base\ncopy --from=build /api /api\n"
                        + "env C='$d' D=\"${A}-${NONE:-x}\" E=$NONE F=a` b\nexpose ${PORT:-8080}/tcp\ncmd /api -v\n",
                "@GoImage(port = 8080, env = {\"A=b\", \"C=$d\", \"D=b-x\", \"F=a b\"}, args = \"-v\")");
    }

    @Test
    void looksWhereDockerfilesLie() {
        String text = BUILD + "EXPOSE 8080\nENTRYPOINT [\"/api\"]\n";
        tester.file("docker/Dockerfile", text).compile("").hasAdvice("", "docker/Dockerfile says");
        tester.file("build/Dockerfile", text).compile("").hasAdvice("", "build/Dockerfile says");
        tester.file("Dockerfile.dev", text).compile("").hasAdvice("", "build/Dockerfile says");
        tester.file("Dockerfile.release", text).compile("").hasAdvice("", "Dockerfile.release says");
        tester.file("Dockerfile", text).compile("").hasAdvice("", "Dockerfile says");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker/api.Dockerfile",
                "docker/targets/api.Dockerfile",
                ".docker/Dockerfile-alpine",
                "build/package/Dockerfile",
                "build/api/Containerfile",
                "contrib/docker/Dockerfile",
                "deploy/docker/Dockerfile",
                "deployments/API/Dockerfile",
                "images/api/Dockerfile",
                "package/Dockerfile",
                "packaging/docker/distroless/Dockerfile",
            })
    void looksInCustomaryDirectories(String file) {
        tester.file(file, BUILD + "EXPOSE 8080\nENTRYPOINT [\"/api\"]\n")
                .compile("")
                .hasAdvice("", file + " says");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker/Dockerfile-dev",
                "docker/dockerfiles.txt",
                "docker/other/Dockerfile",
                "docker/test/Dockerfile",
                "docker/docker/docker/docker/Dockerfile",
                "examples/docker/Dockerfile",
                "alpine/Dockerfile",
                "pkg/docker/Dockerfile",
            })
    void looksNowhereElse(String file) {
        tester.file(file, BUILD + "EXPOSE 8080\nENTRYPOINT [\"/api\"]\n")
                .compile("")
                .isAccepted();
    }

    @Test
    void whatUsersHaveGivenComesLast() {
        String text = BUILD + "EXPOSE 8080\nENTRYPOINT [\"/api\"]\n";
        tester.file("contrib/Dockerfile", text)
                .file("docker/Dockerfile", text)
                .compile("")
                .hasAdvice("", "docker/Dockerfile says");
    }

    @Test
    void isSwitchedOff() {
        tester.file("Dockerfile", BUILD + "EXPOSE 8080\nENTRYPOINT [\"/api\"]\n")
                .file("goimage.properties", "rules = CopyFromDockerfile:off\n");
        assertFalse(tester.compile("").note().contains("complete:"));
    }

    @Test
    void isWaived() {
        tester.file("Dockerfile", BUILD + "EXPOSE 8080\nENTRYPOINT [\"/api\"]\n");
        RuleTester.Result result =
                tester.compile("waive = @Waiver(rule = \"CopyFromDockerfile\", reason = \"kept for now\")");
        result.isAccepted();
        assertFalse(result.note().contains("complete:"));
    }

    @Test
    void anUnreadableDockerfileIsNoError() {
        saysNothing("");
        saysNothing("\0\1\2 FROM\n[\n");
        saysNothing(
                "FROM\nFROM x AS\nCOPY\nRUN <<EOF\nENV\nLABEL =\nEXPOSE x/y\nCMD [\"a\", 1]\nHEALTHCHECK\nVOLUME [\n");
        saysNothing("FROM a\nENV A=\"${B:-${C}} ' $(\nCMD `\n");
        saysNothing("# Made by goimage from @GoImage of package x.\n" + BUILD + "EXPOSE 8080\nCMD [\"/api\"]\n");
    }

    @Test
    void ofAnotherProgramSaysNothing() {
        saysNothing("FROM python:3\nCOPY app.py .\nEXPOSE 8080\nCMD [\"python\", \"app.py\"]\n");
        saysNothing(HEAD + "RUN go build -o /x ./cmd/other\nFROM scratch\nCOPY --from=build /x /x\nEXPOSE 8080\n"
                + "CMD [\"/x\"]\n");
    }

    // ---- which program it runs

    private static final String MAIN = "package main\n\nfunc main() {}\n";

    /** A module {@code example.com/orders} with a program in its root and others below cmd. */
    private void programs(String... directories) {
        tester.file("go.mod", "module example.com/orders\n\ngo 1.26\n");
        for (String directory : directories) {
            tester.file(directory + "/main.go", MAIN);
        }
    }

    private void isOf(String dockerfile, String main) {
        tester.file("Dockerfile", dockerfile).compile("main = \"" + main + "\"").hasAdvice("", "Dockerfile says");
    }

    private void isNotOf(String dockerfile, String main) {
        assertFalse(
                tester.file("Dockerfile", dockerfile)
                        .compile("main = \"" + main + "\"")
                        .note()
                        .contains("[CopyFromDockerfile]"),
                main + ": " + dockerfile);
    }

    private static String image(String build, String copied, String command) {
        return HEAD + "RUN " + build + "\nFROM alpine\nCOPY --from=build " + copied + "\nEXPOSE 8080\nENTRYPOINT [\""
                + command + "\"]\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "go build -o api ./cmd/api",
                "go build -o api ./cmd/api/main.go",
                "go build -o api cmd/api/*.go",
                "go build -o api example.com/orders/cmd/api",
                "cd cmd/api && go build -o /src/api .",
                "cd cmd && go build -o ../api ./api",
                "go build -C cmd/api -o ../../api",
                "go build -o . ./cmd/api ./cmd/worker",
                "go install ./cmd/...",
                "go build -o worker ./cmd/worker && go build -o api ./cmd/api",
                "go build -o api ./cmd/api && go install example.com/tool@latest",
                "make api",
            })
    void ofOneProgramIsNotOfAnother(String build) {
        programs("cmd/api", "cmd/worker");
        String dockerfile = image(build, "/src/api /api", "/api");
        isOf(dockerfile, "./cmd/api");
        isNotOf(dockerfile, "./cmd/worker");
        isNotOf(dockerfile, ".");
    }

    @Test
    void theBuildCountsNotTheNameOfTheBinary() {
        programs("cmd/worker");
        String ofRoot = image("go build -o worker main.go", "/src/worker /worker", "/worker");
        isOf(ofRoot, ".");
        isNotOf(ofRoot, "./cmd/worker");
        String ofWorker = image("go build -o orders ./cmd/worker", "/src/orders /orders", "/orders");
        isOf(ofWorker, "./cmd/worker");
        isNotOf(ofWorker, ".");
        // The name that it is copied to is another one.
        isOf(image("go build -o /out/x ./cmd/worker && go build -o /out/y .", "/out/x /run", "/run"), "./cmd/worker");
        isNotOf(image("go build -o /out/x ./cmd/worker && go build -o /out/y .", "/out/x /run", "/run"), ".");
    }

    @Test
    void whereMakeBuildsTheNameCounts() {
        programs("cmd/worker", "cmd/orders-cli");
        String ofModule = image("make", "/src/bin/orders /orders", "/orders");
        isOf(ofModule, ".");
        isNotOf(ofModule, "./cmd/worker");
        isNotOf(ofModule, "./cmd/orders-cli");
        String ofWorker = image("make", "/src/bin/orders-worker /usr/bin/", "orders-worker");
        isOf(ofWorker, "./cmd/worker");
        isNotOf(ofWorker, ".");
        // A name that tells nothing is that of the program in the root.
        String ofNobody = image("go build -o /out/app $TARGET", "/out/app /run", "/run");
        isOf(ofNobody, ".");
        isNotOf(ofNobody, "./cmd/worker");
        isNotOf(ofNobody, "./cmd/orders-cli");
    }

    @Test
    void ofTheOnlyProgramNeedsNoTellingName() {
        programs("internal/gen", "hack/tool");
        isOf(image("go build -o /out/app $TARGET", "/out/app /run", "/run"), ".");
        isOf(image("make", "/out/app /run", "/run"), ".");
        isNotOf(image("make", "/out/app /run", "/run"), "./hack/tool");
    }

    @Test
    void eachProgramHasItsOwn() {
        programs("cmd/api", "cmd/worker");
        for (String name : List.of("api", "worker")) {
            int port = name.equals("api") ? 8080 : 9090;
            tester.file(
                    "Dockerfile." + name,
                    HEAD + "RUN go build -o /app ./cmd/" + name + "\nFROM scratch\nCOPY --from=build /app /bin/run\n"
                            + "EXPOSE " + port + "\nCMD [\"/bin/run\"]\n");
        }
        tester.compile("main = \"./cmd/worker\"").hasLine("complete: @GoImage(main = \"./cmd/worker\", port = 9090)");
        tester.compile("main = \"./cmd/api\"").hasLine("complete: @GoImage(main = \"./cmd/api\", port = 8080)");
        assertFalse(tester.compile("").note().contains("[CopyFromDockerfile]"));
        // That of make is named after its program alone.
        for (String name : List.of("api", "worker")) {
            tester.file(
                    "Dockerfile." + name,
                    HEAD + "RUN make\nFROM scratch\nCOPY --from=build /src/app /bin/run\nEXPOSE 7070\n"
                            + "CMD [\"/bin/run\"]\n");
        }
        assertFalse(tester.compile("").note().contains("[CopyFromDockerfile]"));
        // One that names the main package wins over one that only may build it.
        tester.file("Dockerfile", image("go build -o /out/app $TARGET", "/out/app /run", "/run"))
                .file("build/Dockerfile", image("go build -o /out/app .", "/out/app /run", "/run"))
                .compile("")
                .hasAdvice("", "build/Dockerfile says");
    }

    @Test
    void oneForAllIsOfTheOneThatItRuns() {
        programs("cmd/api", "cmd/worker");
        String all = HEAD + "RUN go build -tags a -o /out/ ./cmd/... && go build -tags b -o /out/extra ./cmd/worker\n"
                + "FROM alpine\nCOPY --from=build /out/ /usr/bin/\nEXPOSE 8080\nCMD [\"api\"]\n";
        tester.file("Dockerfile", all)
                .compile("main = \"./cmd/api\"")
                .hasLine("complete: @GoImage(main = \"./cmd/api\", port = 8080, build = @Build(tags = \"a\"))");
        isNotOf(all, "./cmd/worker");
        isNotOf(all, ".");
        // An entry script starts one of them.
        String script = HEAD + "RUN go build -o api ./cmd/api\nFROM alpine\nCOPY --from=build /src/api /usr/bin/api\n"
                + "EXPOSE 8080\nENTRYPOINT [\"/entry.sh\"]\nCMD [\"/usr/bin/api\"]\n";
        isOf(script, "./cmd/api");
        isNotOf(script, "./cmd/worker");
    }

    @Test
    void aToolThatIsBuiltAsWellSaysNothing() {
        programs("cmd/worker", "tools/env");
        String dockerfile = HEAD + "RUN make && go build -o env ./tools/env\nFROM alpine\nCOPY --from=build /src/orders"
                + " /src/env /usr/bin/\nEXPOSE 8080\nENTRYPOINT [\"/entry.sh\"]\n";
        isOf(dockerfile, ".");
        isNotOf(dockerfile, "./cmd/worker");
    }

    @Test
    void anotherLanguageSaysNothing() {
        saysNothing("FROM node AS build\nCOPY . .\nRUN npm run build\nFROM nginx\nCOPY --from=build /dist /html\n"
                + "EXPOSE 8080\nENTRYPOINT [\"/entry.sh\"]\n");
        saysNothing("FROM golang\nCOPY . .\nEXPOSE 8080\nCMD [\"make\", \"test\"]\n");
    }

    @Test
    void theBuildContextMayBeTheRepository() {
        tester = RuleTester.of(CopyFromDockerfile.class, directory.resolve("repository"))
                .file("backend/go.mod", GoService.mod())
                .file("backend/cmd/api/main.go", MAIN)
                .file("backend/cmd/worker/main.go", MAIN);
        String dockerfile =
                "FROM golang:1.26 AS build\nWORKDIR /src\nCOPY backend/ .\nRUN go build -o /out/x ./cmd/api\n"
                        + "FROM alpine\nCOPY --from=build /out/x /x\nEXPOSE 8080\nCMD [\"/x\"]\n";
        isOf(dockerfile, "./cmd/api");
        isNotOf(dockerfile, "./cmd/worker");
    }
}
