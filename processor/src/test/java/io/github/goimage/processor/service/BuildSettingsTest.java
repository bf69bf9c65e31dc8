package io.github.goimage.processor.service;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.TestCompiler;
import io.github.goimage.processor.TestCompiler.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BuildSettingsTest {
    private static final String TAG = "-tags=timetzdata";
    private static final String CERTIFICATES = "\n# CA certificates, TLS client: example.com/api\n";

    @TempDir
    Path directory;

    @BeforeEach
    void setUp() throws IOException {
        write("pom.xml", "<project/>");
        write("go.mod", "module example.com/api\n\ngo 1.26\n");
        write("main.go", "package main\n\nimport \"time\"\n\nfunc main() { time.LoadLocation(\"Europe/Berlin\") }\n");
    }

    private void write(String path, String text) throws IOException {
        Files.writeString(directory.resolve(path), text);
    }

    /** A file that calls a server over TLS. */
    private void client(String constraint) throws IOException {
        write(
                "client.go",
                "//go:build " + constraint
                        + "\n\npackage main\n\nimport \"net/http\"\n\nfunc init() {"
                        + " http.Get(\"https://example.org\") }\n");
    }

    private String dockerfile(String members) {
        Outcome outcome = TestCompiler.in(directory).annotation(members).read();
        assertTrue(outcome.success(), () -> outcome.messages().toString());
        return outcome.file("localcache", "Dockerfile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "needs = {AUTO, TIME_ZONES}", "build = @Build(tags = \"timetzdata\")"})
    void theCodeIsReadWithTheTagThatItsNeedsAdd(String members) throws IOException {
        client("timetzdata");
        String dockerfile = dockerfile(members);
        assertTrue(dockerfile.contains(TAG), dockerfile);
        assertTrue(dockerfile.contains(CERTIFICATES), dockerfile);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "needs = {AUTO, TIME_ZONES}"})
    void whatTheTagLeavesOutIsNotRead(String members) throws IOException {
        client("!timetzdata");
        String dockerfile = dockerfile(members);
        assertTrue(dockerfile.contains(TAG), dockerfile);
        assertFalse(dockerfile.contains("CA certificates"), dockerfile);
    }

    @Test
    void aNeedThatGoesWithItsTagStays() throws IOException {
        write("main.go", "package main\n\nfunc main() {}\n");
        write(
                "zones.go",
                "//go:build !timetzdata\n\npackage main\n\nimport \"time\"\n\n"
                        + "func init() { time.LoadLocation(\"Europe/Berlin\") }\n");
        String dockerfile = dockerfile("");
        assertTrue(dockerfile.contains(TAG), dockerfile);
        assertTrue(dockerfile.contains("# Build tag timetzdata, time zones by name: example.com/api\n"), dockerfile);
    }

    @Test
    void modulesOfTheirRepositoriesNeedGit() throws IOException {
        write("goimage.properties", "go.proxy = direct\n");
        assertTrue(dockerfile("").contains("golang:1.26-trixie"));
        write("goimage.properties", "go.proxy = https://proxy.acme.example,direct\n");
        assertTrue(dockerfile("").contains("golang:1.26-alpine"));
    }

    @Test
    void theZoneInTheEnvironmentNeedsItsDatabase() throws IOException {
        write("main.go", "package main\n\nfunc main() {}\n");

        assertTrue(dockerfile("env = \"TZ=Europe/Berlin\"").contains("-tags=timetzdata"));
        assertTrue(dockerfile("base = ALPINE, env = \"TZ=Europe/Berlin\"").contains("-tags=timetzdata"));
        assertFalse(dockerfile("env = \"TZ=UTC\"").contains("timetzdata"));
        assertFalse(dockerfile("needs = {}, env = \"TZ=Europe/Berlin\"").contains("timetzdata"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "args = \"--cert-dir=/tmp\"",
                "args = {\"-o\", \"/tmp/x\"}",
                "fixedArgs = \"/tmp/\"",
                "env = \"DIR=/tmp/x\""
            })
    void aPathThatTheAnnotationNamesInTmpNeedsIt(String members) throws IOException {
        write("main.go", "package main\n\nfunc main() {}\n");

        assertTrue(dockerfile(members).contains("temporary files: a path in args or env"), members);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "args = \"--dir=/tmpfs\"",
                "args = \"/var/tmp\"",
                "env = \"NOTE=see /tmp\"",
                "needs = {}, args = \"/tmp\""
            })
    void anotherPathDoesNot(String members) throws IOException {
        write("main.go", "package main\n\nfunc main() {}\n");

        assertFalse(dockerfile(members).contains("temporary files"), members);
    }

    @Test
    void aBaseWithTimeZonesNeedsNoTag() throws IOException {
        client("timetzdata");
        String dockerfile = dockerfile("base = DISTROLESS_STATIC");
        assertFalse(dockerfile.contains(TAG), dockerfile);
    }
}
