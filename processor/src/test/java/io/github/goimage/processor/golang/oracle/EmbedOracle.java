package io.github.goimage.processor.golang.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.GoSources;
import io.github.goimage.processor.golang.Targets;
import io.github.goimage.processor.golang.graph.Embed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Embed patterns over a tree of awkward names, compared with the files and errors of {@code go list}: one package for
 * each pattern, all with the same files. Not in an ordinary run: {@code -Dtest=EmbedOracle}.
 */
@Tag("toolchain")
class EmbedOracle {
    private static final int PATTERNS = 250;
    private static final List<String> NAMES = List.of(
            "a",
            "b.txt",
            ".env",
            "_x",
            "it's",
            "sp ace",
            "é.txt",
            "con",
            "aux.txt",
            "[x]",
            "x]",
            "v~1",
            "a.",
            ".git",
            "dist",
            "bin",
            "vendor",
            "testdata",
            "link",
            "dirlink",
            "nested",
            "empty",
            "-",
            "a-b",
            "^",
            "*");
    private static final List<String> PIECES = List.of(
            "a", "b.txt", "*", "?", "[a-b]*", "[^a]", "*.txt", ".*", "_*", ".env", "dist", "nested", "link", "dirlink",
            "empty", "sp ace", "\\[x\\]", "x]", "[x", "[]a]", "[-]", "a-b", "\\a", "é*", "..", ".", "", "con", ".git",
            "[b-a]", "[a-]", "[\\-]", "[*]", "\\*", "it's", "**", "a\\", "v~1", "aux*");

    @TempDir
    Path temporary;

    @Test
    void patternsMatchAsGoListSays() throws Exception {
        Path root = temporary.toRealPath();
        Files.writeString(root.resolve("go.mod"), "module example.com/m\n\ngo 1.26\n");
        Random random = new Random(7);
        StringBuilder main = new StringBuilder("package main\n\nimport (\n");
        for (int i = 0; i < PATTERNS; i++) {
            layPackage(root.resolve("p" + i), pattern(random));
            main.append("\t_ \"example.com/m/p").append(i).append("\"\n");
        }
        Files.writeString(root.resolve("main.go"), main + ")\n\nfunc main() {}\n");

        Map<String, String> theirs = listed(root);
        Map<String, String> ours = matched(root);
        List<String> differences = new ArrayList<>();
        theirs.forEach((path, shown) -> {
            if (!shown.equals(ours.get(path))) {
                differences.add(path + " go: " + shown + " we: " + ours.get(path));
            }
        });
        long refused = theirs.values().stream()
                .filter(shown -> shown.contains("ERROR"))
                .count();
        System.out.println("patterns=" + theirs.size() + " refused=" + refused + " differences=" + differences.size());
        differences.stream().limit(30).forEach(System.out::println);
        assertEquals(0, differences.size());
    }

    private static String pattern(Random random) {
        List<String> elements = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            elements.add(PIECES.get(random.nextInt(PIECES.size())));
        }
        return (random.nextInt(4) == 0 ? "all:" : "") + String.join("/", elements);
    }

    private static void layPackage(Path directory, String pattern) throws IOException {
        layFiles(directory, 2);
        String source = "package p\n\nimport _ \"embed\"\n\n//go:embed `" + pattern + "`\nvar s string\n";
        Files.writeString(directory.resolve("p.go"), source);
    }

    private static void layFiles(Path directory, int depth) throws IOException {
        Files.createDirectories(directory);
        for (int i = 0; i < NAMES.size(); i++) {
            Path path = directory.resolve(NAMES.get(i));
            String name = NAMES.get(i);
            switch (name) {
                case "link" -> Files.createSymbolicLink(path, Path.of("a"));
                case "dirlink" -> Files.createSymbolicLink(path, Path.of("dist"));
                case "empty" -> Files.createDirectories(path);
                case "nested" -> {
                    Files.createDirectories(path);
                    Files.writeString(path.resolve("go.mod"), "module nested\n");
                    Files.writeString(path.resolve("a"), "");
                }
                default -> {
                    if (depth > 0
                            && List.of("dist", ".git", "_x", "con", "sp ace", "bin")
                                    .contains(name)) {
                        layFiles(path, depth - 1 - (name.equals("dist") ? 0 : 1));
                    } else {
                        Files.writeString(path, "");
                    }
                }
            }
        }
    }

    private static Map<String, String> listed(Path root) throws Exception {
        Map<String, String> listed = new TreeMap<>();
        String format = "{{.ImportPath}}\t{{join .EmbedPatterns \"|\"}}\t{{join .EmbedFiles \"|\"}}\t"
                + "{{with .Error}}{{printf \"%q\" .Err}}{{end}}";
        GoCommand go = new GoCommand(root, Map.of("CGO_ENABLED", "0"));
        for (String line : go.run("list", "-e", "-f", format, "./...").split("\n")) {
            String[] fields = line.split("\t", -1);
            if (!fields[0].equals("example.com/m")) {
                String problem =
                        fields[3].replace("\\\\", "\\").replace("\\\"", "\"").replaceAll("^\"|\"$", "");
                listed.put(
                        fields[0],
                        fields[1] + " " + (problem.isEmpty() ? fields[2] : "ERROR " + words(problem, fields[1])));
            }
        }
        return listed;
    }

    /** The go command names the pattern first; for one that only the file system finds malformed it has other words. */
    private static String words(String problem, String pattern) {
        String start = "pattern " + pattern + ": ";
        int words = problem.indexOf(start);
        return (words < 0 ? problem : problem.substring(words + start.length()))
                .replace("syntax error in pattern", "invalid pattern syntax");
    }

    private static Map<String, String> matched(Path root) {
        Map<String, String> matched = new TreeMap<>();
        GoSources sources = new GoSources(new SourceTree(root));
        sources.imports(sources.modules(root), root, Targets.linux("amd64", false, 26))
                .packages()
                .forEach(found -> {
                    for (Embed embed : found.embeds()) {
                        matched.put(
                                found.path(),
                                embed.pattern() + " "
                                        + embed.problem()
                                                .map(problem -> "ERROR " + problem)
                                                .orElse(String.join("|", embed.files())));
                    }
                });
        return matched;
    }
}
