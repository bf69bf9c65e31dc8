package io.github.goimage.processor.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.dockerfile.IgnoreMatcher;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IgnorePatternsTest {
    private static final List<String> PARTS =
            List.of("a", "b", "/", "/", "*", "**", "?", ".a", "[ab]", "\\*", "!", " ");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "web, web/index.html, true",
                "web, cmd/web/index.html, false",
                "/web/, web/index.html, true",
                "./a/../web, web, true",
                "**/web, cmd/web/index.html, true",
                "**/web, cmd/cobweb/index.html, false",
                "*, main.go, true",
                "*.go, cmd/main.go, false",
                "**/*.go, main.go, true",
                "**/*.go, cmd/a/main.go, true",
                "cmd/**, cmd/main.go, true",
                "cmd/**, cmd, false",
                "**, go.mod, true",
                "c?d, cmd/main.go, true",
                "c?d, c/d, false",
                "[a-c]md, cmd/main.go, true",
                "[^c]md, cmd/main.go, false",
                "\\*, main.go, false",
                "# web, web, false",
                "[, web, false",
                "\\, web, false",
                "., web, false",
            })
    void excludes(String pattern, String path, boolean excluded) {
        assertEquals(excluded, IgnorePatterns.of(pattern).excludes(path));
    }

    @Test
    void theLastPatternDecides() {
        IgnorePatterns patterns = IgnorePatterns.of("*\r\n! cmd\n\ncmd/secret\n!cmd/secret/a.go\n");

        assertEquals(
                List.of("main.go", "cmd/secret/b.go"),
                Stream.of("main.go", "cmd/a.go", "cmd/secret/a.go", "cmd/secret/b.go")
                        .filter(patterns::excludes)
                        .toList());
    }

    @Test
    void agreesWithTheRegularExpressionsOfDocker() {
        Random random = new Random(17);
        int excluded = 0;
        for (int i = 0; i < 20_000; i++) {
            String file = Stream.generate(() -> parts(random, PARTS)).limit(3).collect(Collectors.joining("\n"));
            String path =
                    parts(random, PARTS.subList(0, 3)).replaceAll("/+", "/").replaceAll("^/|/$", "");
            boolean sent = path.isEmpty() || new IgnoreMatcher(file).sends(path);
            excluded += sent ? 0 : 1;
            assertEquals(!sent, !path.isEmpty() && IgnorePatterns.of(file).excludes(path), () -> file + "\n-> " + path);
        }
        assertEquals(true, excluded > 1_000);
    }

    private static String parts(Random random, List<String> parts) {
        return Stream.generate(() -> parts.get(random.nextInt(parts.size())))
                .limit(1 + random.nextInt(6))
                .collect(Collectors.joining());
    }
}
