package io.github.goimage.processor;

import com.palantir.javapoet.JavaFile;
import io.github.goimage.GoImage;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.internal.compiler.batch.Main;

/**
 * The {@code javac} command of the JDK that runs the tests, for what depends on the compiler's own working directory.
 */
final class JavacProcess {
    /** A JVM that ends after a second is not worth the optimizing compiler. */
    private static final List<String> SMALL_JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private JavacProcess() {}

    /**
     * What came of it.
     *
     * @param output all that it printed
     */
    record Result(int exit, String output) {}

    /** Runs {@code javac} in a directory as a user would: the processor is on the processor path. */
    static Result run(Path directory, String... words) throws IOException, InterruptedException {
        // So that a package outside ASCII can be a directory, whatever the tests run in.
        return run("C.UTF-8", directory, words);
    }

    /** Does so in this JVM if that has names for all files, otherwise in a process, which takes five times as long. */
    static Result runInUnicode(Path directory, String... words) throws IOException, InterruptedException {
        return System.getProperty("sun.jnu.encoding").equals("UTF-8")
                ? IsolatedJavac.runWith(List.of(), directory, words)
                : run(directory, words);
    }

    /** The same with a further jar on the processor path. */
    static Result runWith(Path jar, Path directory, String... words) throws IOException, InterruptedException {
        return run("C.UTF-8", processorPath() + File.pathSeparator + jar, directory, words);
    }

    /** The same in another locale. */
    static Result run(String locale, Path directory, String... words) throws IOException, InterruptedException {
        return run(locale, processorPath(), directory, words);
    }

    /** Runs {@code javac} with these words alone, so that processors come from the class path. */
    static Result runBare(Path directory, String... words) throws IOException, InterruptedException {
        return start("C.UTF-8", directory, List.of(), words);
    }

    private static Result run(String locale, String processorPath, Path directory, String... words)
            throws IOException, InterruptedException {
        return start(locale, directory, List.of("-cp", place(GoImage.class), "-processorpath", processorPath), words);
    }

    private static Result start(String locale, Path directory, List<String> paths, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "javac").toString(), "-J-Duser.language=en"));
        SMALL_JVM.forEach(option -> command.add("-J" + option));
        command.addAll(paths);
        command.addAll(List.of(words));
        return start(locale, directory, command);
    }

    /** Runs Eclipse's compiler in a JVM of its own, where no class of goimage is beside it. */
    static Result runEcj(Path directory, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(SMALL_JVM);
        command.addAll(List.of("-cp", place(Main.class), Main.class.getName(), "-17", "-proc:only"));
        command.addAll(List.of(words));
        return start("C.UTF-8", directory, command);
    }

    private static Result start(String locale, Path directory, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", locale);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    /** What goimage needs on the processor path. */
    static String processorPath() {
        return Stream.of(GoImageProcessor.class, GoImage.class, JavaFile.class)
                .map(JavacProcess::place)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Puts into a directory what goimage's jar holds: its classes, and JavaPoet's. Returns the directory. */
    static Path pack(Path directory) throws IOException {
        copy(Path.of(place(GoImageProcessor.class)), directory);
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(place(JavaFile.class)))) {
            copy(jar.getPath("/com"), directory.resolve("com"));
        }
        return directory;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
    }

    /** The jar or directory that holds a class. */
    static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
