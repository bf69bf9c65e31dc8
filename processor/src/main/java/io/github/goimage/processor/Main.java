package io.github.goimage.processor;

import io.github.goimage.processor.output.WrittenImage;
import io.github.goimage.processor.text.MalformedJsonException;
import io.github.goimage.processor.text.Printable;
import io.github.goimage.processor.text.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code java -jar goimage-processor.jar} does: it compares written files with the sources that they were made of,
 * and prints the pages about rules. It compiles nothing, opens no connection and writes no file.
 */
public final class Main {
    /** The files are true to the sources, or the page was printed. */
    static final int TRUE = 0;

    /** A file or an input is another one now. */
    static final int CHANGED = 1;

    /** The command is not valid, or something cannot be read. */
    static final int UNUSABLE = 2;

    private static final String USAGE = """
            usage: java -jar goimage-processor.jar verify [--root <directory>] <META-INF/goimage directory>
                   java -jar goimage-processor.jar explain <rule>|coverage
                   java -jar goimage-processor.jar rules
            exit codes: 0 true to the sources, or printed; 1 something changed; 2 not valid, or cannot be read
            """;

    private static final Pattern ROW =
            Pattern.compile("[|] \\[([A-Za-z]++)\\]\\([^)]*+\\) [|]([^|]*+)[|]([^|]*+)[|]([^|]*+)[|].*+");

    private final PrintStream out;
    private final PrintStream err;

    private Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs a command and ends with its exit code. */
    public static void main(String[] words) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(words), out, err));
    }

    /** Runs a command, and returns its exit code. */
    static int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            return new Main(out, err).run(words);
        } catch (IOException | InvalidPathException | MalformedJsonException e) {
            err.println("error: " + Printable.of(String.valueOf(e.getMessage())));
            return UNUSABLE;
        }
    }

    private int run(List<String> words) throws IOException {
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        return switch (words.isEmpty() ? "" : words.get(0)) {
            case "verify" -> verify(rest);
            case "explain" -> rest.size() == 1 ? explain(rest.get(0)) : usage();
            case "rules" -> rest.isEmpty() ? rules() : usage();
            default -> usage();
        };
    }

    private int usage() {
        err.print(USAGE);
        return UNUSABLE;
    }

    // ---- verify

    private int verify(List<String> words) throws IOException {
        boolean named = words.size() == 3 && words.get(0).equals("--root");
        if (!named && words.size() != 1) {
            return usage();
        }
        Path directory = Path.of(words.get(words.size() - 1)).toAbsolutePath().normalize();
        List<Path> folders = folders(directory);
        if (folders.isEmpty()) {
            err.println("error: no image.json lies in " + directory + " or in a directory of it");
            return UNUSABLE;
        }
        int code = TRUE;
        for (Path folder : folders) {
            Optional<Path> root = named ? Optional.of(Path.of(words.get(1))) : Optional.empty();
            WrittenImage image = WrittenImage.read(folder);
            if (image.inputs().isEmpty()) {
                throw new IOException(
                        folder.resolve(WrittenImage.REPORT) + " names no inputs: an older goimage wrote it");
            }
            code = Math.max(code, verify(image, root));
        }
        return code;
    }

    private static List<Path> folders(Path directory) throws IOException {
        if (Files.isRegularFile(directory.resolve(WrittenImage.REPORT))) {
            return List.of(directory);
        }
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> below = Files.list(directory)) {
            return below.filter(folder -> Files.isRegularFile(folder.resolve(WrittenImage.REPORT)))
                    .sorted()
                    .toList();
        }
    }

    private int verify(WrittenImage image, Optional<Path> named) throws IOException {
        String name = String.valueOf(image.folder().getFileName());
        Optional<Path> root = named.isPresent() ? named : root(image);
        if (root.isEmpty()) {
            err.println(
                    name + ": error: no directory above holds its go.mod; name the root directory: --root <directory>");
            return UNUSABLE;
        }
        List<String> differences = image.differences(root.get());
        differences.forEach(difference -> out.println(name + ": " + Printable.of(difference)));
        if (!image.knowsAnnotation()) {
            out.println(name + ": the annotation was not compared: its file is not among the inputs");
        }
        image.policies()
                .forEach(jar -> out.println(
                        name + ": the policy " + Printable.of(jar) + " was not compared: it is not below the root"));
        if (differences.isEmpty()) {
            out.println(name + ": true to " + image.inputs().size() + " inputs");
            return TRUE;
        }
        out.println(name + ": compile again, with a clean build if the build tool finds nothing to do");
        return CHANGED;
    }

    /**
     * Returns the nearest directory above the image's folder that holds all of its inputs, otherwise the nearest that
     * holds its Go module.
     */
    private static Optional<Path> root(WrittenImage image) {
        List<Path> above = Stream.iterate(image.folder(), path -> path != null, Path::getParent)
                .toList();
        return above.stream()
                .filter(image::isRoot)
                .findFirst()
                .or(() -> above.stream()
                        .filter(directory -> image.inputs().keySet().stream()
                                .filter(path -> path.equals("go.mod") || path.endsWith("/go.mod"))
                                .anyMatch(path -> Files.isRegularFile(directory.resolve(path))))
                        .findFirst());
    }

    // ---- explain, rules

    private int explain(String rule) throws IOException {
        String page = rule.equals("coverage") ? "checkers.md" : "rules/" + rule + ".md";
        Optional<String> text = rule.matches("[A-Za-z]++") && !rule.equals("README") ? page(page) : Optional.empty();
        if (text.isEmpty()) {
            List<String> names = rows().stream().map(row -> row.group(1)).toList();
            String similar = Suggestion.nearest(rule, names)
                    .map(name -> "; did you mean " + name + "?")
                    .orElse("; the command rules lists them");
            err.println("error: goimage has no rule " + Printable.of(rule) + similar);
            return UNUSABLE;
        }
        out.print(text.get());
        return TRUE;
    }

    private int rules() throws IOException {
        for (Matcher row : rows()) {
            String severity = row.group(2).strip()
                    + (row.group(3).isBlank() ? "" : ", " + row.group(3).strip());
            out.printf(
                    Locale.ROOT,
                    "%-28s %-24s %s%n",
                    row.group(1),
                    severity,
                    row.group(4).strip());
        }
        return TRUE;
    }

    private static List<Matcher> rows() throws IOException {
        List<Matcher> rows = new ArrayList<>();
        Arrays.stream(page("rules/README.md").orElseThrow().split("\n", -1))
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .forEach(rows::add);
        return rows;
    }

    /** Returns a page of {@code docs}; empty if there is none. */
    private static Optional<String> page(String path) throws IOException {
        try (InputStream in = Main.class.getResourceAsStream("docs/" + path)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
