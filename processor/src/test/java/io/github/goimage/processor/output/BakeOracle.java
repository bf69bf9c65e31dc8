package io.github.goimage.processor.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.ExpectedFilesTest;
import io.github.goimage.processor.TestCompiler;
import io.github.goimage.processor.dockerfile.Quoting;
import io.github.goimage.processor.golang.oracle.GoCommand;
import io.github.goimage.processor.hostile.HostileText;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What buildx itself reads in bake files; it is built from the Go module proxy. */
final class BakeOracle {
    private static final String VERSION = "v0.38.2";

    @TempDir
    static Path directory;

    private static Path projects;

    @BeforeAll
    static void build() throws Exception {
        projects = directory.toRealPath().resolve("projects");
        for (Path folder : ExpectedFilesTest.cases().toList()) {
            Path project = projects.resolve(folder.getFileName().toString());
            ExpectedFilesTest.compiler(folder, project).read();
        }
        new GoCommand(directory, Map.of("GOBIN", directory.toString()))
                .run("install", "github.com/docker/buildx/cmd/buildx@" + VERSION);
    }

    @Test
    void everyExpectedFileIsATargetOfItsName() throws Exception {
        List<Path> files = files();
        assertTrue(files.size() >= 25, files::toString);
        // The secret of private modules is a file that has to be there.
        Files.writeString(directory.resolve(".netrc"), "");
        for (Path file : files) {
            String name = file.getParent().getFileName().toString();
            JsonNode written = JsonMapper.shared().readTree(Files.readString(file));
            JsonNode target =
                    print(Map.of("HOME", directory.toString()), List.of(file)).at("/target/" + name);

            assertEquals(List.of(name + ":latest"), strings(target.at("/tags")), file::toString);
            // buildx prints a path without the "./" that keeps it from being read as an address.
            assertEquals(
                    written.at("/target/" + name + "/context").asString().replaceFirst("^\\./(?=.)", ""),
                    target.at("/context").asString(),
                    file::toString);
            for (String member : List.of("dockerfile", "platforms")) {
                assertEquals(written.at("/target/" + name + "/" + member), target.at("/" + member), file::toString);
            }
            assertEquals(
                    List.of("provenance max", "sbom -"),
                    target.at("/attest")
                            .valueStream()
                            .map(attest -> attest.at("/type").asString() + " "
                                    + attest.at("/mode").asString("-"))
                            .toList());
        }
        System.out.println("bake files=" + files.size());
    }

    @Test
    void variablesOfTheEnvironmentNameTagAndStamps() throws Exception {
        JsonNode target = print(
                        Map.of("REGISTRY", "registry.acme.example/team/", "TAG", "1.2", "VERSION", "v1.2"),
                        List.of(expected("stamps-and-tags", "orders")))
                .at("/target/orders");

        assertEquals(List.of("registry.acme.example/team/orders:1.2"), strings(target.at("/tags")));
        assertEquals("v1.2", target.at("/args/VERSION").asString());
        assertEquals("none", target.at("/args/GIT_COMMIT").asString());
    }

    @Test
    void aStampWithoutDefaultIsLeftToTheDockerfile() throws Exception {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("COMMIT", java.util.Collections.singletonMap("default", null));
        Path file = directory.resolve("null.json");
        Files.writeString(
                file,
                Json.text(Map.of(
                        "variable", variables, "target", Map.of("x", Map.of("args", Map.of("COMMIT", "${COMMIT}"))))));

        assertFalse(print(Map.of(), List.of(file), "x").at("/target/x").has("args"));
        assertEquals(
                "1",
                print(Map.of("COMMIT", "1"), List.of(file), "x")
                        .at("/target/x/args/COMMIT")
                        .asString());
    }

    @Test
    void severalFilesAreOneWhereTheTargetsAreNamed() throws Exception {
        List<Path> files = List.of(expected("repeated", "orders-api"), expected("repeated", "orders-worker"));

        JsonNode all = print(Map.of("TAG", "7"), files, "orders-api", "orders-worker");

        assertEquals(
                List.of("orders-api:7"),
                strings(all.at("/target").get("orders-api").at("/tags")));
        assertEquals(
                List.of("orders-worker:7"),
                strings(all.at("/target").get("orders-worker").at("/tags")));
    }

    @Test
    void noValueIsATemplate() throws Exception {
        List<String> values =
                HostileText.lines(20260821, 5000).filter(BakeFile::isKept).toList();
        Map<String, Object> variables = new LinkedHashMap<>();
        Map<String, Object> arguments = new LinkedHashMap<>();
        assertTrue(values.size() > 4000);
        for (int i = 0; i < values.size(); i++) {
            variables.put("V" + i, Map.of("default", Quoting.template(values.get(i))));
            arguments.put("V" + i, "${V" + i + "}");
        }
        Path file = directory.resolve("hostile.json");
        Files.writeString(
                file,
                Json.text(Map.of("variable", variables, "target", Map.of("x", Map.of("args", arguments)))),
                StandardCharsets.UTF_8);

        JsonNode printed = print(Map.of(), List.of(file), "x").at("/target/x/args");

        for (int i = 0; i < values.size(); i++) {
            // What it prints is a bake file again.
            assertEquals(Quoting.template(values.get(i)), printed.at("/V" + i).asString(), values.get(i));
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(projects)) {
            return paths.filter(path -> path.endsWith("docker-bake.json"))
                    .sorted()
                    .toList();
        }
    }

    private static Path expected(String folder, String image) {
        return TestCompiler.output(projects.resolve(folder)).resolve("META-INF/goimage/" + image + "/docker-bake.json");
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode print(Map<String, String> environment, List<Path> files, String... targets)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(directory.resolve("buildx").toString(), "bake", "--print"));
        files.forEach(file -> words.addAll(List.of("-f", file.toString())));
        words.addAll(List.of(targets));
        Path errors = directory.resolve("errors");
        // Bake looks for the known hosts and the agent of private modules.
        Files.createDirectories(directory.resolve(".ssh"));
        Files.writeString(directory.resolve(".ssh/known_hosts"), "");
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("DOCKER_CONFIG", directory.toString());
        Path agent = directory.resolve("agent");
        builder.environment().put("SSH_AUTH_SOCK", agent.toString());
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(agent));
            Process process = builder.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), () -> words + " " + read(errors));
            return JsonMapper.shared().readTree(printed);
        } finally {
            Files.deleteIfExists(agent);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
