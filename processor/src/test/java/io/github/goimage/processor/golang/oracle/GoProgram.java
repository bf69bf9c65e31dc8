package io.github.goimage.processor.golang.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A small Go program of the test resources that asks Go's own packages; it prints lines of tab-separated Base64. */
public final class GoProgram {
    private final Path directory;

    /** Lays the program in a directory, with the requirements that it has. */
    public GoProgram(Path directory, String name, String... requirements) throws IOException, InterruptedException {
        this.directory = directory;
        try (InputStream source = GoProgram.class.getResourceAsStream(name)) {
            Files.write(directory.resolve("main.go"), source.readAllBytes());
        }
        Files.writeString(directory.resolve("go.mod"), "module oracle\n\ngo 1.26\n");
        for (String requirement : requirements) {
            command().run("get", requirement);
        }
    }

    /** Runs the program and returns the fields of each line that it prints. */
    public List<List<String>> run(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 2];
        command[0] = "run";
        command[1] = ".";
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        return command().run(command).lines().map(GoProgram::fields).toList();
    }

    private GoCommand command() {
        return new GoCommand(directory, Map.of("GOWORK", "off"));
    }

    private static List<String> fields(String line) {
        return Arrays.stream(line.split("\t", -1))
                .map(field -> new String(Base64.getDecoder().decode(field), StandardCharsets.UTF_8))
                .toList();
    }
}
