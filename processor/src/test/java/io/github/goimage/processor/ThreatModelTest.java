package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of promises: each names a test that exists. */
final class ThreatModelTest {
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z0-9]+");

    @Test
    void eachPromiseHasItsTests() throws IOException {
        String page = Files.readString(Path.of("../docs/threat-model.md"));
        List<String> promises = page.substring(page.indexOf("| promise |"))
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .toList();
        assertTrue(promises.size() >= 15, promises::toString);
        Set<String> unknown = new TreeSet<>();
        for (String promise : promises) {
            String[] cells = promise.split("\\|");
            List<String> tests =
                    NAME.matcher(cells[3]).results().map(MatchResult::group).toList();
            assertTrue(!tests.isEmpty(), promise);
            unknown.addAll(tests);
        }
        unknown.removeAll(tests());
        assertEquals(Set.of(), unknown);
    }

    private static Set<String> tests() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String folder : List.of("src/test/java", "../demo/src/test/java")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                names.addAll(files.map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(".java"))
                        .map(file -> file.substring(0, file.length() - ".java".length()))
                        .collect(Collectors.toSet()));
            }
        }
        return names;
    }
}
