package io.github.goimage.processor.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TableTest {
    private static final Path FILES = Path.of("src/main/resources/io/github/goimage/processor/table");
    private static final Path CODE = Path.of("src/main/java");

    /** The source of a table, and the day on which it was looked up. */
    private static final Pattern SOURCE =
            Pattern.compile("# Source: (?:.|\n# )*(?<=looked up on )2026-[01][0-9]-[0-3][0-9]\\.\n");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysItsSourceAndTheDay(Path file) throws IOException {
        String head = Files.readString(file)
                .lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line + "\n")
                .reduce("", String::concat);

        assertTrue(SOURCE.matcher(head).find(), head);
    }

    @ParameterizedTest
    @MethodSource("files")
    void isSortedAndFull(Path file) throws IOException {
        String text = Files.readString(file);
        List<String> rows = text.lines().filter(line -> !line.startsWith("#")).toList();

        assertEquals(rows.stream().sorted().distinct().toList(), rows);
        assertTrue(text.endsWith("\n") && !text.contains("\r"));
        for (List<String> row : Table.read(file.getFileName().toString())) {
            assertTrue(row.stream().noneMatch(field -> field.isBlank() || !field.equals(field.strip())), row::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isReadOnce(Path file) throws IOException {
        String call = "Table.read(\"" + file.getFileName() + "\")";
        try (Stream<Path> sources = Files.walk(CODE)) {
            long readers = sources.filter(source -> source.toString().endsWith(".java"))
                    .filter(source -> read(source).contains(call))
                    .count();
            assertEquals(1, readers, call);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
