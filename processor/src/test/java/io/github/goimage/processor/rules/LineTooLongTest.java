package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LineTooLongTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(LineTooLong.class, directory);
    }

    @Test
    void refusesALongValue() {
        tester.compile("args = \"" + "a".repeat(65_000) + "\"")
                .hasError(
                        "args",
                        1,
                        17,
                        "a line of the Dockerfile would have 65004 bytes, and BuildKit reads no more than 65535",
                        "shorten the value; put long text into a file of the module or a volume");
    }

    @Test
    void countsTheVariablesOfOneLineWithTheirEscapes() {
        String first = "\"A=" + "$".repeat(15_000) + "\"";
        tester.compile("env = {\"B=" + "\\t".repeat(6_000) + "\", " + first + "}")
                .hasError(
                        "env[0]",
                        1,
                        17,
                        "a line of the Dockerfile would have 66012 bytes, and BuildKit reads no more than 65535",
                        "shorten the value; put long text into a file of the module or a volume");
    }

    @Test
    void countsWhatALineHasTwice() {
        String patterns = IntStream.range(0, 200)
                .mapToObj(i -> "\"acme.example/" + "a".repeat(183) + (1000 + i) + "\"")
                .collect(Collectors.joining(", "));
        tester.compile("build = @Build(privateModules = {" + patterns + "})")
                .hasError(
                        "build.privateModules[0]",
                        1,
                        43,
                        "a line of the Dockerfile would have 80603 bytes, and BuildKit reads no more than 65535",
                        "shorten the value; put long text into a file of the module or a volume");
    }

    @Test
    void countsMembersThatShareALine() {
        String stamp = "acme.example/" + "a".repeat(30_000) + ".version=1";
        tester.compile("build = @Build(tags = \"" + "t".repeat(40_000) + "\", stamp = \"" + stamp + "\")")
                .hasError(
                        "build.tags",
                        1,
                        32,
                        "a line of the Dockerfile would have 70222 bytes, and BuildKit reads no more than 65535",
                        "shorten the value; put long text into a file of the module or a volume");
    }

    @Test
    void countsThePortsOfTheCommandThatRunsTheImage() {
        String ports = IntStream.range(10_000, 14_500).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        tester.compile("port = {" + ports + "}")
                .hasError(
                        "port",
                        1,
                        17,
                        "a line of the Dockerfile would have 67601 bytes, and BuildKit reads no more than 65535",
                        "shorten the value; put long text into a file of the module or a volume");
    }

    /** A certificate counts with its size: only the lines between it and the next could be miscounted. */
    @Test
    void acceptsTheMostCertificates() throws IOException {
        String pem = Files.readString(Path.of("src/test/resources/expected/private-ca/project/certs/acme.pem"));
        String lines = pem.substring(pem.indexOf("-----BEGIN"));
        int most = (60 << 10) / lines.length();
        tester.file("go.mod", GoService.mod() + "\nrequire acme.example/x v1.0.0\n")
                .file("go.sum", "acme.example/x v1.0.0 h1:x=\nacme.example/x v1.0.0/go.mod h1:x=\n")
                .file("main.go", "package main\n\nimport _ \"acme.example/x\"\n\nfunc main() {}\n")
                .file("goimage.properties", "ca = acme.pem\n")
                .file("acme.pem", lines.repeat(most));
        RuleTester.Result result = tester.compile("");

        result.isAccepted();
        assertTrue(result.file("Dockerfile").lines().anyMatch(line -> line.length() > 60 << 10));
    }

    @Test
    void acceptsLongLabelsEachOnItsLine() {
        String value = "a".repeat(40_000);
        tester.accepts("labels = {\"com.acme.a=" + value + "\", \"com.acme.b=" + value + "\"}");
    }
}
