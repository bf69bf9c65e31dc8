package io.github.goimage.processor.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.text.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compilers that are killed while they write the images of two annotations to the same place, and two that write the
 * same copy at once. Not in an ordinary run: {@code -Dtest=KilledCompilerNightly}.
 */
class KilledCompilerNightly {
    private static final int KILLS = 200;
    private static final int ROUNDS = 200;

    @TempDir
    Path temporary;

    private Path project;

    @BeforeEach
    void project() throws IOException {
        project = Files.createDirectories(temporary.toRealPath().resolve("project"));
        file("pom.xml", "<project/>");
        file("go/go.mod", "module example.com/orders\n\ngo 1.26\n\nrequire example.com/private/x v1.0.0\n");
        file("go/go.sum", "example.com/private/x v1.0.0 h1:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n");
        file("go/main.go", "package main\n\nimport _ \"example.com/private/x\"\n\nfunc main() {}\n");
        // One has a portable flavor, the other does not; no file of one is like the other's.
        annotation("a", "port = 8000, user = 65532");
        annotation(
                "b",
                "port = 9000, base = Base.DEBIAN, volumes = \"/var/lib/orders\","
                        + " build = @Build(privateModules = \"example.com/private\")");
    }

    private void annotation(String letter, String members) throws IOException {
        file(letter + "/package-info.java", """
                @GoImage(name = "orders", module = "go", %s)
                package com.acme.%s;

                import io.github.goimage.*;
                """.formatted(members, letter));
    }

    private void file(String path, String text) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Process start(String... options) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("-Agoimage.projectDir=" + project, "-Agoimage.rootDir=" + project));
        words.addAll(List.of(options));
        return CompilerLoop.start(project, words.toArray(String[]::new));
    }

    private static void compile(Process compiler, String letters) throws IOException {
        compiler.getOutputStream().write(letters.getBytes(StandardCharsets.US_ASCII));
        compiler.getOutputStream().flush();
    }

    private static void awaitSuccess(Process compiler) throws IOException {
        assertEquals('.', compiler.getInputStream().read());
    }

    /** The files below a directory, by path. */
    private static Map<String, String> files(Path directory) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                        .toList()) {
                    files.put(directory.relativize(path).toString(), Files.readString(path));
                }
            }
        }
        return files;
    }

    /** Whether the files are those that the report among them describes, as whoever ships them can tell. */
    private static boolean verifies(Map<String, String> files) {
        if (!files.containsKey("image.json")) {
            return false;
        }
        Map<String, String> expected = new TreeMap<>();
        JsonNode report = JsonMapper.shared().readTree(files.get("image.json"));
        report.at("/sha256")
                .properties()
                .forEach(each -> expected.put(each.getKey(), each.getValue().asString()));
        Map<String, String> found = new TreeMap<>();
        files.forEach((path, text) -> found.put(path, Sha256.of(text.getBytes(StandardCharsets.UTF_8))));
        found.remove("image.json");
        return found.equals(expected);
    }

    @Test
    void noKilledCompilerLeavesAMixtureThatVerifies() throws Exception {
        Path output = project.resolve("out");
        Path folder = output.resolve("META-INF/goimage/orders");
        Process first = start("-d", output.toString());
        List<Map<String, String>> whole = new ArrayList<>();
        for (String letter : List.of("a", "b")) {
            compile(first, letter);
            awaitSuccess(first);
            whole.add(files(folder));
        }
        first.destroy();
        whole.forEach(set -> assertTrue(verifies(set)));
        whole.get(0)
                .forEach((path, text) -> assertFalse(text.equals(whole.get(1).get(path)), path));

        Random random = new Random(15);
        int interrupted = 0;
        int leftovers = 0;
        int mixed = 0;
        int mixedThatVerify = 0;
        int mixedWithDockerfile = 0;
        for (int i = 0; i < KILLS; i++) {
            Process compiler = start("-d", output.toString());
            compile(compiler, "a");
            awaitSuccess(compiler);
            assertEquals(whole.get(0), files(folder), "the next compilation sets all right");
            compile(compiler, "ba".repeat(1000));
            Thread.sleep(random.nextInt(300));
            if (i % 2 == 0) {
                // Most random moments are not among those in which it writes: this one is.
                while (Files.exists(folder.resolve("Dockerfile"))) {
                    Thread.onSpinWait();
                }
            }
            compiler.destroyForcibly().waitFor();

            Map<String, String> left = files(folder);
            boolean verifies = verifies(left);
            leftovers += left.keySet().removeIf(path -> path.endsWith(".unfinished")) ? 1 : 0;
            interrupted += whole.contains(left) ? 0 : 1;
            boolean isMixed = whole.stream().noneMatch(set -> set.entrySet().containsAll(left.entrySet()));
            mixed += isMixed ? 1 : 0;
            mixedThatVerify += isMixed && (verifies || verifies(left)) ? 1 : 0;
            mixedWithDockerfile +=
                    isMixed && left.keySet().stream().anyMatch(path -> path.endsWith("Dockerfile")) ? 1 : 0;
        }
        System.out.println("kills=" + KILLS + " not-whole=" + interrupted + " with-leftovers=" + leftovers + " mixed="
                + mixed + " mixed-with-a-Dockerfile=" + mixedWithDockerfile + " mixed-that-verify=" + mixedThatVerify);
        assertTrue(interrupted > KILLS / 20, "the moments are not those in which it writes");
        assertEquals(0, mixedThatVerify);
        assertEquals(0, mixedWithDockerfile);
    }

    @Test
    void twoCompilersAtOnceLeaveTheCopyOfOne() throws Exception {
        List<Process> compilers = List.of(
                start("-d", project.resolve("out-a").toString(), "-Agoimage.sync=write"),
                start("-d", project.resolve("out-b").toString(), "-Agoimage.sync=write"));
        List<String> letters = List.of("a", "b");
        List<Map<String, String>> whole = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            compile(compilers.get(i), letters.get(i));
            awaitSuccess(compilers.get(i));
            whole.add(files(project.resolve("go")));
        }
        assertFalse(whole.get(0).equals(whole.get(1)));
        int[] last = new int[2];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < 2; i++) {
                compile(compilers.get(i), letters.get(i));
            }
            for (int i = 0; i < 2; i++) {
                awaitSuccess(compilers.get(i));
            }
            int winner = whole.indexOf(files(project.resolve("go")));
            assertTrue(winner >= 0, () -> "a mixture after " + List.of(last[0], last[1]));
            last[winner]++;
        }
        compilers.forEach(Process::destroy);
        System.out.println("rounds=" + ROUNDS + " copies-of-a=" + last[0] + " copies-of-b=" + last[1] + " mixed=0");
    }
}
