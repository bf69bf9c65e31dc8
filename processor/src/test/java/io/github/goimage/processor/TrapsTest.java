package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.TestCompiler.Outcome;
import io.github.goimage.processor.dockerfile.IgnoreMatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layouts of Go modules that break other writers of Dockerfiles, and files whose names only look like noise. */
final class TrapsTest {
    private static final String MAIN = "package main\n\nfunc main() {}\n";

    @TempDir
    Path directory;

    @BeforeEach
    void setUp() throws IOException {
        file("pom.xml", "<project/>");
        file("go.mod", "module example.com/api\n\ngo 1.26\n");
    }

    private void file(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void link(String path, String target) throws IOException {
        Files.createSymbolicLink(directory.resolve(path), Path.of(target));
    }

    /** The main package, and one package that embeds what a pattern names. */
    private void embedding(String pattern) throws IOException {
        file("main.go", "package main\n\nimport _ \"example.com/api/web\"\n\nfunc main() {}\n");
        file("web/web.go", "package web\n\nimport \"embed\"\n\n//go:embed " + pattern + "\nvar files embed.FS\n");
    }

    private Outcome compile(String members) {
        return TestCompiler.in(directory).annotation(members).read();
    }

    private Outcome accepted(String members) {
        Outcome outcome = compile(members);
        assertEquals(List.of(), outcome.findings());
        return outcome;
    }

    private static String dockerfile(Outcome outcome) {
        return outcome.file("localcache", "Dockerfile");
    }

    private static void isRefusedBy(String rule, Outcome outcome) {
        assertEquals(1, outcome.findings().size(), outcome.messages()::toString);
        assertTrue(outcome.findingTexts().get(0).startsWith("[" + rule + "] "), outcome.messages()::toString);
        assertFalse(outcome.success());
    }

    private static void has(String text, String... lines) {
        for (String line : lines) {
            assertTrue(text.lines().anyMatch(line::equals), () -> "no line " + line + " in\n" + text);
        }
    }

    private static void builds(Outcome outcome, String main) {
        String build = "[\"go\",\"build\",\"-o\",\"/out/root/app\",\"" + main + "\"]";
        assertTrue(dockerfile(outcome).contains(build), () -> dockerfile(outcome));
    }

    /** Whether a build gets to see a file of the context. */
    private boolean isSent(Outcome outcome, String path) {
        return new IgnoreMatcher(outcome.file("localcache", "Dockerfile.dockerignore")).sends(path);
    }

    @Test
    void aLibraryAtTheRootIsNotBuiltIntoAnArchive() throws IOException {
        file("api.go", "package api\n");
        file("cmd/api/main.go", MAIN);
        builds(accepted(""), "./cmd/api");

        isRefusedBy("NoMainPackage", compile("main = \".\""));
    }

    @Test
    void aMainOfSeveralFilesIsBuiltAsAPackage() throws IOException {
        file("server.go", "package main\n\nfunc main() { serve() }\n");
        file("serve.go", "package main\n\nfunc serve() {}\n");
        Outcome outcome = accepted("");

        builds(outcome, ".");
        assertTrue(isSent(outcome, "server.go"));
        assertTrue(isSent(outcome, "serve.go"));
    }

    @Test
    void severalMainsBelowCmdAreNotGuessedAt() throws IOException {
        file("cmd/server/main.go", MAIN);
        file("cmd/worker/main.go", MAIN);
        isRefusedBy("AmbiguousMain", compile(""));
        builds(accepted("main = \"./cmd/worker\""), "./cmd/worker");
    }

    @Test
    void aReplacedSiblingIsInTheContext() throws IOException {
        file("api/go.mod", """
                module example.com/api

                go 1.26

                require example.com/lib v0.0.0

                replace example.com/lib => ../lib
                """);
        file("api/main.go", "package main\n\nimport _ \"example.com/lib\"\n\nfunc main() {}\n");
        file("lib/go.mod", "module example.com/lib\n\ngo 1.26\n");
        file("lib/lib.go", "package lib\n");
        Files.delete(directory.resolve("go.mod"));
        Outcome outcome = accepted("module = \"api\"");

        has(dockerfile(outcome), "WORKDIR /src/api", "# docker build -t localcache -f <this file> .");
        assertTrue(isSent(outcome, "lib/lib.go"));
        assertTrue(isSent(outcome, "lib/go.mod"));
    }

    @Test
    void aMemberOfTheWorkspaceIsInTheContext() throws IOException {
        file("go.work", "go 1.26\n\nuse (\n\t./api\n\t./lib\n)\n");
        file("api/go.mod", "module example.com/api\n\ngo 1.26\n");
        file("api/main.go", "package main\n\nimport _ \"example.com/lib\"\n\nfunc main() {}\n");
        file("lib/go.mod", "module example.com/lib\n\ngo 1.26\n");
        file("lib/lib.go", "package lib\n");
        Files.delete(directory.resolve("go.mod"));
        Outcome outcome = accepted("module = \"api\"");

        has(dockerfile(outcome), "WORKDIR /src/api");
        assertTrue(isSent(outcome, "go.work"));
        assertTrue(isSent(outcome, "lib/lib.go"));
        assertTrue(isSent(outcome, "lib/go.mod"));
    }

    /** The go command follows links, and a builder gets the link itself: what it leads to is sent beside it. */
    @Test
    void whatALinkLeadsToIsSentWithIt() throws IOException {
        Files.delete(directory.resolve("go.mod"));
        file("build/go.mod", "module example.com/api\n\ngo 1.26\n");
        file("main.go", """
                package main

                import (
                	_ "example.com/api/internal"
                	_ "example.com/api/linked/deep"
                )

                func main() {}
                """);
        file("tools/x.txt", "package main\n");
        file("shared/keys.key", "package internal\n");
        file("real/deep/deep.go", "package deep\n");
        Files.createDirectory(directory.resolve("internal"));
        link("go.mod", "build/go.mod");
        link("x.go", "tools/y.txt");
        link("tools/y.txt", "x.txt");
        link("internal/keys.go", "../shared/keys.key");
        link("linked", "real");
        Outcome outcome = accepted("");

        for (String path : List.of(
                "go.mod",
                "build/go.mod",
                "x.go",
                "tools/y.txt",
                "tools/x.txt",
                "internal/keys.go",
                "shared/keys.key",
                "linked",
                "real/deep/deep.go")) {
            assertTrue(isSent(outcome, path), path);
        }
        has(
                outcome.file("localcache", "portable/Dockerfile"),
                "COPY [\"./go.mod\",\"/src/\"]",
                "COPY [\"./*.go\",\"/src/\"]",
                "COPY [\"./linked/\",\"/src/linked/\"]",
                "COPY [\"./shared/\",\"/src/shared/\"]");
    }

    @Test
    void aDockerignoreOfTheRepositoryDropsNothing() throws IOException {
        file(".dockerignore", "web\n**/*.html\n");
        embedding("index.html");
        file("web/index.html", "");
        Outcome outcome = accepted("");

        assertTrue(isSent(outcome, "web/index.html"));
        // BuildKit reads it instead, since it lies beside the Dockerfile under its name.
        assertTrue(outcome.imageFiles().contains("META-INF/goimage/localcache/Dockerfile.dockerignore"));
        assertTrue(
                outcome.notes()
                        .get(0)
                        .text()
                        .contains("which is yours and excludes \"web/web.go\"; copy portable/.dockerignore over it"),
                outcome.notes()::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "'*\n!go.mod\n!go.sum\n!*.go', web/web.go",
        "'**/*.mod', go.mod",
        "'main.go', main.go",
        "'**/*.html', web/index.html",
        "'.git\ndocs\n**/*_test.go\n*.md\nDockerfile', ''",
    })
    void aDockerignoreOfTheRepositoryIsToldWhereItIsInTheWay(String ignored, String file) throws IOException {
        file(".dockerignore", ignored.replace("\\n", "\n"));
        embedding("index.html");
        file("web/index.html", "");
        String note = accepted("").notes().get(0).text();

        assertEquals(!file.isEmpty(), note.contains("excludes \"" + file + "\""), note);
        assertEquals(!file.isEmpty(), note.contains("copy portable/.dockerignore"), note);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bin", "dist", "build", "test", "docs", "target", "node_modules"})
    void embedsNamedLikeOutputStayIn(String name) throws IOException {
        embedding(name + "/*");
        file("web/" + name + "/app.js", "");

        assertTrue(isSent(accepted(""), "web/" + name + "/app.js"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bin", "dist", "build", "test", "docs", "target", "secrets"})
    void packagesNamedLikeNoiseStayIn(String name) throws IOException {
        file("main.go", "package main\n\nimport _ \"example.com/api/" + name + "\"\n\nfunc main() {}\n");
        file(name + "/some.go", "package some\n");

        assertTrue(isSent(accepted(""), name + "/some.go"));
    }

    @Test
    void aVendoredFileNamedLikeAKeyStaysIn() throws IOException {
        file("go.mod", "module example.com/api\n\ngo 1.26\n\nrequire example.com/id v1.0.0\n");
        file("main.go", "package main\n\nimport _ \"example.com/id\"\n\nfunc main() {}\n");
        file("vendor/modules.txt", "# example.com/id v1.0.0\n## explicit; go 1.26\nexample.com/id\n");
        file("vendor/example.com/id/id_generator.go", "package id\n");
        file("vendor/example.com/id/id_rsa_key.go", "package id\n");
        Outcome outcome = accepted("");

        assertTrue(isSent(outcome, "vendor/example.com/id/id_generator.go"));
        assertTrue(isSent(outcome, "vendor/example.com/id/id_rsa_key.go"));
        assertTrue(isSent(outcome, "vendor/modules.txt"));
        assertTrue(dockerfile(outcome).contains("GOPROXY=off"));
    }

    @Test
    void aKeyThatAVendoredPackageEmbedsStaysIn() throws IOException {
        file("go.mod", "module example.com/api\n\ngo 1.26\n\nrequire example.com/id v1.0.0\n");
        file("main.go", "package main\n\nimport _ \"example.com/id\"\n\nfunc main() {}\n");
        file("vendor/modules.txt", "# example.com/id v1.0.0\n## explicit; go 1.26\nexample.com/id\n");
        file("vendor/example.com/id/id.go", "package id\n\nimport _ \"embed\"\n\n//go:embed demo.key\nvar k string\n");
        file("vendor/example.com/id/demo.key", "");

        assertTrue(isSent(accepted(""), "vendor/example.com/id/demo.key"));
    }

    @Test
    void aTemplateOfAKeyStaysIn() throws IOException {
        embedding("key.tmpl");
        file("web/key.tmpl", "");

        assertTrue(isSent(accepted(""), "web/key.tmpl"));
    }

    @Test
    void anEmbeddedKeyIsNoSilentLoss() throws IOException {
        embedding("tls.key");
        file("web/tls.key", "");
        isRefusedBy("SecretInContext", compile(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"app_test.go", ".env.example", "id_rsa.pub"})
    void anEmbeddedFileThatOtherwiseStaysOutIsSent(String name) throws IOException {
        embedding("all:scaffold");
        file("web/scaffold/" + name, "package app\n");
        file("web/scaffold/index.html", "");
        file("web/web_test.go", "package web\n");
        Outcome outcome = accepted("");

        assertTrue(isSent(outcome, "web/scaffold/" + name));
        assertFalse(isSent(outcome, "web/web_test.go"));
    }

    @Test
    void anEmbeddedKeyThatIsWaivedIsSent() throws IOException {
        embedding("tls.key");
        file("web/tls.key", "");
        Outcome outcome =
                accepted("waive = @Waiver(rule = \"SecretInContext\", reason = \"a throwaway key for demos\")");

        assertTrue(isSent(outcome, "web/tls.key"));
    }

    @Test
    void aModuleWithoutGoSumHasNoLineForIt() throws IOException {
        file("main.go", MAIN);
        Outcome outcome = accepted("");

        String portable = outcome.file("localcache", "portable/Dockerfile");
        has(portable, "COPY [\"./go.mod\",\"/src/\"]");
        assertFalse(portable.contains("go.sum"), portable);
        assertFalse(portable.contains("mod\",\"download"), portable);
    }

    @Test
    void aGoLineFarBelowTheBuilderIsBuiltByASupportedRelease() throws IOException {
        file("go.mod", "module example.com/api\n\ngo 1.12\n");
        file("main.go", MAIN);
        has(dockerfile(accepted("")), "FROM --platform=$BUILDPLATFORM golang:1.26-alpine AS build");
    }

    @Test
    void aGoLineAboveTheBuilderIsFollowed() throws IOException {
        file("go.mod", "module example.com/api\n\ngo 1.31.2\n");
        file("main.go", MAIN);
        has(dockerfile(accepted("")), "FROM --platform=$BUILDPLATFORM golang:1.31-alpine AS build");
    }

    @Test
    void cgoThatNobodyReachesDoesNotCount() throws IOException {
        file("main.go", MAIN);
        file("native/native.go", "package native\n\nimport \"C\"\n");
        Outcome outcome = accepted("");

        assertTrue(dockerfile(outcome).contains("CGO_ENABLED=0"));
        assertFalse(isSent(outcome, "native/native.go"));
    }

    @Test
    void cgoOfADependencyIsCompiledWithItsHeaders() throws IOException {
        file("go.mod", """
                module example.com/api

                go 1.26

                require example.com/native v0.0.0

                replace example.com/native => ./third_party/native
                """);
        file("main.go", "package main\n\nimport _ \"example.com/native\"\n\nfunc main() {}\n");
        file("third_party/native/go.mod", "module example.com/native\n\ngo 1.26\n");
        file("third_party/native/native.go", "package native\n\n// #include \"include/n.h\"\nimport \"C\"\n");
        file("third_party/native/include/n.h", "");
        isRefusedBy("CgoRequired", compile(""));
        Outcome outcome = accepted("build = @Build(cgo = true)");

        assertTrue(dockerfile(outcome).contains("CGO_ENABLED=1"), () -> dockerfile(outcome));
        assertTrue(isSent(outcome, "third_party/native/native.go"));
        assertTrue(isSent(outcome, "third_party/native/include/n.h"));
    }
}
