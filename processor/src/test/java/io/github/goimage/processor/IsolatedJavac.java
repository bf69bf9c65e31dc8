package io.github.goimage.processor;

import io.github.goimage.GoImage;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * javac in this JVM, with goimage loaded anew from the paths that it is given: no class of the tests stands beside it,
 * as in a {@link JavacProcess}, which takes four times as long.
 */
final class IsolatedJavac {
    private IsolatedJavac() {}

    /**
     * Compiles with further places on the processor path.
     *
     * @param directory what relative paths of the words are relative to
     */
    static JavacProcess.Result runWith(List<Path> places, Path directory, String... words) throws IOException {
        List<String> path = new ArrayList<>(List.of(JavacProcess.processorPath()));
        places.forEach(place -> path.add(place.toString()));
        List<String> all = new ArrayList<>(List.of("-cp", JavacProcess.place(GoImage.class)));
        all.addAll(List.of("-processorpath", String.join(File.pathSeparator, path)));
        all.addAll(List.of(words));
        return run(directory, all.toArray(String[]::new));
    }

    /** Compiles with these words alone. */
    static JavacProcess.Result run(Path directory, String... words) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter output = new StringWriter();
        // From JDK 23 on, the paths alone ask for no processor here.
        List<String> options = new ArrayList<>(List.of("-processor", GoImageProcessor.class.getName()));
        List<Path> sources = new ArrayList<>();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            Iterator<String> rest = Arrays.asList(words).iterator();
            while (rest.hasNext()) {
                String word = rest.next();
                if (word.endsWith(".java")) {
                    sources.add(directory.resolve(word));
                } else {
                    options.add(word);
                    if (files.isSupportedOption(word) == 1) {
                        String value = rest.next();
                        options.add(word.equals("-encoding") ? value : resolved(directory, value));
                    }
                }
            }
            boolean success = javac.getTask(
                            output,
                            new Isolating(files),
                            null,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            return new JavacProcess.Result(success ? 0 : 1, output.toString());
        }
    }

    private static String resolved(Path directory, String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .map(place -> directory.resolve(place).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Loads processors from their path alone, where javac's own file manager looks among the JVM's classes first. */
    private static final class Isolating extends ForwardingJavaFileManager<StandardJavaFileManager> {
        Isolating(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public ClassLoader getClassLoader(Location location) {
            URL[] places = StreamSupport.stream(
                            fileManager.getLocationAsPaths(location).spliterator(), false)
                    .map(Isolating::url)
                    .toArray(URL[]::new);
            return new URLClassLoader(places, ClassLoader.getPlatformClassLoader());
        }

        private static URL url(Path place) {
            try {
                return place.toUri().toURL();
            } catch (MalformedURLException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
