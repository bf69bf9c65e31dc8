package io.github.goimage.demo;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * A project of some files, compiled with javac and goimage.
 *
 * @param image the name of its image
 * @param findings the errors and warnings, each with its fix
 */
record Compiled(Path directory, String image, List<String> findings) {

    /** A project whose image's name does not matter. */
    static Compiled in(Path directory, Map<String, String> files, String members) {
        return in(directory, "goimage-test", files, members);
    }

    /** Writes the files, {@code "main.go"} or {@code "link -> target"} with its text, and compiles the annotation. */
    static Compiled in(Path directory, String image, Map<String, String> files, String members) {
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                write(directory, file.getKey(), file.getValue());
            }
            write(directory, "pom.xml", "<project/>");
            write(directory, "package-info.java", """
                    @GoImage(name = "%s", %s)
                    package com.acme;

                    import static io.github.goimage.Base.*;
                    import static io.github.goimage.Need.*;
                    import static io.github.goimage.StopSignal.*;
                    import io.github.goimage.*;
                    """.formatted(image, members));
            return compile(directory, image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path dockerfile(Docker.Builder builder) {
        Path folder = directory.resolve("out/META-INF/goimage").resolve(image);
        return folder.resolve(builder == Docker.Builder.BUILDKIT ? "Dockerfile" : "portable/Dockerfile");
    }

    private static void write(Path directory, String path, String text) throws IOException {
        String[] link = path.split(" -> ");
        Path file = directory.resolve(link[0]).normalize();
        Files.createDirectories(file.getParent());
        if (link.length > 1) {
            Files.createSymbolicLink(file, Path.of(link[1]));
        } else {
            Files.writeString(file, text);
        }
    }

    private static Compiled compile(Path directory, String image) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        String path = System.getProperty("java.class.path");
        Path out = Files.createDirectories(directory.resolve("out"));
        List<String> options =
                List.of("-proc:only", "-cp", path, "-processorpath", path, "-d", out.toString(), "-s", out.toString());
        Iterable<? extends JavaFileObject> sources = javac.getStandardFileManager(null, null, null)
                .getJavaFileObjects(directory.resolve("package-info.java"));
        javac.getTask(new StringWriter(), null, collector, options, null, sources)
                .call();
        return new Compiled(
                directory,
                image,
                collector.getDiagnostics().stream()
                        .filter(each -> each.getKind() != Diagnostic.Kind.NOTE)
                        .map(each -> each.getMessage(Locale.ROOT))
                        .filter(text -> text.startsWith("["))
                        .toList());
    }

    /** The ids of the rules that found something, without repetition. */
    String rules() {
        return findings.stream()
                .map(text -> text.substring(1, text.indexOf(']')))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** All that was found, for messages. */
    @Override
    public String toString() {
        return Stream.of(findings).map(Object::toString).collect(Collectors.joining("\n"));
    }
}
