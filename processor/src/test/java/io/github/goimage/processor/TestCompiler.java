package io.github.goimage.processor;

import io.github.goimage.GoImage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/**
 * Compiles real files in a real directory with goimage, on javac or on Eclipse's compiler, and tells what came of it.
 *
 * <pre>{@code
 * TestCompiler.in(directory).annotation("port = 80").javac().messages()
 * }</pre>
 */
public final class TestCompiler {
    /** The package of {@link #annotation}. */
    public static final String PACKAGE = "com.acme.localcache";

    /** Eclipse's compiler walks all of the JDK's classes for each file manager: a fifth of a second. */
    private static final ThreadLocal<StandardJavaFileManager> ECLIPSE_FILES =
            ThreadLocal.withInitial(() -> fileManager(new EclipseCompiler()));

    private final Path directory;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<String> options = new ArrayList<>(List.of("-Xlint:all,-processing"));
    private List<Processor> processors = List.of();
    private boolean output = true;
    private boolean sourceOutput = true;

    private TestCompiler(Path directory) {
        this.directory = directory;
    }

    /** A diagnostic: its kind, its place if the compiler knows one (line and column from 1, otherwise -1), its text. */
    public record Message(Diagnostic.Kind kind, long line, long column, String text) {
        /** The first line of the text. */
        public String headline() {
            return text.lines().findFirst().orElse("");
        }
    }

    /**
     * What came of a compilation.
     *
     * @param success whether the compiler was content
     * @param messages all diagnostics in order
     * @param files what lies in the output directory, by path with {@code /}; class files aside
     */
    public record Outcome(boolean success, List<Message> messages, Map<String, String> files) {
        /** The messages of errors and warnings. */
        public List<Message> findings() {
            return messages.stream()
                    .filter(message -> message.kind() != Diagnostic.Kind.NOTE)
                    .toList();
        }

        /** The whole texts of errors and warnings. */
        public List<String> findingTexts() {
            return findings().stream().map(Message::text).toList();
        }

        /** The notes of goimage. */
        public List<Message> notes() {
            return messages.stream()
                    .filter(message -> message.kind() == Diagnostic.Kind.NOTE)
                    .filter(message -> message.text().startsWith("goimage: "))
                    .toList();
        }

        /** The paths of what lies below META-INF/goimage. */
        public Set<String> imageFiles() {
            Set<String> paths = new TreeSet<>(files.keySet());
            paths.removeIf(path -> !path.startsWith("META-INF/goimage/"));
            return paths;
        }

        /** The text of a file of the image, {@code "portable/Dockerfile"}. */
        public String file(String image, String path) {
            return files.get("META-INF/goimage/" + image + "/" + path);
        }
    }

    /** Compiles in this directory: the sources lie in it, the output goes to its {@code out}. */
    public static TestCompiler in(Path directory) {
        return new TestCompiler(directory);
    }

    /** A source file besides those that lie there already. */
    public TestCompiler source(String path, String text) {
        sources.put(path, text);
        return this;
    }

    /** A package-info.java with {@code @GoImage(members)} in its first line; constants of goimage are imported. */
    public TestCompiler annotation(String members) {
        return packageInfo("@GoImage(" + members + ")");
    }

    /** A package-info.java that begins with these annotations; constants of goimage are imported. */
    public TestCompiler packageInfo(String annotations) {
        return source("package-info.java", """
                %s
                package %s;

                import static io.github.goimage.Base.*;
                import static io.github.goimage.Need.*;
                import static io.github.goimage.StopSignal.*;
                import io.github.goimage.*;
                """.formatted(annotations, PACKAGE));
    }

    /** A further option of the compiler. */
    public TestCompiler option(String... words) {
        options.addAll(List.of(words));
        return this;
    }

    /** Omits {@code -d}. */
    public TestCompiler withoutOutput() {
        output = false;
        return this;
    }

    /** Omits {@code -s}: generated sources then lie beside the class files. */
    public TestCompiler withoutSourceOutput() {
        sourceOutput = false;
        return this;
    }

    /** Runs these processors instead of goimage's alone, in this order. */
    public TestCompiler processors(Processor... all) {
        processors = List.of(all);
        return this;
    }

    /** Returns where the output of compilations in a directory goes. */
    public static Path output(Path directory) {
        return directory.resolve("out");
    }

    /** Compiles with the JDK's compiler. */
    public Outcome javac() {
        return compile(ToolProvider.getSystemJavaCompiler());
    }

    /** Compiles with Eclipse's compiler. */
    public Outcome ecj() {
        options.remove("-Xlint:all,-processing");
        options.addAll(List.of("--release", "17", "-warn:-unusedImport"));
        EclipseCompiler compiler = new EclipseCompiler();
        return output ? compile(compiler, ECLIPSE_FILES.get()) : compile(compiler);
    }

    /**
     * Lets goimage see the packages as javac reads them: many times quicker, and nothing is compiled. Without output,
     * or with several processors, they are compiled after all, as only a real compilation has that.
     */
    public Outcome read() {
        if (!output || processors.size() > 1) {
            return javac();
        }
        Processor processor = processors.isEmpty() ? new GoImageProcessor() : processors.get(0);
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        try {
            Path out = writeSources();
            List<String> words =
                    options.stream().filter(word -> word.startsWith("-A")).toList();
            AttributedRun.run(processor, javaFiles(), words, out, collector);
            boolean success =
                    collector.getDiagnostics().stream().noneMatch(each -> each.getKind() == Diagnostic.Kind.ERROR);
            return new Outcome(success, messages(collector), outputs(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome compile(JavaCompiler compiler) {
        try (StandardJavaFileManager files = fileManager(compiler)) {
            return compile(compiler, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StandardJavaFileManager fileManager(JavaCompiler compiler) {
        return compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    }

    private Outcome compile(JavaCompiler compiler, StandardJavaFileManager files) {
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        try {
            Path out = writeSources();
            List<String> words = new ArrayList<>(options);
            words.addAll(List.of("-cp", JavacProcess.place(GoImage.class)));
            if (output) {
                words.addAll(List.of("-d", out.toString()));
                if (sourceOutput) {
                    words.addAll(List.of("-s", out.toString()));
                }
            }
            JavaCompiler.CompilationTask task = compiler.getTask(
                    new StringWriter(), files, collector, words, null, files.getJavaFileObjectsFromPaths(javaFiles()));
            task.setProcessors(processors.isEmpty() ? List.of(new GoImageProcessor()) : processors);
            boolean success = task.call();
            return new Outcome(success, messages(collector), outputs(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the source files, and makes the output directory, which is returned. */
    private Path writeSources() throws IOException {
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = directory.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
        return Files.createDirectories(output(directory));
    }

    private List<Path> javaFiles() {
        return sources.keySet().stream()
                .filter(path -> path.endsWith(".java"))
                .map(directory::resolve)
                .toList();
    }

    private static List<Message> messages(DiagnosticCollector<JavaFileObject> collector) {
        return collector.getDiagnostics().stream()
                .map(each -> new Message(
                        each.getKind(),
                        each.getLineNumber(),
                        each.getColumnNumber(),
                        // javac indents all lines but the first
                        each.getMessage(Locale.ROOT).replace("\n  ", "\n")))
                .toList();
    }

    private static Map<String, String> outputs(Path out) throws IOException {
        Map<String, String> outputs = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(out)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = out.relativize(path).toString().replace('\\', '/');
                if (!name.endsWith(".class")) {
                    outputs.put(name, Files.readString(path));
                }
            }
        }
        return outputs;
    }
}
