package io.github.goimage.processor.existing;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.secret.Secrets;
import io.github.goimage.processor.service.ListenAddresses;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.StopSignal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The members of an annotation that say what a Dockerfile says, and what no member can say. */
public final class DockerfileMembers {
    private static final Pattern PORT = Pattern.compile("(\\d{1,5})(?:/(tcp|udp))?");
    private static final Pattern USER = Pattern.compile("(\\d{1,10})(?::.*)?");
    private static final Pattern OPTION_FLAG = Pattern.compile("--(interval|timeout|start-period|retries)=(.+)");

    /** Programs that start another one. */
    private static final Set<String> INITS = Set.of("tini", "dumb-init", "catatonit", "--", "-g", "-s");

    private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "su-exec", "gosu", "su", "sudo");

    /** Variables of the build and of the distribution, which mean nothing to the service. */
    private static final Set<String> NOT_THE_SERVICES =
            Set.of("PATH", "HOME", "DEBIAN_FRONTEND", "LD_LIBRARY_PATH", "CGO_ENABLED", "PS1", "TERM", "USER");

    /** Packages whose place goimage takes, or that nothing needs without a shell. */
    private static final Set<String> TAKEN_CARE_OF = Set.of(
            "ca-certificates",
            "tzdata",
            "tini",
            "dumb-init",
            "su-exec",
            "gosu",
            "libc6-compat",
            "gcompat",
            "shadow",
            "libcap",
            "mailcap",
            "media-types",
            "mime-support",
            "netbase",
            "ca-certificates-bundle",
            "apk-tools");

    /** Where goimage's image has the binary, so that nothing can lie below it, and where it lies instead. */
    private static final String BINARY = ImageSpec.BINARY;

    private static final String INSTEAD = "/srv";

    private final ExistingDockerfile dockerfile;
    private final Stage image;
    private final SourceTree tree;
    private final Path module;
    private final ImageSpec spec;
    private final Set<String> programs;
    private final Map<String, Object> members = new LinkedHashMap<>();
    private final Map<String, String> keywords = new LinkedHashMap<>();
    private final List<String> left = new ArrayList<>();

    private DockerfileMembers(
            ExistingDockerfile dockerfile, SourceTree tree, Path module, ImageSpec spec, Set<String> programs) {
        this.dockerfile = dockerfile;
        this.image = dockerfile.image();
        this.tree = tree;
        this.module = module;
        this.spec = spec;
        this.programs = programs;
    }

    /**
     * What a Dockerfile says.
     *
     * @param members value by member, {@code "port"}, {@code "build.tags"}; only those that the annotation does not
     *     write
     * @param keywords the instruction and the line of each of them, {@code "EXPOSE (line 12)"}
     * @param left what no member can say, for a person
     */
    public record Said(Map<String, Object> members, Map<String, String> keywords, List<String> left) {}

    /**
     * Returns what a Dockerfile says and an annotation does not.
     *
     * @param module the directory of the Go module
     * @param programs the names that the binary may have
     */
    public static Said of(
            ExistingDockerfile dockerfile, SourceTree tree, Path module, ImageSpec spec, Set<String> programs) {
        DockerfileMembers said = new DockerfileMembers(dockerfile, tree, module, spec, programs);
        said.ports();
        said.command();
        said.environment();
        said.directories();
        said.user();
        said.healthcheck();
        said.build();
        said.packages();
        return new Said(said.members, said.keywords, said.left);
    }

    private void put(String member, Object value, String keyword) {
        boolean says = !(value instanceof List<?> list && list.isEmpty());
        if (says && !spec.isWritten(member)) {
            members.put(member, value);
            keywords.put(member, keyword + line(keyword));
        }
    }

    private String line(String keyword) {
        Integer line = dockerfile.lines().get(keyword);
        return line == null ? "" : " (line " + line + ")";
    }

    private void ports() {
        List<Matcher> ports = image.ports.stream()
                .map(PORT::matcher)
                .filter(Matcher::matches)
                .filter(port -> Integer.parseInt(port.group(1)) <= 0xffff)
                .toList();
        put("port", numbers(ports, port -> !"udp".equals(port.group(2))), "EXPOSE");
        put("udpPort", numbers(ports, port -> "udp".equals(port.group(2))), "EXPOSE");
        String low = ports.stream()
                .map(port -> port.group(1))
                .filter(port -> Integer.parseInt(port) < ListenAddresses.FIRST_UNPRIVILEGED)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!low.isEmpty() && !spec.isWritten("port")) {
            left.add("EXPOSE " + low + ", below 1024");
        }
    }

    private static List<Integer> numbers(List<Matcher> ports, Predicate<Matcher> which) {
        return ports.stream()
                .filter(which)
                .map(port -> Integer.valueOf(port.group(1)))
                .filter(port -> port >= ListenAddresses.FIRST_UNPRIVILEGED)
                .distinct()
                .sorted()
                .toList();
    }

    private void command() {
        List<String> entrypoint = withoutInit(image.entrypoint);
        List<String> cmd = image.cmd;
        if (entrypoint.isEmpty() && !cmd.isEmpty()) {
            List<String> command = withoutInit(cmd);
            if (isBinary(command.get(0))) {
                put("args", moved(command.subList(1, command.size())), "CMD");
            } else {
                leave("CMD", command);
            }
        } else if (!entrypoint.isEmpty() && isBinary(entrypoint.get(0))) {
            put("fixedArgs", moved(entrypoint.subList(1, entrypoint.size())), "ENTRYPOINT");
            put("args", moved(cmd), "CMD");
        } else if (!entrypoint.isEmpty()) {
            leave("ENTRYPOINT", entrypoint);
            if (!cmd.isEmpty() && isBinary(cmd.get(0))) {
                put("args", moved(cmd.subList(1, cmd.size())), "CMD");
            } else if (!cmd.isEmpty() && cmd.get(0).startsWith("-")) {
                put("args", moved(cmd), "CMD");
            }
        }
    }

    /** Returns a command without the programs that start it. */
    static List<String> withoutInit(List<String> words) {
        int first = 0;
        while (first + 1 < words.size() && INITS.contains(name(words.get(first)))) {
            first++;
        }
        return words.subList(first, words.size());
    }

    private void leave(String keyword, List<String> command) {
        boolean shell = SHELLS.contains(name(command.get(0)));
        boolean script = command.get(0).endsWith(".sh");
        if (shell || script) {
            left.add(keyword + line(keyword) + " " + (shell ? "runs a shell" : "is a script, " + name(command.get(0))));
        }
    }

    private boolean isBinary(String word) {
        String name = name(word);
        return !name.endsWith(".sh")
                && !SHELLS.contains(name)
                && (programs.contains(name)
                        || dockerfile
                                .build()
                                .filter(build -> name(build.output()).equals(name))
                                .isPresent()
                        || image.copies.stream()
                                .anyMatch(copy ->
                                        !copy.stage().isEmpty() && copy.target().endsWith("/" + name)));
    }

    /** Returns the last element of a path. */
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void environment() {
        put(
                "env",
                image.environment.entrySet().stream()
                        .filter(variable -> isTheServices(variable.getKey(), variable.getValue()))
                        .map(variable -> variable.getKey() + "=" + moved(variable.getValue()))
                        .toList(),
                "ENV");
        put(
                "labels",
                image.labels.entrySet().stream()
                        .filter(label -> Words.isKnown(label.getKey() + label.getValue())
                                && !label.getValue().isEmpty())
                        .filter(label -> !isCredential(label.getKey(), label.getValue()))
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .toList(),
                "LABEL");
        Arrays.stream(StopSignal.values())
                .filter(signal ->
                        signal.name().equals(image.stopSignal) || signal.name().equals("SIG" + image.stopSignal))
                .filter(signal -> signal != StopSignal.SIGTERM)
                .forEach(signal -> put("stopSignal", signal, "STOPSIGNAL"));
    }

    private boolean isTheServices(String name, String value) {
        if (isCredential(name, value)) {
            left.add("ENV " + name + ", a credential");
            return false;
        }
        return Words.isKnown(value) && !NOT_THE_SERVICES.contains(name) && !name.startsWith("GO");
    }

    private static boolean isCredential(String name, String value) {
        return Secrets.find(name + "=" + value).isPresent()
                || Secrets.find(name, value).isPresent();
    }

    private void directories() {
        put("volumes", image.volumes.stream().map(this::moved).toList(), "VOLUME");
        if (image.builds.isEmpty()) {
            put(
                    "files",
                    image.copies.stream().flatMap(this::files).distinct().toList(),
                    image.copies.isEmpty() ? "" : "COPY");
        }
        String workdir = moved(image.workdir.replaceFirst("(?<=.)/$", ""));
        if (!workdir.equals("/") && Words.isKnown(workdir) && image.builds.isEmpty()) {
            put("workdir", workdir, "WORKDIR");
        }
    }

    private Stream<String> files(Copied copy) {
        return copy.sources().stream()
                .flatMap(source -> origin(copy.stage(), source, 0).stream())
                .flatMap(source -> file(source, moved(copy.target())).stream());
    }

    /** Returns a path of the build context that a path of a stage was copied from. */
    private Optional<String> origin(String stage, String source, int depth) {
        if (stage.isEmpty()) {
            return Optional.of(source);
        }
        return dockerfile
                .stage(stage)
                .filter(from -> depth < dockerfile.stages().size())
                .stream()
                .flatMap(from -> from.copies.stream().flatMap(copy -> {
                    String path = source.startsWith("/") ? source : "/" + source;
                    String target = copy.target().replaceFirst("/$", "");
                    return copy.sources().size() == 1 && path.startsWith(target + "/")
                            ? origin(
                                    copy.stage(),
                                    copy.sources().get(0).replaceFirst("/$", "") + path.substring(target.length()),
                                    depth + 1)
                                    .stream()
                            : Stream.empty();
                }))
                .findFirst();
    }

    /** Returns a path without slashes, and dots before them, at its beginning, and without slashes at its end. */
    private static String withoutSlashes(String path) {
        int start = 0;
        while (path.startsWith("/", start) || path.startsWith("./", start)) {
            start += path.charAt(start) == '/' ? 1 : 2;
        }
        int end = path.length();
        while (end > start && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(start, end);
    }

    /**
     * Returns an element of {@code files}, if such a file or directory lies in the module and is one of the service.
     */
    private Optional<String> file(String source, String target) {
        String path = withoutSlashes(source);
        if (path.isEmpty() || path.equals(".") || path.endsWith(".sh") || path.contains("*") || path.contains("..")) {
            return Optional.empty();
        }
        try {
            Path file = module.resolve(path).normalize();
            boolean isDirectory = tree.isDirectory(file);
            if (!isDirectory && (!tree.isFile(file) || programs.contains(name(path)))) {
                return Optional.empty();
            }
            String landing = isDirectory ? target.replaceFirst("(?<=.)/$", "") : target;
            return Optional.of(path + ":" + landing);
        } catch (InvalidPathException | UnusableFileException notHere) {
            return Optional.empty();
        }
    }

    private List<String> moved(List<String> texts) {
        return texts.stream().map(this::moved).toList();
    }

    /** Returns a text in which what lies below the binary's name lies elsewhere. */
    private String moved(String text) {
        return text.equals(BINARY) ? INSTEAD : text.replaceAll("(^|[=:,])" + BINARY + "/", "$1" + INSTEAD + "/");
    }

    private void user() {
        Matcher user = USER.matcher(image.user);
        if (user.matches() && Long.parseLong(user.group(1)) <= Integer.MAX_VALUE) {
            int uid = Integer.parseInt(user.group(1));
            if (uid != spec.user() && uid != 0) {
                put("user", uid, "USER");
            }
        }
    }

    private void healthcheck() {
        List<String> command = image.healthcheck;
        if (command.isEmpty() || spec.isWritten("healthcheck")) {
            return;
        }
        List<String> started = withoutInit(dockerfile.command());
        boolean ofBinary = isBinary(command.get(0))
                && (programs.contains(name(command.get(0)))
                        || name(command.get(0)).equals(started.isEmpty() ? "" : name(started.get(0))));
        if (!ofBinary || command.size() == 1) {
            left.add("HEALTHCHECK" + line("HEALTHCHECK")
                    + (SHELLS.contains(name(command.get(0)))
                            ? " runs a shell"
                            : " runs " + name(command.get(0)).replaceAll("[^A-Za-z0-9._-]", "")));
            return;
        }
        put("healthcheck", moved(command.subList(1, command.size())), "HEALTHCHECK");
        image.healthcheckFlags.stream()
                .map(OPTION_FLAG::matcher)
                .filter(Matcher::matches)
                .forEach(flag -> option(flag.group(1), flag.group(2)));
    }

    private void option(String flag, String value) {
        switch (flag) {
            case "start-period" -> put("healthcheckOptions.startPeriod", value, "HEALTHCHECK");
            case "retries" -> {
                if (value.matches("[1-9][0-9]{0,3}")) {
                    put("healthcheckOptions.retries", Integer.valueOf(value), "HEALTHCHECK");
                }
            }
            default -> put("healthcheckOptions." + flag, value, "HEALTHCHECK");
        }
    }

    private void build() {
        Optional<GoBuild> found = dockerfile.build();
        if (found.isEmpty()) {
            return;
        }
        GoBuild build = found.get();
        put("build.tags", build.tags(), "-tags");
        put("build.stamp", build.stamps(), "-ldflags");
        if (build.cgo().equals(Optional.of(true))) {
            put("build.cgo", true, "CGO_ENABLED");
        }
    }

    private void packages() {
        String packages = image.packages.keySet().stream()
                .filter(name -> !TAKEN_CARE_OF.contains(name))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
        if (!packages.isEmpty() && image.builds.isEmpty()) {
            left.add("the packages " + packages);
        }
    }
}
