package io.github.goimage.processor.output;

import io.github.goimage.processor.GoImageProcessor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A process that compiles what it is told to, to be killed: for each letter that it reads it compiles
 * {@code <letter>/package-info.java} of a project and prints a full stop, or an exclamation mark if that failed.
 */
final class CompilerLoop {
    private CompilerLoop() {}

    /** Starts such a process. */
    static Process start(Path project, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                CompilerLoop.class.getName(),
                project.toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) throws IOException {
        Path project = Path.of(arguments[0]);
        List<String> options = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        options.addAll(List.of("-proc:only", "-cp", System.getProperty("java.class.path")));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        for (int letter = System.in.read(); letter >= 0; letter = System.in.read()) {
            Path source = project.resolve((char) letter + "/package-info.java");
            try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
                JavaCompiler.CompilationTask task =
                        compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(source));
                task.setProcessors(List.of(new GoImageProcessor()));
                System.out.print(task.call() ? '.' : '!');
                System.out.flush();
            }
        }
    }
}
