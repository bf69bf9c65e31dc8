package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recipes for CI: the commands of each, in their order, in a repository of their own. What a forge provides is
 * there already: Go, a JDK, buildx with its builder, and the registry. {@code mvnw} is a script that runs javac.
 */
final class CiRecipesIT {
    private static final Path RECIPES = Path.of("../docs/ci").toAbsolutePath().normalize();
    private static final Path SERVICE = Path.of("src/main/go").toAbsolutePath();
    private static final String BASE = "alpine:3.24";

    @TempDir
    Path directory;

    @Test
    void githubActions() throws IOException {
        List<String> commands = commands("github-actions.yml", Pattern.compile(" +(?:- )?run: (.*)"));

        String registry = Buildx.registry() + "/ci-github/";
        run(commands, Map.of("GITHUB_SHA", "1.2", "REGISTRY", registry));

        assertPushed(registry + "orders:1.2");
    }

    @Test
    void gitlab() throws IOException {
        List<String> commands = new ArrayList<>();
        boolean script = false;
        for (String line : Files.readAllLines(RECIPES.resolve("gitlab-ci.yml"))) {
            if (script && line.startsWith("    - ")) {
                commands.add(line.substring("    - ".length()));
            } else {
                script = line.equals("  script:");
            }
        }

        String registry = Buildx.registry() + "/ci-gitlab";
        run(commands, Map.of("CI_COMMIT_SHA", "1.2", "CI_REGISTRY_IMAGE", registry));

        assertPushed(registry + "/orders:1.2");
    }

    /** Returns the commands of a recipe's steps: one on the line of its key, or several below it. */
    private static List<String> commands(String recipe, Pattern key) throws IOException {
        List<String> commands = new ArrayList<>();
        int block = -1;
        for (String line : Files.readAllLines(RECIPES.resolve(recipe))) {
            int indentation = line.length() - line.stripLeading().length();
            Matcher matcher = key.matcher(line);
            if (matcher.matches()) {
                block = matcher.group(1).equals("|") ? indentation : -1;
                if (block < 0) {
                    commands.add(matcher.group(1));
                }
            } else if (block >= 0 && indentation > block) {
                commands.add(line.strip());
            } else {
                block = -1;
            }
        }
        return commands;
    }

    private void run(List<String> commands, Map<String, String> variables) throws IOException {
        assertTrue(commands.size() >= 4, commands::toString);
        Buildx.provide(BASE);
        Buildx.provideScanner(directory.resolve("scanner"));
        Buildx buildx = new Buildx(Files.createDirectories(directory.resolve("docker")));
        buildx.create();
        Path repository = repository();
        Map<String, String> environment = new HashMap<>(variables);
        environment.putAll(buildx.forDocker());
        Docker.run(repository, environment, List.of("bash", "-euc", String.join("\n", commands)));
    }

    private Path repository() throws IOException {
        Path repository = Files.createDirectories(directory.resolve("repository"));
        try (Stream<Path> files = Files.walk(SERVICE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = repository.resolve("src/main/go").resolve(SERVICE.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Files.writeString(repository.resolve("pom.xml"), "<project/>");
        Files.writeString(repository.resolve("package-info.java"), """
                @GoImage(port = 8000, build = @Build(prebuilt = "build/orders"))
                package com.acme.orders;

                import io.github.goimage.Build;
                import io.github.goimage.GoImage;
                """);
        String path = System.getProperty("java.class.path");
        Path maven = Files.writeString(
                repository.resolve("mvnw"), """
                #!/bin/sh
                mkdir -p target/classes
                exec '%s/bin/javac' -proc:only -cp '%s' -processorpath '%s' -d target/classes package-info.java
                """.formatted(System.getProperty("java.home"), path, path));
        assertTrue(maven.toFile().setExecutable(true));
        String commit =
                "git init -q && git add pom.xml && git -c user.name=t -c user.email=t@acme.example commit -qm 1";
        Docker.run(repository, Map.of(), List.of("bash", "-euc", commit));
        return repository;
    }

    private static void assertPushed(String image) {
        Docker.docker("pull", image);
        assertEquals("[\"/app\"]", Docker.inspect(image, "{{json .Config.Entrypoint}}"));
        assertTrue(Docker.files(image).contains("app"));
        Docker.docker("rmi", image);
    }
}
