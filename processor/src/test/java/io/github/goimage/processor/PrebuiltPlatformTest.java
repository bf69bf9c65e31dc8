package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.files.Elves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine labels an image with its own platform if none is named; a prebuilt binary's headers name one. */
final class PrebuiltPlatformTest {
    @TempDir
    Path directory;

    @Test
    void namesThePlatformOfTheBinaryWhereverTheImageIsBuiltAndRun() throws IOException {
        Map<String, String> files = compile("");

        assertEquals(List.of("--platform=linux/arm64", "--platform=linux/arm64"), platforms(files, "Dockerfile"));
        assertEquals(
                List.of("--platform=linux/arm64", "--platform=linux/arm64"), platforms(files, "portable/Dockerfile"));
        assertEquals(
                List.of("\"linux/arm64\""),
                lines(files, "docker-bake.json")
                        .filter(line -> line.startsWith("\"linux/"))
                        .toList());
    }

    @Test
    void namesThatOfTheAnnotationWhereItNamesOne() throws IOException {
        Map<String, String> files = compile(", platforms = \"linux/arm64/v8\"");

        assertEquals(List.of("--platform=linux/arm64", "--platform=linux/arm64"), platforms(files, "Dockerfile"));
        assertEquals(
                List.of("\"linux/arm64/v8\""),
                lines(files, "docker-bake.json")
                        .filter(line -> line.startsWith("\"linux/"))
                        .toList());
    }

    /** The annotation compiled with a binary for linux/arm64. */
    private Map<String, String> compile(String member) throws IOException {
        Files.writeString(directory.resolve("pom.xml"), "<project/>");
        Path binary = Files.write(
                directory.resolve("app"),
                Elves.program().machine(183, true, true).bytes());
        assertEquals(true, binary.toFile().setExecutable(true));
        return TestCompiler.in(directory)
                .packageInfo("@GoImage(build = @Build(prebuilt = \"app\"" + member + "))")
                .read()
                .files();
    }

    /** Of the commands in the comments. */
    private static List<String> platforms(Map<String, String> files, String name) {
        return lines(files, name)
                .filter(line -> line.startsWith("# docker "))
                .flatMap(line -> Stream.of(line.split(" ")))
                .filter(word -> word.startsWith("--platform"))
                .toList();
    }

    private static Stream<String> lines(Map<String, String> files, String name) {
        return Objects.requireNonNull(files.get("META-INF/goimage/localcache/" + name))
                .lines()
                .map(String::strip);
    }
}
