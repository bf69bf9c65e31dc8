package io.github.goimage.processor;

import io.github.goimage.processor.output.WrittenImage;
import io.github.goimage.processor.text.MalformedJsonException;
import io.github.goimage.processor.text.Printable;
import io.github.goimage.processor.text.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code java -jar goimage-processor.jar} does: it compares written files with the sources that they were made of,
 * and prints the pages about rules. It compiles nothing, opens no connection and writes no file.
 */
public final class Main {
    /** The files are true to the sources, or the page or the help was printed. */
    static final int TRUE = 0;

    /** A file or an input is another one now. */
    static final int CHANGED = 1;

    /** The command is not valid, or something cannot be read. */
    static final int UNUSABLE = 2;

    private static final String USAGE = """
            usage: java -jar goimage-processor.jar verify [--root <directory>] <META-INF/goimage directory>
                   java -jar goimage-processor.jar explain <rule>|coverage
                   java -jar goimage-processor.jar rules
                   java -jar goimage-processor.jar --help
            exit codes: 0 true to the sources, or printed; 1 something changed; 2 not valid, or cannot be read
            """;

    private static final String ROOT = "--root";
    private static final Set<String> HELP = Set.of("--help", "-h", "help");
    private static final List<String> COMMANDS = List.of("explain", "help", "rules", "verify");

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
            return new Main(out, err).failed(problem(e));
        }
    }

    private int run(List<String> words) throws IOException {
        List<String> operands = new ArrayList<>();
        Optional<String> root = Optional.empty();
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            if (HELP.contains(word) && (word.startsWith("-") || operands.isEmpty())) {
                out.print(USAGE);
                return TRUE;
            } else if (word.equals(ROOT) && rest.hasNext()) {
                root = Optional.of(rest.next());
            } else if (word.startsWith(ROOT + "=")) {
                root = Optional.of(word.substring(ROOT.length() + 1));
            } else if (word.equals(ROOT)) {
                return invalid(ROOT + " needs a directory");
            } else if (word.startsWith("-")) {
                return invalid(unknown("option", word, List.of(ROOT, "--help")));
            } else {
                operands.add(word);
            }
        }
        if (operands.isEmpty()) {
            return invalid("no command");
        }
        String command = operands.remove(0);
        if (!COMMANDS.contains(command)) {
            return invalid(unknown("command", command, COMMANDS));
        }
        if (root.isPresent() && !command.equals("verify")) {
            return invalid(command + " has no option " + ROOT);
        }
        int most = command.equals("rules") ? 0 : 1;
        if (operands.size() > most) {
            return invalid("unexpected argument " + quoted(operands.get(most)));
        }
        return switch (command) {
            case "verify" ->
                operands.isEmpty()
                        ? invalid("verify needs the META-INF/goimage directory")
                        : verify(Path.of(operands.get(0)), root.map(Path::of));
            case "explain" ->
                operands.isEmpty() ? invalid("explain needs the name of a rule") : explain(operands.get(0));
            default -> rules();
        };
    }

    private static String unknown(String kind, String word, List<String> known) {
        return "unknown " + kind + " " + quoted(word)
                + Suggestion.nearest(word, known)
                        .map(nearest -> "; did you mean " + quoted(nearest) + "?")
                        .orElse("");
    }

    private static String quoted(String word) {
        return "\"" + word + "\"";
    }

    private int invalid(String problem) {
        failed(problem);
        err.print(USAGE);
        return UNUSABLE;
    }

    private int failed(String problem) {
        err.println("error: " + Printable.of(problem));
        return UNUSABLE;
    }

    private static String problem(Exception e) {
        return e instanceof FileSystemException failure
                ? failure.getFile() + " cannot be read"
                : String.valueOf(e.getMessage());
    }

    // ---- verify

    private int verify(Path named, Optional<Path> root) throws IOException {
        Path directory = named.toAbsolutePath().normalize();
        List<Path> folders = folders(directory);
        if (folders.isEmpty()) {
            return failed("no image.json lies in " + directory + " or in a directory of it; write the path of"
                    + " META-INF/goimage in the compiler's output");
        }
        int code = TRUE;
        List<WrittenImage> images = new ArrayList<>();
        for (Path folder : folders) {
            try {
                WrittenImage image = WrittenImage.read(folder);
                if (image.inputs().isEmpty()) {
                    throw new IOException(
                            folder.resolve(WrittenImage.REPORT) + " names no inputs: an older goimage wrote it");
                }
                images.add(image);
            } catch (IOException | MalformedJsonException e) {
                code = failed(problem(e));
            }
        }
        Optional<Path> absolute = root.map(path -> path.toAbsolutePath().normalize());
        Optional<String> wrong = absolute.flatMap(path -> wrong(path, images));
        if (wrong.isPresent()) {
            return failed(wrong.get());
        }
        for (WrittenImage image : images) {
            code = Math.max(code, verify(image, absolute));
        }
        return code;
    }

    /** Returns why a directory cannot be the root directory: one message, instead of one for each input. */
    private static Optional<String> wrong(Path root, List<WrittenImage> images) {
        if (!Files.isDirectory(root)) {
            return Optional.of(ROOT + ": " + root + " is not a directory");
        }
        return images.stream()
                .findFirst()
                .filter(first -> images.stream().allMatch(image -> image.liesElsewhere(root)))
                .map(first -> "none of the inputs exists below " + root + ", so it is not the root directory; write "
                        + root(first)
                                .filter(first::isRoot)
                                .map(found -> ROOT + " " + found + ", or leave it out")
                                .orElseGet(() -> rootOption(first)));
    }

    private static String rootOption(WrittenImage image) {
        return ROOT + " <directory"
                + image.present()
                        .findFirst()
                        .map(path -> " that contains " + path)
                        .orElse("") + ">";
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
            return failed(name + ": no directory above it holds its inputs; write " + rootOption(image));
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
            return failed("goimage has no rule " + rule + similar);
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
