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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole files, as a user would find them. Each folder of {@code src/test/resources/expected} holds a {@code project}
 * directory to compile and what came of it: the {@code files}, and the note and other messages in {@code messages.txt}.
 * Three projects show every file; the others the Dockerfiles and one ignore file, which the other ignore files repeat.
 *
 * <p>{@code -Dgoimage.expected=write} regenerates what is expected; read it before you commit it.
 */
public final class ExpectedFilesTest {
    private static final Path EXPECTED = Path.of("src/test/resources/expected");
    private static final Set<String> WHOLE = Set.of("three-attributes", "company-settings", "waived");
    private static final Set<String> SHOWN = Set.of("Dockerfile", "Dockerfile.dockerignore");
    private static final boolean WRITE = "write".equals(System.getProperty("goimage.expected"));

    @TempDir
    Path directory;

    /** Returns the folders of the projects, sorted. */
    public static Stream<Path> cases() throws IOException {
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
        boolean whole = WHOLE.contains(folder.getFileName().toString());
        TestCompiler compiler = compiler(folder, project);
        Outcome outcome = (whole ? compiler : compiler.option("-proc:only")).javac();
        String messages = outcome.messages().stream()
                .map(message -> message.kind() + " " + message.text().replace(project.toString(), "<project>") + "\n")
                .collect(Collectors.joining());

        Map<String, String> shown = new TreeMap<>(outcome.files());
        if (!whole) {
            shown.keySet().removeIf(path -> !SHOWN.contains(path.substring(path.lastIndexOf('/') + 1)));
            theRestIsComplete(outcome.files());
        }
        if (WRITE) {
            write(folder, shown, messages);
        }
        assertEquals(Files.readString(folder.resolve("messages.txt")), messages);
        Map<String, String> expected = read(folder.resolve("files"));
        assertEquals(expected.keySet(), shown.keySet());
        expected.forEach((path, text) -> assertEquals(text, shown.get(path), path));
    }

    /** Beside each Dockerfile lie the other files of its image, and no more. */
    private static void theRestIsComplete(Map<String, String> files) {
        Set<String> rest = new TreeSet<>();
        for (String path : files.keySet()) {
            if (path.endsWith("/Dockerfile.dockerignore")) {
                String image = path.substring(0, path.lastIndexOf('/') + 1);
                rest.addAll(List.of(
                        path,
                        image + "Dockerfile",
                        image + ".dockerignore",
                        image + "docker-bake.json",
                        image + "image.json"));
                assertEquals(files.get(path), files.get(image + ".dockerignore"));
                if (files.containsKey(image + "portable/Dockerfile")) {
                    rest.addAll(List.of(image + "portable/Dockerfile", image + "portable/.dockerignore"));
                    assertEquals(files.get(path), files.get(image + "portable/.dockerignore"));
                }
            }
        }
        files.keySet().stream().filter(path -> path.endsWith("Image.java")).forEach(rest::add);
        assertEquals(rest, files.keySet());
    }

    /** Returns the compiler of the project in a folder of {@link #cases}, which is copied to a directory. */
    public static TestCompiler compiler(Path folder, Path project) throws IOException {
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
        return compiler;
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
