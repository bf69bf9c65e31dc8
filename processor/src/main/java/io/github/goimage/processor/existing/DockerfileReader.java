package io.github.goimage.processor.existing;

import io.github.goimage.processor.text.JsonReader;
import io.github.goimage.processor.text.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a Dockerfile: stages, build arguments with their defaults, and what each instruction says of the image. */
final class DockerfileReader {
    /** Docker's official image of Go, which sets {@code GOPATH}. */
    private static final Pattern GOLANG = Pattern.compile("(?:^|/)golang(?:$|[:@])");

    private final Map<String, String> global = new LinkedHashMap<>();
    private final List<Stage> stages = new ArrayList<>();
    private final char escape;

    private DockerfileReader(char escape) {
        this.escape = escape;
    }

    /**
     * Reads a text; empty if it has no stage.
     *
     * @param file its path from the root directory
     */
    static Optional<ExistingDockerfile> read(String file, String text) {
        DockerfileParser.Parsed parsed = DockerfileParser.parse(text);
        DockerfileReader reader = new DockerfileReader(parsed.escape());
        parsed.instructions().forEach(reader::read);
        if (reader.stages.isEmpty()) {
            return Optional.empty();
        }
        Stage image = reader.stages.get(reader.stages.size() - 1);
        return Optional.of(
                new ExistingDockerfile(file, List.copyOf(reader.stages), Map.copyOf(image.lines), Optional.empty()));
    }

    private void read(ParsedInstruction instruction) {
        if (instruction.keyword().equals("FROM")) {
            from(instruction);
        } else if (stages.isEmpty()) {
            if (instruction.keyword().equals("ARG")) {
                argument(instruction, global, global);
            }
        } else {
            Stage stage = stages.get(stages.size() - 1);
            stage.lines.put(instruction.keyword(), instruction.line());
            read(instruction, stage);
        }
    }

    private void from(ParsedInstruction instruction) {
        List<String> words = Words.of(instruction.arguments(), global, escape);
        boolean named = words.size() > 2 && words.get(1).equalsIgnoreCase("AS");
        Stage stage = new Stage(named ? words.get(2) : String.valueOf(stages.size()));
        if (!words.isEmpty()) {
            stages.stream()
                    .filter(below -> below.name.equalsIgnoreCase(words.get(0)))
                    .findFirst()
                    .ifPresent(stage::inherit);
        }
        if (!words.isEmpty() && GOLANG.matcher(words.get(0)).find()) {
            stage.isOfGo = true;
            stage.environment.put("GOPATH", "/go");
        }
        stages.add(stage);
    }

    private void read(ParsedInstruction instruction, Stage stage) {
        String arguments = instruction.arguments();
        switch (instruction.keyword()) {
            case "ARG" -> argument(instruction, stage.variables(), stage.arguments);
            case "ENV" -> pairs(arguments, stage, stage.environment);
            case "LABEL" -> pairs(arguments, stage, stage.labels);
            case "EXPOSE" -> stage.ports.addAll(words(arguments, stage));
            case "USER" -> stage.user = String.join(" ", words(arguments, stage));
            case "WORKDIR" -> stage.workdir = stage.absolute(String.join(" ", words(arguments, stage)));
            case "VOLUME" -> stage.volumes.addAll(list(arguments).orElseGet(() -> words(arguments, stage)));
            case "STOPSIGNAL" -> stage.stopSignal = String.join(" ", words(arguments, stage));
            case "ENTRYPOINT" -> {
                stage.entrypoint = command(arguments, stage);
                stage.cmd = List.of();
            }
            case "CMD" -> stage.cmd = command(arguments, stage);
            case "HEALTHCHECK" -> healthcheck(instruction, stage);
            case "COPY", "ADD" -> copy(instruction, stage);
            case "RUN" -> run(instruction, stage);
            default -> {}
        }
    }

    private void argument(ParsedInstruction instruction, Map<String, String> variables, Map<String, String> arguments) {
        for (String word : Words.of(instruction.arguments(), variables, escape)) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                if (Words.isKnown(word)) {
                    arguments.put(word.substring(0, equals), word.substring(equals + 1));
                }
            } else if (global.containsKey(word)) {
                arguments.put(word, String.valueOf(global.get(word)));
            }
        }
    }

    private void pairs(String text, Stage stage, Map<String, String> pairs) {
        List<String> words = words(text, stage);
        if (!words.isEmpty() && words.get(0).indexOf('=') < 0) {
            pairs.put(words.get(0), String.join(" ", words.subList(1, words.size())));
            return;
        }
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                pairs.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
    }

    private List<String> words(String text, Stage stage) {
        return Words.of(text, stage.variables(), escape);
    }

    /** Returns the words of the exec form; empty if the text is not in it. */
    private static Optional<List<String>> list(String text) {
        if (!text.startsWith("[")) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        try {
            JsonReader.read(
                    "", text.getBytes(StandardCharsets.UTF_8), json -> json.array(() -> words.add(json.string())));
            return Optional.of(List.copyOf(words));
        } catch (MalformedJsonException notJson) {
            return Optional.empty();
        }
    }

    /** Returns a command's words; one of the shell form that is more than one program is a single word. */
    private static List<String> command(String text, Stage stage) {
        Optional<List<String>> words = list(text);
        if (words.isPresent()) {
            return words.get();
        }
        List<List<String>> commands = Words.commands(text, stage.variables());
        if (commands.size() != 1 || commands.get(0).stream().anyMatch(word -> !Words.isKnown(word))) {
            return List.of("sh", "-c", text);
        }
        List<String> command = commands.get(0);
        return command.get(0).equals("exec") ? command.subList(1, command.size()) : command;
    }

    private static void healthcheck(ParsedInstruction instruction, Stage stage) {
        String[] parts = instruction.arguments().split("\\s+", 2);
        boolean hasCommand =
                parts.length == 2 && parts[0].toUpperCase(Locale.ROOT).equals("CMD");
        stage.healthcheck = hasCommand ? command(parts[1], stage) : List.of();
        stage.healthcheckFlags = hasCommand ? instruction.flags() : List.of();
    }

    private void copy(ParsedInstruction instruction, Stage stage) {
        List<String> words = list(instruction.arguments()).orElseGet(() -> words(instruction.arguments(), stage));
        List<String> paths =
                words.stream().filter(word -> !word.startsWith("<<")).toList();
        if (paths.size() < 2 || paths.stream().anyMatch(path -> !Words.isKnown(path))) {
            return;
        }
        List<String> sources = paths.subList(0, paths.size() - 1);
        String target = stage.absolute(paths.get(paths.size() - 1));
        boolean into = sources.size() > 1 || target.equals(stage.workdir);
        stage.copies.add(new Copied(
                instruction.line(),
                Words.of(instruction.flag("from"), stage.variables(), escape).stream()
                        .findFirst()
                        .orElse(""),
                List.copyOf(sources),
                into && !target.endsWith("/") ? target + "/" : target));
    }

    private void run(ParsedInstruction instruction, Stage stage) {
        RunReader reader = new RunReader(instruction.line(), stage.workdir, stage.variables());
        reader.read(list(instruction.arguments())
                .map(List::of)
                .orElseGet(() -> Words.commands(instruction.arguments(), stage.variables())));
        stage.builds.addAll(reader.builds());
        reader.packages().forEach(name -> stage.packages.putIfAbsent(name, instruction.line()));
    }
}
