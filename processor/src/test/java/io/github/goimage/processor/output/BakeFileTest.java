package io.github.goimage.processor.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.TestCompiler;
import io.github.goimage.processor.TestCompiler.Outcome;
import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.base.Builder;
import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.rule.ImageContext;
import io.github.goimage.processor.service.BuildSettings;
import io.github.goimage.processor.service.NoModule;
import io.github.goimage.rule.Base;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the bake file says about names, paths and stamps; the expected files show it as a whole. */
final class BakeFileTest {
    @TempDir
    Path directory;

    @Test
    void aTargetsNameHasNoDot() {
        JsonNode file = bake(module(".").annotation("name = \"api.v2\"").read(), "api.v2");

        assertEquals("api_DOT_v2", file.at("/group/default/targets/0").asString());
        assertEquals(
                "${REGISTRY}api.v2:${TAG}", file.at("/target/api_DOT_v2/tags/0").asString());
        assertEquals(
                "out/META-INF/goimage/api.v2/Dockerfile",
                file.at("/target/api_DOT_v2/dockerfile").asString());
    }

    @ParameterizedTest
    @CsvSource({
        ".,                 .,                         out",
        "src/main/go,       src/main/go,               ../../../out",
        "github.com/acme/x, ./github.com/acme/x,       ../../../out",
        "a b/${x}/%{y},     ./a b/$${x}/%%{y},         ../../../out",
    })
    void pathsCountFromTheRoot(String module, String context, String output) {
        JsonNode file =
                bake(module(module).annotation("module = \"" + module + "\"").read(), "localcache");

        assertEquals(context, file.at("/target/localcache/context").asString());
        assertEquals(
                output + "/META-INF/goimage/localcache/Dockerfile",
                file.at("/target/localcache/dockerfile").asString());
    }

    @Test
    void theRootMayLieAboveTheProject() {
        Path project = directory.resolve("services/orders");
        Outcome outcome = TestCompiler.in(project)
                .source("pom.xml", "<project/>")
                .source("go.mod", "module example.com/api\n\ngo 1.26\n")
                .source("main.go", "package main\n\nfunc main() {}\n")
                .option("-Agoimage.rootDir=" + directory)
                .annotation("")
                .read();

        JsonNode target = bake(outcome, "localcache").at("/target/localcache");
        assertEquals("services/orders", target.at("/context").asString());
        assertEquals(
                "out/META-INF/goimage/localcache/Dockerfile",
                target.at("/dockerfile").asString());
    }

    @Test
    void anOutputElsewhereHasNoneAndTheNoteSaysSo() throws IOException {
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
        Path project = directory.resolve("project");
        Files.createSymbolicLink(Files.createDirectories(project).resolve("out"), elsewhere);

        Outcome outcome = TestCompiler.in(project)
                .source("pom.xml", "<project/>")
                .source("go.mod", "module example.com/api\n\ngo 1.26\n")
                .source("main.go", "package main\n\nfunc main() {}\n")
                .annotation("")
                .read();

        assertTrue(outcome.success(), outcome.messages()::toString);
        assertTrue(Files.exists(elsewhere.resolve("META-INF/goimage/localcache/Dockerfile")));
        assertFalse(Files.exists(elsewhere.resolve("META-INF/goimage/localcache/docker-bake.json")));
        assertTrue(
                outcome.notes()
                        .get(0)
                        .text()
                        .contains("\nno docker-bake.json: its paths are relative to the root directory, and"),
                outcome.notes()::toString);
    }

    @Test
    void aDirectoryThatBakeWouldLookForUnderAnotherNameHasNoBakeFile() {
        assertEquals(Optional.empty(), BakePaths.of("api", imageContext("cafe\u0301")));
        assertTrue(BakePaths.obstacle("api", imageContext("cafe\u0301"))
                .orElseThrow()
                .contains("composed form"));
        assertEquals(Optional.empty(), BakePaths.obstacle("api", imageContext("cafe")));
        assertEquals(
                Optional.of(new BakePaths("./caf\u00e9", "../out/META-INF/goimage/api/Dockerfile")),
                BakePaths.of("api", imageContext("caf\u00e9")));
    }

    /** Of a module in this directory, beside the output. */
    private static ImageContext imageContext(String directory) {
        Path root = Path.of("/project");
        BuildSettings settings = new BuildSettings(
                BaseImage.of(Base.SCRATCH),
                new Builder("golang:1.26-alpine", "1.26", Builder.Linkage.NO_C, false),
                List.of(),
                Set.of(),
                new TreeMap<>());
        return new ImageContext(
                new NoModule(settings, root.resolve(directory), List.of(), List.of()),
                Policy.none(LocalDate.EPOCH),
                Optional.of(new Project(root, root)),
                List.of(),
                Optional.of(root.resolve("out")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void aDefaultThatBakeWouldChangeIsLeftToTheDockerfile() {
        Outcome outcome = module(".")
                .source("main.go", "package main\n\nvar one, two string\n\nfunc main() {}\n")
                .annotation("build = @Build(stamp = {\"main.one=\\u212a\", \"main.two=e\\u0301\"})")
                .read();

        JsonNode file = bake(outcome, "localcache");
        assertTrue(file.at("/variable/ONE/default").isNull());
        assertTrue(file.at("/variable/TWO/default").isNull());
        assertTrue(outcome.file("localcache", "Dockerfile").contains("\nARG TWO=\"e\u0301\"\n"));
    }

    @Test
    void stampsAreVariables() {
        Outcome outcome = module(".")
                .source("main.go", "package main\n\nvar version, commit, tag, mood string\n\nfunc main() {}\n")
                .annotation("build = @Build(stamp = {\"main.version=1 ${x} %{if} $${y} \\\\\", \"main.commit\","
                        + " \"main.tag=none\", \"main.mood=\"})")
                .read();

        JsonNode file = bake(outcome, "localcache");
        assertEquals(
                List.of("REGISTRY", "TAG", "SOURCE_DATE_EPOCH", "VERSION", "COMMIT", "TAG_", "MOOD"),
                List.copyOf(file.at("/variable").propertyNames()));
        assertEquals("", file.at("/variable/REGISTRY/default").asString());
        assertEquals("latest", file.at("/variable/TAG/default").asString());
        assertEquals(
                "1 $${x} %%{if} $$${y} \\", file.at("/variable/VERSION/default").asString());
        assertTrue(file.at("/variable/COMMIT/default").isNull());
        assertEquals("none", file.at("/variable/TAG_/default").asString());
        assertEquals("", file.at("/variable/MOOD/default").asString());
        JsonNode arguments = file.at("/target/localcache/args");
        assertEquals("${VERSION}", arguments.get("VERSION").asString());
        assertEquals("${COMMIT}", arguments.get("COMMIT").asString());
        assertEquals("${TAG_}", arguments.get("TAG").asString());
        assertEquals(5, arguments.size());
    }

    @Test
    void theTimeOfTheImageComesFromTheEnvironmentAlone() {
        JsonNode file = bake(module(".").annotation("").read(), "localcache");

        assertTrue(file.at("/variable/SOURCE_DATE_EPOCH/default").isNull());
        assertEquals(
                "${SOURCE_DATE_EPOCH}",
                file.at("/target/localcache/args/SOURCE_DATE_EPOCH").asString());
    }

    @ParameterizedTest
    @CsvSource({
        "sync = off,         gzip",
        "compression = gzip, gzip",
        "compression = zstd, zstd",
    })
    void layersAreCompressedAsTheProjectSays(String setting, String compression) {
        JsonNode file = bake(
                module(".").source("goimage.properties", setting).annotation("").read(), "localcache");

        assertEquals(
                "type=image,rewrite-timestamp=true,oci-mediatypes=true,compression=" + compression
                        + ",compression-level=1",
                file.at("/target/localcache/output/0").asString());
    }

    @Test
    void aStampIsNotWhatTheDevelopersShellSets() {
        Outcome outcome = module(".")
                .source("main.go", "package main\n\nvar user, lang, shell, version string\n\nfunc main() {}\n")
                .annotation("build = @Build(stamp = {\"main.user=ci\", \"main.lang=en\", \"main.shell=sh\","
                        + " \"main.version\"})")
                .read();

        JsonNode file = bake(outcome, "localcache");
        assertEquals(
                List.of("REGISTRY", "TAG", "SOURCE_DATE_EPOCH", "USER_", "LANG_", "SHELL_", "VERSION"),
                List.copyOf(file.at("/variable").propertyNames()));
        assertEquals("${USER_}", file.at("/target/localcache/args/USER").asString());
    }

    private TestCompiler module(String module) {
        return TestCompiler.in(directory)
                .source("pom.xml", "<project/>")
                .source(module + "/go.mod", "module example.com/api\n\ngo 1.26\n")
                .source(module + "/main.go", "package main\n\nfunc main() {}\n");
    }

    private static JsonNode bake(Outcome outcome, String image) {
        assertTrue(outcome.success(), outcome.messages()::toString);
        return JsonMapper.shared().readTree(outcome.file(image, "docker-bake.json"));
    }
}
