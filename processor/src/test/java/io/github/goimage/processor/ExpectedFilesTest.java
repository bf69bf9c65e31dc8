package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.TestCompiler.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole files, as a user would find them. Each folder of {@code src/test/resources/expected} holds a {@code project}
 * directory to compile and the resulting {@code files}, with the note and other messages in {@code messages.txt}.
 *
 * <p>{@code -Dgoimage.expected=write} regenerates what is expected; read it before you commit it.
 */
final class ExpectedFilesTest {
    private static final Path EXPECTED = Path.of("src/test/resources/expected");
    private static final boolean WRITE = "write".equals(System.getProperty("goimage.expected"));

    @TempDir
    Path directory;

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(EXPECTED)) {
            return folders.sorted().toList().stream();
        }
    }

    @Test
    void thereAreTheCasesThatAreToBeRead() throws IOException {
        assertTrue(cases().count() >= 12);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void filesAndMessages(Path folder) throws IOException {
        Path project = directory.toRealPath().resolve("project");
        Map<String, String> sources = read(folder.resolve("project"));
        TestCompiler compiler = TestCompiler.in(project);
        sources.forEach(compiler::source);
        for (String path : sources.keySet()) {
            Path file = folder.resolve("project").resolve(path);
            if (Files.isExecutable(file)) {
                // The compiler writes into what is there, which keeps its mode.
                Files.createDirectories(project.resolve(path).getParent());
                Files.copy(file, project.resolve(path), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        if (!sources.containsKey("pom.xml")) {
            compiler.option("-Agoimage.projectDir=" + project, "-Agoimage.rootDir=" + project);
        }

        copyLinks(folder.resolve("project"), project);

        Outcome outcome = compiler.javac();
        String messages = outcome.messages().stream()
                .map(message -> message.kind() + " " + message.text().replace(project.toString(), "<project>") + "\n")
                .collect(Collectors.joining());

        if (WRITE) {
            write(folder, outcome.files(), messages);
        }
        assertEquals(Files.readString(folder.resolve("messages.txt")), messages);
        Map<String, String> expected = read(folder.resolve("files"));
        assertEquals(expected.keySet(), outcome.files().keySet());
        expected.forEach((path, text) -> assertEquals(text, outcome.files().get(path), path));
    }

    private static void copyLinks(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path link : paths.filter(Files::isSymbolicLink).toList()) {
                Path copy = to.resolve(from.relativize(link).toString());
                Files.createDirectories(copy.getParent());
                Files.createSymbolicLink(copy, Files.readSymbolicLink(link));
            }
        }
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        return files;
    }

    private static void write(Path folder, Map<String, String> files, String messages) throws IOException {
        List<Path> old = List.of();
        if (Files.isDirectory(folder.resolve("files"))) {
            try (Stream<Path> paths = Files.walk(folder.resolve("files"))) {
                old = paths.filter(Files::isRegularFile).toList();
            }
        }
        for (Path path : old) {
            Files.delete(path);
        }
        files.forEach((path, text) -> {
            try {
                Path file = folder.resolve("files").resolve(path);
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Files.writeString(folder.resolve("messages.txt"), messages);
    }
}
