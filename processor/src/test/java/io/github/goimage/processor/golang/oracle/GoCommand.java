package io.github.goimage.processor.golang.oracle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the go command of this machine; its modules come from the module proxy. */
public final class GoCommand {
    private final Path directory;
    private final Map<String, String> environment;

    /** Runs in a directory, with additions to the environment. */
    public GoCommand(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /** Returns what the command prints; its failure fails the test. */
    public String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("go"));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile("go", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectError(errors.toFile());
        builder.environment().put("GOFLAGS", "-buildvcs=false");
        builder.environment().put("GOTOOLCHAIN", "local");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        String complaint = Files.readString(errors);
        Files.delete(errors);
        if (exit != 0) {
            throw new IOException("go " + String.join(" ", arguments) + " exited " + exit + ": " + complaint);
        }
        return output;
    }
}
