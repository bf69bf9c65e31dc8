package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may know which: data goes one way, and only the edges know the compiler. */
final class ArchitectureTest {
    private static final Path MAIN = Path.of("src/main/java/io/github/goimage");

    /** A package imports only from rows above its own, so there is no cycle. */
    private static final List<Set<String>> ROWS = List.of(
            Set.of("processor.text", "processor.table"),
            Set.of("rule", "processor.files", "processor.golang.version"),
            Set.of("processor.spec", "processor.project", "processor.secret", "processor.golang.source"),
            Set.of("processor.copied", "processor.golang.modfile", "processor.golang.syntax"),
            Set.of("processor.golang.graph"),
            Set.of("processor.golang.values"),
            Set.of("processor.golang.run", "processor.golang.names"),
            Set.of("processor.golang.facts"),
            Set.of("processor.golang"),
            Set.of("processor.base", "processor.vuln"),
            Set.of("processor.policy", "processor.service"),
            Set.of("processor.existing"),
            Set.of("processor.dockerfile", "processor.rule"),
            Set.of("processor.rules"),
            Set.of("processor.output", "processor.report"),
            Set.of("processor"));

    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+)(?:\\.\\*)?;$");
    private static final Pattern OURS = Pattern.compile("io\\.github\\.goimage\\.((?:[a-z]+\\.)*[a-z]+)\\.[A-Z].*");

    /** Comments, text blocks, strings and characters: everything that is not code. */
    private static final Pattern NO_CODE = Pattern.compile(
            "/\\*.*?\\*/|//[^\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'", Pattern.DOTALL);

    private static final List<Source> SOURCES = readSources();

    private record Source(String folder, String name, String text, String code) {
        Source(String folder, String name, String text) {
            this(folder, name, text, NO_CODE.matcher(text).replaceAll(" "));
        }

        List<String> imports() {
            List<String> imports = new ArrayList<>();
            Matcher matcher = IMPORT.matcher(text);
            while (matcher.find()) {
                imports.add(matcher.group(1));
            }
            return imports;
        }

        @Override
        public String toString() {
            return folder + "/" + name;
        }
    }

    private static List<Source> sources() {
        return SOURCES;
    }

    private static List<Source> readSources() {
        try (Stream<Path> paths = Files.walk(MAIN)) {
            return paths.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .map(ArchitectureTest::source)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source source(Path path) {
        try {
            Path folder = MAIN.relativize(path.getParent());
            return new Source(
                    folder.toString().replace(File.separatorChar, '.'),
                    path.getFileName().toString(),
                    Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyPackageHasItsRow() {
        assertEquals(
                ROWS.stream().flatMap(Set::stream).collect(Collectors.toSet()),
                sources().stream().map(Source::folder).collect(Collectors.toSet()));
    }

    @Test
    void dataGoesOneWay() {
        List<String> against = new ArrayList<>();
        for (Source source : sources()) {
            for (String name : source.imports()) {
                Matcher ours = OURS.matcher(name);
                if (ours.matches()) {
                    String folder = ours.group(1);
                    if (!folder.equals(source.folder()) && row(folder) >= row(source.folder())) {
                        against.add(source + " imports " + name);
                    }
                }
            }
        }
        assertEquals(List.of(), against);
    }

    private static int row(String folder) {
        for (int i = 0; i < ROWS.size(); i++) {
            if (ROWS.get(i).contains(folder)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no row for package " + folder);
    }

    @Test
    void basesAndPolicyKnowOfGoOnlyVersions() {
        assertEquals(
                List.of(),
                sources().stream()
                        .filter(source ->
                                Set.of("processor.base", "processor.policy").contains(source.folder()))
                        .flatMap(source -> source.imports().stream())
                        .filter(name -> name.contains(".golang.") && !name.contains(".golang.version."))
                        .toList());
    }

    /** A company's rule compiles against this package and the annotations, whatever goimage does inside. */
    @Test
    void theInterfaceForRulesKnowsNothingElse() {
        assertEquals(
                List.of(),
                sources().stream()
                        .filter(source ->
                                source.folder().equals("rule") && source.code().contains("io.github.goimage.processor"))
                        .map(Source::toString)
                        .toList());
    }

    /**
     * What can be read in one go; {@code processor.rules} is a flat list, of which nobody reads more than one entry.
     */
    @Test
    void noPackageIsTooLarge() {
        Map<String, Long> lines = sources().stream()
                .filter(source -> !source.folder().equals("processor.rules"))
                .collect(Collectors.groupingBy(
                        Source::folder,
                        Collectors.summingLong(source -> source.text().lines().count())));
        lines.values().removeIf(count -> count <= 3_000);
        assertEquals(Map.of(), lines);
    }

    /** A build tool may leave the annotations out of the processor path: the module does not require theirs. */
    @Test
    void nothingNeedsTheAnnotationsAtRunTime() {
        assertEquals(
                List.of(),
                sources().stream()
                        .filter(source -> Pattern.compile("(?m)^import (static )?io\\.github\\.goimage\\.[A-Z]")
                                .matcher(source.text())
                                .find())
                        .map(source -> source.folder() + ": import io.github.goimage.rule instead")
                        .toList());
    }

    @Test
    void onlyTheEdgesKnowTheCompiler() {
        Map<String, Set<String>> users = new TreeMap<>();
        for (Source source : sources()) {
            for (String prefix : List.of(
                    "javax.annotation.processing.",
                    "javax.lang.model.",
                    "javax.tools.",
                    "com.sun.",
                    "com.palantir.javapoet.")) {
                if (source.code().contains(prefix)) {
                    users.computeIfAbsent(prefix, absent -> new TreeSet<>()).add(source.folder());
                }
            }
        }
        assertEquals(
                Map.of(
                        "javax.annotation.processing.", Set.of("processor", "processor.output", "processor.report"),
                        "javax.lang.model.",
                                Set.of("processor", "processor.output", "processor.report", "processor.spec"),
                        "javax.tools.", Set.of("processor", "processor.output", "processor.report"),
                        "com.sun.", Set.of("processor.report"),
                        "com.palantir.javapoet.", Set.of("processor.output")),
                users);
    }

    @Test
    void ofTheSpecsOnlyWhatIsReadFromTheCompilerKnowsIt() {
        assertEquals(
                Set.of(
                        "processor.spec/AnnotatedImage.java",
                        "processor.spec/MemberReader.java",
                        "processor.spec/SpecReader.java"),
                sources().stream()
                        .filter(source -> source.folder().equals("processor.spec")
                                && source.code().contains("javax."))
                        .map(Source::toString)
                        .collect(Collectors.toSet()));
    }

    @Test
    void thePipelineKnowsNoCompiler() {
        Source compiler = sources().stream()
                .filter(source -> source.toString().equals("processor/ImageCompiler.java"))
                .findFirst()
                .orElseThrow();
        assertTrue(compiler.imports().stream().noneMatch(name -> name.startsWith("javax.") || name.startsWith("com.")));
    }

    @Test
    void nothingIsStartedOrFetched() {
        Pattern forbidden = Pattern.compile("java\\.net\\.\\w+|java\\.nio\\.channels"
                + "|\\b(?:ProcessBuilder|ProcessHandle|Runtime|Socket|HttpClient|URLConnection)\\b"
                + "|System\\.(?:exit|setProperty|load)|\\bThread\\b|setAccessible|ObjectInputStream");
        Set<String> found = new TreeSet<>();
        for (Source source : sources()) {
            Matcher matcher = forbidden.matcher(source.code());
            while (matcher.find()) {
                found.add(source + ": " + matcher.group());
            }
        }
        // The addresses of files on the processor path, the exit code of the command that no compiler calls, and the
        // field of a build tool that holds the compiler's environment.
        assertEquals(
                Set.of(
                        "processor/Main.java: System.exit",
                        "processor.policy/ProcessorJars.java: java.net.URI",
                        "processor.policy/ProcessorJars.java: java.net.URLClassLoader",
                        "processor.report/WrappedEnvironment.java: setAccessible",
                        "processor.rule/BrokenRuleException.java: java.net.URL"),
                found);
    }

    @Test
    void nothingDependsOnLocaleTimeOrEncoding() {
        Pattern forbidden = Pattern.compile(
                "toLowerCase\\(\\)|toUpperCase\\(\\)|String\\.format\\(\"|getBytes\\(\\)"
                        + "|LocalDate\\.now\\(\\)|Instant\\.now|System\\.currentTimeMillis|System\\.lineSeparator|Charset\\.defaultCharset|openWriter\\(");
        List<String> found = new ArrayList<>();
        for (Source source : sources()) {
            Matcher matcher = forbidden.matcher(source.code());
            while (matcher.find()) {
                found.add(source + ": " + matcher.group());
            }
        }
        assertEquals(List.of(), found);
    }

    /** The formatter wraps code and Javadoc, and leaves strings and other comments. */
    @Test
    void noLineIsLongerThan120Columns() {
        List<String> found = new ArrayList<>();
        for (Source source : sources()) {
            source.text().lines().filter(line -> line.length() > 120).forEach(line -> found.add(source + ": " + line));
        }
        assertEquals(List.of(), found);
    }
}
