package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.TestCompiler.Message;
import io.github.goimage.processor.TestCompiler.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people who put a Go service into a container have reported, in modules as small as it gets: each is told, by the
 * rule and with the fix that {@code reported.txt} names, and the fix is the end of it.
 */
class ReportedFailuresTest {
    private static final int LEAST = 60;

    private static final Pattern ENTRY = Pattern.compile("(?=\\[\\w+] \\S+ @GoImage)");

    @TempDir
    Path directory;

    /**
     * One report.
     *
     * @param members of the annotation that was tried
     * @param expected what has to be told: {@code error Rule: text}, {@code warning}, {@code advice}, {@code note
     *     text}, {@code silent Rule}, {@code lacks text}, {@code Dockerfile text}, {@code after members}
     * @param files of the project
     */
    record Report(String title, String members, List<String> expected, Map<String, String> files) {
        @Override
        public String toString() {
            return title;
        }
    }

    static List<Report> reports() throws IOException {
        try (InputStream in = Objects.requireNonNull(ReportedFailuresTest.class.getResourceAsStream("reported.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^== "))
                    .skip(1)
                    .map(ReportedFailuresTest::parse)
                    .toList();
        }
    }

    private static Report parse(String text) {
        String[] parts = text.split("(?m)^-- ");
        List<String> head = parts[0].lines().filter(line -> !line.isBlank()).toList();
        Map<String, String> files = new LinkedHashMap<>();
        files.put("go.mod", "module example.com/svc\n\ngo 1.26\n");
        for (int i = 1; i < parts.length; i++) {
            String[] file = parts[i].split(" --\n", 2);
            files.put(file[0], file[1]);
        }
        String members = head.get(1).replaceFirst("^@GoImage\\(?", "").replaceFirst("\\)$", "");
        return new Report(head.get(0), members, head.subList(2, head.size()), files);
    }

    @Test
    void areNotFewer() throws IOException {
        assertTrue(reports().size() >= LEAST, () -> "too few reports");
        assertEquals(
                reports().size(),
                reports().stream().map(Report::title).distinct().count());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void isTold(Report report) throws IOException {
        Path root = directory.resolve("project");
        for (Map.Entry<String, String> file : report.files().entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Outcome outcome = compile(root, "tried", report.members());
        List<String> rules = new ArrayList<>();
        for (String line : report.expected()) {
            String[] words = line.split(" ", 2);
            switch (words[0]) {
                case "error", "warning", "advice" -> {
                    String[] finding = words[1].split(": ", 2);
                    rules.add(finding[0]);
                    assertHas(outcome, words[0], finding[0], finding[1]);
                }
                case "silent" -> assertLacks(outcome, words[1]);
                case "lacks" ->
                    assertFalse(
                            told(outcome).stream().anyMatch(told -> told.contains(words[1])),
                            () -> words[1] + " in " + outcome.messages());
                case "note" ->
                    assertTrue(
                            outcome.notes().stream()
                                    .anyMatch(note -> note.text().contains(words[1])),
                            () -> words[1] + " in " + outcome.messages());
                case "Dockerfile" -> {
                    String dockerfile = outcome.file("localcache", "Dockerfile");
                    assertTrue(dockerfile.contains(words[1]), () -> words[1] + " in " + dockerfile);
                }
                default -> {
                    assertEquals("after", words[0]);
                    Outcome fixed = compile(root, "fixed", words[1].equals("nothing") ? "" : words[1]);
                    assertTrue(fixed.success(), () -> fixed.messages().toString());
                    rules.forEach(rule -> assertLacks(fixed, rule));
                }
            }
        }
    }

    private Outcome compile(Path root, String kind, String members) {
        return TestCompiler.in(directory.resolve(kind))
                .annotation(members)
                .option("-Agoimage.projectDir=" + root, "-Agoimage.rootDir=" + root)
                .read();
    }

    private static void assertHas(Outcome outcome, String kind, String rule, String text) {
        assertTrue(
                told(outcome).stream()
                        .anyMatch(told -> told.startsWith(kind + " [" + rule + "]") && told.contains(text)),
                () -> kind + " " + rule + ": " + text + "\nin " + String.join("\n", told(outcome)));
    }

    private static void assertLacks(Outcome outcome, String rule) {
        assertFalse(
                told(outcome).stream().anyMatch(told -> told.contains(" [" + rule + "]")),
                () -> rule + " in " + told(outcome));
    }

    /** Returns findings and advice, each with its kind in front. */
    private static List<String> told(Outcome outcome) {
        List<String> all = new ArrayList<>();
        for (Message finding : outcome.findings()) {
            String kind = finding.kind().name().toLowerCase(Locale.ROOT).contains("warning") ? "warning" : "error";
            all.add(kind + " " + finding.text());
        }
        for (Message note : outcome.notes()) {
            Stream.of(ENTRY.split(note.text()))
                    .filter(entry -> entry.startsWith("["))
                    .forEach(entry -> all.add("advice " + entry));
        }
        return all;
    }
}
