package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.TestCompiler.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same bytes from the same sources, wherever and however they are compiled; alone, as it changes the locale of the
 * JVM.
 */
@Isolated
final class DeterminismTest {
    private static final Map<String, String> PROJECT = sources();

    @TempDir
    Path directory;

    private static Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("pom.xml", "<project/>\n");
        sources.put("src/main/go/go.mod", "module acme.example/title\n\ngo 1.26\n");
        sources.put("src/main/go/main.go", "package main\n\nimport _ \"acme.example/title/zeta\"\n\nfunc main() {}\n");
        sources.put("src/main/go/zeta/zeta.go", "package zeta\n\nimport _ \"acme.example/title/alpha\"\n");
        sources.put("src/main/go/alpha/alpha.go", "package alpha\n");
        sources.put("src/main/go/alpha/alpha_test.go", "package alpha\n");
        sources.put("src/main/java/com/acme/TITLE/package-info.java", """
                @GoImage(
                        port = {8000, 8001},
                        udpPort = 9125,
                        env = {"MOOD=\\u00fc", "TITLE=I"},
                        labels = "com.acme.title=i",
                        needs = {AUTO, TMP})
                package com.acme.TITLE;

                import static io.github.goimage.Need.AUTO;
                import static io.github.goimage.Need.TMP;
                import io.github.goimage.GoImage;
                """);
        return sources;
    }

    private Outcome compile(Path project, Map<String, String> sources, String... options) {
        TestCompiler compiler = TestCompiler.in(project).option(options);
        sources.forEach(compiler::source);
        Outcome outcome = compiler.javac();
        assertTrue(outcome.success(), outcome.messages()::toString);
        assertEquals(8, outcome.files().size(), outcome.files().keySet()::toString);
        return outcome;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"})
    void locale(String language) {
        Outcome expected = compile(directory, PROJECT);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertEquals(expected, compile(directory, PROJECT));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void encoding() {
        assertEquals(compile(directory, PROJECT), compile(directory, PROJECT, "-encoding", "ISO-8859-1"));
    }

    @Test
    void lineEnds() {
        Map<String, String> windows = new LinkedHashMap<>();
        PROJECT.forEach((path, text) -> windows.put(path, text.replace("\n", "\r\n")));

        assertEquals(compile(directory, PROJECT), compile(directory, windows));
    }

    @Test
    void place() {
        Path one = directory.resolve("one");
        Path other = directory.resolve("deeper/an other 'place'");

        Outcome expected = compile(one, PROJECT);
        Outcome outcome = compile(other, PROJECT);

        assertEquals(expected.files(), outcome.files());
        // The note's commands are for a shell.
        String quoted = "'" + other.toString().replace("'", "'\\''");
        assertEquals(texts(expected), texts(outcome).replaceAll(Pattern.quote(quoted) + "([^ \n]*)'", one + "$1"));
        assertTrue(outcome.files().values().stream().noneMatch(text -> text.contains("deeper")));
    }

    @Test
    void workingDirectory() throws Exception {
        for (Map.Entry<String, String> source : PROJECT.entrySet()) {
            Path file = directory.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
        Path source = directory.resolve("src/main/java/com/acme/TITLE/package-info.java");
        Outcome expected = compile(directory, PROJECT);
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
        // A bake file says where it lies, so both outputs lie there.
        Path out = directory.resolve("out");
        Files.move(out, directory.resolve("expected"));

        JavacProcess.Result result = JavacProcess.run(
                elsewhere,
                "-d",
                "../out",
                "-s",
                Files.createDirectories(elsewhere.resolve("s")).toString(),
                source.toString());

        assertEquals(0, result.exit(), result.output());
        for (String path : expected.imageFiles()) {
            assertEquals(expected.files().get(path), Files.readString(out.resolve(path)), path);
        }
        assertEquals(
                expected.files().get("com/acme/TITLE/TitleImage.java"),
                Files.readString(elsewhere.resolve("s/com/acme/TITLE/TitleImage.java")));
    }

    @Test
    void orderOfFiles() {
        List<Map.Entry<String, String>> entries = new ArrayList<>(PROJECT.entrySet());
        Collections.reverse(entries);
        Map<String, String> reversed = new LinkedHashMap<>();
        entries.forEach(entry -> reversed.put(entry.getKey(), entry.getValue()));

        assertEquals(
                compile(directory.resolve("one"), PROJECT).files(),
                compile(directory.resolve("other"), reversed).files());
    }

    private static String texts(Outcome outcome) {
        return outcome.messages().stream().map(TestCompiler.Message::text).collect(Collectors.joining("\n"));
    }
}
