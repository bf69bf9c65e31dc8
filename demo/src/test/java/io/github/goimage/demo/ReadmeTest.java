package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.demo.bases.LocalcacheAlpineImage;
import io.github.goimage.demo.bases.LocalcacheDebianImage;
import io.github.goimage.demo.bases.LocalcacheStaticImage;
import io.github.goimage.demo.localcache.LocalcacheImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that the README and docs/annotation.md say what is true. */
final class ReadmeTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void theDockerfileIsTheDemos() throws IOException {
        Matcher block =
                Pattern.compile("```dockerfile\n(.*?)```", Pattern.DOTALL).matcher(readme());
        assertTrue(block.find());
        assertTrue(LocalcacheImage.dockerfile().endsWith("\n\n" + block.group(1)), LocalcacheImage.dockerfile());
    }

    @Test
    void theMistakeIsWhatTheDemoGetsForIt(@TempDir Path directory) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path demo = Path.of("src/main/go");
        try (Stream<Path> sources = Files.walk(demo)) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                files.put(demo.relativize(source).toString(), Files.readString(source));
            }
        }

        String error = Compiled.in(directory, files, "base = SCRATCH, port = 80, stripDebug = true").findings().stream()
                .filter(text -> text.startsWith("[PrivilegedPort]"))
                .findFirst()
                .orElseThrow();

        for (String page : List.of(readme(), Files.readString(Path.of("README.md")))) {
            error.substring(error.indexOf("@GoImage"))
                    .lines()
                    .forEach(line -> assertTrue(page.contains(line + "\n"), line));
        }
    }

    @Test
    void theVersionIsTheProjects() throws IOException {
        Set<String> versions = Pattern.compile("<version>(.*?)</version>|goimage-\\w+:([^\"]+)\"")
                .matcher(readme())
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .collect(Collectors.toSet());
        Matcher project =
                Pattern.compile("<version>(.*?)</version>").matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertTrue(project.find());
        assertEquals(Set.of(project.group(1)), versions);
    }

    @Test
    void theBasesAreThoseOfTheTable() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/annotation.md"));
        for (String base : Set.of(LocalcacheStaticImage.BASE, LocalcacheAlpineImage.BASE, LocalcacheDebianImage.BASE)) {
            assertTrue(page.contains("| `" + base + "` |"), base);
        }
    }

    @Test
    void theCommandsStandOnLinesOfTheirOwn() throws IOException {
        assertTrue(readme().contains("\n./mvnw -pl demo -am compile\n"));
        assertTrue(readme().contains("\n./mvnw verify\n"));
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }
}
