package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of promises: each names methods that exist and are tests. */
final class ThreatModelTest {
    private static final Pattern METHOD = Pattern.compile("([A-Z][A-Za-z0-9]+)\\.([a-z][A-Za-z0-9]+)");
    private static final Pattern TEST = Pattern.compile("@(?:Test|ParameterizedTest)\\b");

    @Test
    void eachPromiseHasItsTests() throws IOException {
        String page = Files.readString(Path.of("../docs/threat-model.md"));
        List<String> promises = page.substring(page.indexOf("| promise |"))
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .toList();
        assertTrue(promises.size() >= 20, promises::toString);
        Map<String, String> sources = sources();
        List<String> wrong = new ArrayList<>();
        for (String promise : promises) {
            for (String name : promise.split("\\|")[3].split(",")) {
                List<MatchResult> method =
                        METHOD.matcher(name.strip()).results().toList();
                if (method.size() != 1
                        || !isTest(
                                method.get(0).group(2),
                                sources.getOrDefault(method.get(0).group(1), ""))) {
                    wrong.add(name.strip());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void aMethodIsATestByItsAnnotation() {
        String source =
                "    @Test\n    void a() {}\n\n    void b() {}\n\n    @ParameterizedTest\n    @X({\"y\"})\n    void c(int d) {}\n";
        assertTrue(isTest("a", source));
        assertTrue(isTest("c", source));
        assertTrue(Stream.of("b", "d", "").noneMatch(name -> isTest(name, source)));
    }

    /** Returns whether the lines above a method, up to an empty one, hold the annotation of a test. */
    private static boolean isTest(String method, String source) {
        int at = source.indexOf("void " + method + "(");
        return at >= 0
                && TEST.matcher(source.substring(source.lastIndexOf("\n\n", at) + 1, at))
                        .find();
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (String folder : List.of("src/test/java", "../demo/src/test/java")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            }
        }
        return sources;
    }
}
