package io.github.goimage.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** The docker command, as a person would type it. It throws if a command fails or an engine does not answer. */
final class Docker {
    private static final long MINUTES = 10;

    /** The build client for BuildKit, and the one of engines and Java tools without it. */
    enum Builder {
        BUILDKIT("1"),
        CLASSIC("0");

        private final String variable;

        Builder(String variable) {
            this.variable = variable;
        }
    }

    private Docker() {}

    /** Builds an image in some other directory than the project's. */
    static void build(Builder builder, Path dockerfile, Path context, String... options) {
        List<String> words = new ArrayList<>(List.of("docker", "build", "-f", dockerfile.toString()));
        words.addAll(Arrays.asList(options));
        words.add(context.toString());
        run(builder, words);
    }

    /** Runs {@code docker} with these words and returns its standard output without white space at its ends. */
    static String docker(String... words) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(Arrays.asList(words));
        return run(Builder.BUILDKIT, command);
    }

    /** A field of an image or a container, by a Go template. */
    static String inspect(String name, String template) {
        return docker("inspect", "--format", template, name);
    }

    /** What {@code go version -m} says of an image's binary. */
    static String buildInfo(String image) {
        return withBinary(
                image,
                binary -> docker(
                        "run",
                        "--rm",
                        "-v",
                        binary + ":/binary:ro",
                        "golang:1.26-alpine",
                        "go",
                        "version",
                        "-m",
                        "/binary"));
    }

    /** Returns the answer to a question about a copy of an image's binary, which has its mode. */
    static <T> T withBinary(String image, Function<Path, T> question) {
        String container = docker("create", image, "/none");
        try {
            Path directory = Files.createTempDirectory("binary");
            Path binary = directory.resolve("app");
            try {
                docker("cp", container + ":/app", binary.toString());
                return question.apply(binary);
            } finally {
                Files.deleteIfExists(binary);
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            docker("rm", "--volumes", container);
        }
    }

    /** The files of an image, {@code "app"} and directories as {@code "tmp/"}, sorted. */
    static List<String> files(String image) {
        return export(image, "-tf").sorted().toList();
    }

    /** Returns the same, each with mode, owner and size before it and, for a link, its target after it. */
    static List<String> contents(String image) {
        return export(image, "--numeric-owner", "-tvf")
                // Between size and name stand day and time.
                .map(line -> line.replaceFirst("^(\\S+ +\\S+ +\\S+) +\\S+ +\\S+ (.*)$", "$1 $2"))
                .map(line -> line.replaceAll(" +", " "))
                .sorted()
                .toList();
    }

    /**
     * Returns the SHA-256 of an image's files in a tar archive, sorted and without their times: names, modes, owners,
     * links and contents.
     */
    static String digest(String image) {
        return exported(image, tar -> {
            String command = "mkdir $0.d && tar --numeric-owner -xpf $0 -C $0.d"
                    + " && tar --sort=name --mtime=@0 --numeric-owner --format=gnu -cf - -C $0.d . | sha256sum"
                    + " && rm -r $0.d";
            return run(Builder.BUILDKIT, List.of("bash", "-ec", command, tar.toString()))
                    .substring(0, 64);
        });
    }

    /** What {@code tar} lists of an image. */
    private static Stream<String> export(String image, String... options) {
        List<String> words = new ArrayList<>(List.of("tar", "--quoting-style=literal"));
        words.addAll(List.of(options));
        return exported(image, tar -> {
            words.add(tar.toString());
            return run(Builder.BUILDKIT, words).lines();
        });
    }

    /**
     * Returns the answer to a question about an archive of an image; it is created with a command that is never run.
     */
    private static <T> T exported(String image, Function<Path, T> question) {
        String container = docker("create", image, "/none");
        try {
            Path tar = Files.createTempFile("image", ".tar");
            try {
                docker("export", "--output", tar.toString(), container);
                return question.apply(tar);
            } finally {
                Files.delete(tar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            docker("rm", "--volumes", container);
        }
    }

    private static String run(Builder builder, List<String> words) {
        return run(Path.of("/"), Map.of("DOCKER_BUILDKIT", builder.variable), words);
    }

    /** Runs a command and returns its standard output without white space at its ends. */
    static String run(Path directory, Map<String, String> environment, List<String> words) {
        try {
            Path output = Files.createTempFile("docker", ".out");
            Path errors = Files.createTempFile("docker", ".err");
            try {
                ProcessBuilder command = new ProcessBuilder(words)
                        .directory(directory.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile());
                command.environment().putAll(environment);
                Process process = command.start();
                if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(words + " did not end");
                }
                String printed =
                        Files.readString(output, StandardCharsets.UTF_8).strip();
                if (process.exitValue() != 0) {
                    throw new IllegalStateException(
                            words + " failed:\n" + printed + "\n" + Files.readString(errors, StandardCharsets.UTF_8));
                }
                return printed;
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(words.get(0) + " cannot be run: the engine tests need a Docker Engine", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
