package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.TestCompiler.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code -Agoimage.version}: the Java project's version in what the image says of itself. */
final class ProjectVersionTest {
    private static final String LABEL = "LABEL org.opencontainers.image.version=";

    @TempDir
    Path directory;

    private Outcome compile(String annotation, String... options) {
        return TestCompiler.in(directory)
                .source("pom.xml", "<project/>")
                .source("go.mod", "module example.com/api\n\ngo 1.26\n")
                .source("main.go", "package main\n\nvar version, Version, commit string\n\nfunc main() {}\n")
                .option(options)
                .annotation(annotation)
                .read();
    }

    private static JsonNode variable(Outcome outcome, String name) {
        return JsonMapper.builder()
                .build()
                .readTree(outcome.file("localcache", "docker-bake.json"))
                .at("/variable/" + name + "/default");
    }

    @Test
    void isTheTagTheLabelAndTheStamp() {
        Outcome outcome = compile(
                "build = @Build(stamp = {\"main.version\", \"main.commit\"})", "-Agoimage.version=1.4.0-SNAPSHOT");

        assertTrue(outcome.success(), outcome.messages()::toString);
        assertEquals("1.4.0-SNAPSHOT", variable(outcome, "TAG").asString());
        assertEquals("1.4.0-SNAPSHOT", variable(outcome, "VERSION").asString());
        assertTrue(variable(outcome, "COMMIT").asString().isEmpty());
        for (String file : List.of("Dockerfile", "portable/Dockerfile")) {
            List<String> lines = outcome.file("localcache", file).lines().toList();
            assertTrue(lines.contains("ARG VERSION=1.4.0-SNAPSHOT"), lines::toString);
            assertTrue(lines.contains(LABEL + "1.4.0-SNAPSHOT"), lines::toString);
        }
        assertTrue(
                outcome.notes().get(0).text().contains("\ndocker build --build-arg VERSION=1.4.0-SNAPSHOT "),
                outcome.notes()::toString);
    }

    @Test
    void withoutItNothingChanges() {
        Outcome outcome = compile("build = @Build(stamp = \"main.version\")");

        assertEquals("latest", variable(outcome, "TAG").asString());
        assertFalse(outcome.file("localcache", "Dockerfile").contains("LABEL"));
        assertTrue(outcome.file("localcache", "Dockerfile").contains("\nARG VERSION\n"));
    }

    /** An image without a stamp and with a label: only the tag. */
    @Test
    void whatTheAnnotationSaysCounts() {
        Outcome outcome = compile(
                "labels = \"org.opencontainers.image.version=2.0.0\","
                        + " build = @Build(stamp = {\"main.version=dev\", \"main.commit\"})",
                "-Agoimage.version=1.4.0");

        String dockerfile = outcome.file("localcache", "Dockerfile");
        assertEquals(
                List.of(LABEL + "2.0.0"),
                dockerfile.lines().filter(line -> line.startsWith("LABEL ")).toList());
        assertTrue(dockerfile.contains("\nARG VERSION=dev\n"), dockerfile);
        assertEquals("1.4.0", variable(outcome, "TAG").asString());
    }

    @ParameterizedTest
    @CsvSource({"1.4.0, 1.4.0", "1.4.0+build.5, 1.4.0_build.5", "2026-11-30, 2026-11-30", "v1, v1", "_, _"})
    void aTagHasNoPlusSign(String version, String tag) {
        Outcome outcome = compile("", "-Agoimage.version=" + version);

        assertTrue(outcome.success(), outcome.messages()::toString);
        assertEquals(tag, variable(outcome, "TAG").asString());
        assertTrue(outcome.file("localcache", "Dockerfile").contains("\n" + LABEL + version + "\n"));
    }

    static Stream<String> unusable() {
        return Stream.of("${project.version}", "1 0", "-1", ".1", "1/2", "1:2", "1\"", "ä", "1".repeat(129), "");
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void anythingElseIsAnError(String version) {
        Outcome outcome = compile("", "-Agoimage.version=" + version);

        assertFalse(outcome.success());
        assertTrue(
                outcome.findingTexts().get(0).startsWith("[InvalidSetting] com.acme.localcache @GoImage(): "),
                outcome.findingTexts()::toString);
        assertTrue(outcome.findingTexts().get(0).contains("-Agoimage.version"), outcome.findingTexts()::toString);
        assertEquals(Map.of(), outcome.files());
    }

    /** A file would be one more place to change with each release. */
    @ParameterizedTest
    @ValueSource(strings = {"version = 1.0", "version=x y"})
    void isNoSettingOfAFile(String line) {
        Outcome outcome = TestCompiler.in(directory)
                .source("pom.xml", "<project/>")
                .source("goimage.properties", line + "\n")
                .annotation("")
                .read();

        assertEquals(
                "[InvalidSetting] com.acme.localcache @GoImage(): goimage.properties:1: the version is not a setting",
                outcome.findings().get(0).headline());
    }
}
