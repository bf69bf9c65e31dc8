package io.github.goimage.processor.dockerfile;

import io.github.goimage.processor.text.GoDuration;
import io.github.goimage.processor.text.Printable;
import io.github.goimage.rule.HealthcheckOptionsSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One line of a Dockerfile, as what it means. Only the forms that goimage needs exist, so that a shell form, an
 * {@code ADD} or a {@code USER} by name cannot be expressed. Each record writes itself through {@link Quoting}.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/">Dockerfile reference</a>
 */
public sealed interface Instruction {
    /** Returns the line's text, without a line feed. */
    String line();

    /** An empty line. */
    record Blank() implements Instruction {
        @Override
        public String line() {
            return "";
        }
    }

    /** A comment of one line. */
    record Comment(String text) implements Instruction {
        @Override
        public String line() {
            return "# " + Printable.of(text);
        }
    }

    /**
     * {@code FROM}.
     *
     * @param onBuildPlatform whether the stage runs on the builder's platform rather than on the target's
     * @param reference the base image
     * @param stage the stage's name, or empty
     */
    record From(boolean onBuildPlatform, String reference, String stage) implements Instruction {
        @Override
        public String line() {
            return "FROM " + (onBuildPlatform ? "--platform=$BUILDPLATFORM " : "") + reference
                    + (stage.isEmpty() ? "" : " AS " + stage);
        }
    }

    /**
     * {@code ARG}.
     *
     * @param absent the value if the build does not set one
     */
    record Arg(String name, Optional<String> absent) implements Instruction {
        /** Creates an argument without a default. */
        Arg(String name) {
            this(name, Optional.empty());
        }

        @Override
        public String line() {
            return "ARG " + name
                    + absent.map(value -> "=" + Quoting.word(Text.literal(value)))
                            .orElse("");
        }
    }

    /** {@code ENV}: name and value pairs in order. */
    record Env(List<Variable> variables) implements Instruction {
        @Override
        public String line() {
            return "ENV "
                    + variables.stream()
                            .map(variable -> variable.name() + "=" + Quoting.word(variable.value()))
                            .collect(Collectors.joining(" "));
        }
    }

    /** An environment variable and its value. */
    record Variable(String name, List<Text> value) {
        /** Returns a variable with a literal value. */
        static Variable literal(String name, String value) {
            return new Variable(name, Text.literal(value));
        }

        /** Returns a variable with the value of a build argument. */
        static Variable argument(String name, String argument) {
            return new Variable(name, Text.argument(argument));
        }
    }

    /** {@code LABEL}: one key and its value. */
    record Label(String key, String value) implements Instruction {
        @Override
        public String line() {
            return "LABEL " + Quoting.word(Text.literal(key)) + "=" + Quoting.word(Text.literal(value));
        }
    }

    /** {@code WORKDIR}: creates the directory, too. */
    record Workdir(String path) implements Instruction {
        @Override
        public String line() {
            return "WORKDIR " + Quoting.word(Text.literal(path));
        }
    }

    /** {@code RUN} in exec form: no shell sees the words. */
    record Run(List<Mount> mounts, List<String> words) implements Instruction {
        static Run of(String... words) {
            return new Run(List.of(), List.of(words));
        }

        @Override
        public String line() {
            return "RUN " + mounts.stream().map(mount -> mount.flag() + " ").collect(Collectors.joining())
                    + Quoting.exec(words);
        }
    }

    /** What a {@code RUN} sees in addition to its stage. We choose the names and targets, never a user. */
    sealed interface Mount {
        /** Returns the flag's text. */
        String flag();

        /** The build context, read-only. */
        record Context(String target) implements Mount {
            @Override
            public String flag() {
                return "--mount=type=bind,target=" + target;
            }
        }

        /** A file of the person who builds, which leaves no trace; without it the build stops. */
        record Secret(String id, String target) implements Mount {
            @Override
            public String flag() {
                return "--mount=type=secret,id=" + id + ",target=" + target + ",required=true";
            }
        }

        /** The socket of the ssh agent of the person who builds; without it the build stops. */
        record Ssh() implements Mount {
            @Override
            public String flag() {
                return "--mount=type=ssh,required=true";
            }
        }

        /** A directory that stays between builds. */
        record Cache(String id, String target) implements Mount {
            @Override
            public String flag() {
                return "--mount=type=cache,id=" + id + ",target=" + target;
            }
        }
    }

    /**
     * {@code COPY}.
     *
     * @param from the stage or image to copy from; empty for the build context
     * @param sources paths in it, written as they are read: see {@link Quoting#source}
     * @param target an absolute path, or relative to the working directory; ends in {@code /} for a directory
     */
    record Copy(String from, List<String> sources, String target) implements Instruction {
        @Override
        public String line() {
            List<String> paths = new ArrayList<>(sources);
            paths.add(target);
            return "COPY " + (from.isEmpty() ? "" : "--from=" + from + " ") + Quoting.paths(paths);
        }
    }

    /**
     * {@code VOLUME}: directories that are writable although the root file system is not.
     *
     * @param paths absolute, without a space at their end
     */
    record Volume(List<String> paths) implements Instruction {
        @Override
        public String line() {
            return "VOLUME " + Quoting.volumes(paths);
        }
    }

    /** {@code EXPOSE}. */
    record Expose(int port, Protocol protocol) implements Instruction {
        @Override
        public String line() {
            return "EXPOSE " + port + protocol.suffix();
        }
    }

    /** {@code STOPSIGNAL}. */
    record StopSignal(io.github.goimage.rule.StopSignal signal) implements Instruction {
        @Override
        public String line() {
            return "STOPSIGNAL " + signal;
        }
    }

    /** {@code USER}: uid and gid as numbers. */
    record User(int uid, int gid) implements Instruction {
        @Override
        public String line() {
            return "USER " + uid + ":" + gid;
        }
    }

    /**
     * {@code HEALTHCHECK}, in exec form, with the options that are not the engine's own; without words {@code NONE},
     * which also disables one of the base. Rule InvalidHealthcheck has checked that a duration is one word.
     */
    record Healthcheck(HealthcheckOptionsSpec options, List<String> words) implements Instruction {
        @Override
        public String line() {
            if (words.isEmpty()) {
                return "HEALTHCHECK NONE";
            }
            HealthcheckOptionsSpec absent = HealthcheckOptionsSpec.DEFAULT;
            return "HEALTHCHECK "
                    + duration("interval", options.interval(), absent.interval())
                    + duration("timeout", options.timeout(), absent.timeout())
                    + duration("start-period", options.startPeriod(), absent.startPeriod())
                    + option("retries", options.retries(), absent.retries())
                    + "CMD " + Quoting.exec(words);
        }

        /** Returns a duration in seconds: hadolint 2.15.1 reads neither {@code 1m30s} nor {@code 500ms}. */
        private static String duration(String name, String value, String absent) {
            return option(name, GoDuration.seconds(value) + "s", absent);
        }

        private static String option(String name, Object value, Object absent) {
            return value.equals(absent) ? "" : "--" + name + "=" + value + " ";
        }
    }

    /** {@code ENTRYPOINT} in exec form. */
    record Entrypoint(List<String> words) implements Instruction {
        @Override
        public String line() {
            return "ENTRYPOINT " + Quoting.exec(words);
        }
    }

    /** {@code CMD} in exec form. */
    record Cmd(List<String> words) implements Instruction {
        @Override
        public String line() {
            return "CMD " + Quoting.exec(words);
        }
    }
}
